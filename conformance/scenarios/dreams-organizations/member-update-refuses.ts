/** What an update of a member does not take. */
import type { operations } from "../../../generated/dreams-organizations.ts";
import { scenario } from "../../scenario.ts";
import { faultyFields } from "./faulty-fields.ts";
import { json, unreadable } from "./json.ts";
import { membersOf, newMember } from "./members.ts";

export default scenario<operations>()({
  statement: "An update needs roles that exist and workspaces of the very organization; otherwise the member stays as it is.",
  sources: [
    "updateOrganizationMember/400",
    "dreams-organizations/6.updateOrganizationMember.400",
    "dreams-organizations/3.11",
    "dreams-organizations/3.12",
    "dreams-organizations/3.24",
    "dreams-organizations/3.25",
    "dreams-organizations/3.28",
    "dreams-organizations/3.29",
    "dreams-organizations/4.9",
    "dreams-organizations/4.10",
    "dreams-organizations/4.11",
    "dreams-organizations/7.13",
    "dreams-organizations/8.4",
  ],
  principals: ["owner"],
  async run({ owner, ...tools }) {
    const { fixture, holds, same } = tools;
    const { organizationId = "", workspace = "", foreignWorkspace = "" } = fixture("workspaces-a");
    const { roleId } = fixture("never-issued");
    const member = await newMember(tools, owner, String(organizationId));
    const target = (memberId: number | string) => `/api/organizations/${organizationId}/members/${memberId}`;

    const roles = Object.keys(fixture("roles")).map(Number);
    const faulty = [
      ["workspaces", { roles }, "dreams-organizations/6.updateOrganizationMember.400"],
      ["workspaces", { workspaces: [], roles }, "dreams-organizations/6.updateOrganizationMember.400"],
      ["workspaces", { workspaces: null, roles }, "dreams-organizations/3.24"],
      ["workspaces.0", { workspaces: ["x"], roles }, "dreams-organizations/6.updateOrganizationMember.400"],
      ["workspaces.1", { workspaces: [workspace, foreignWorkspace], roles }, "dreams-organizations/3.11"],
      ["roles", { workspaces: [workspace] }, "dreams-organizations/6.updateOrganizationMember.400"],
      ["roles", { workspaces: [workspace], roles: [] }, "dreams-organizations/6.updateOrganizationMember.400"],
      ["roles.0", { workspaces: [workspace], roles: [roleId] }, "dreams-organizations/3.12"],
      ["roles.0", { workspaces: [workspace], roles: ["2"] }, "dreams-organizations/3.25"],
    ] as const;
    for (const [field, body, rule] of faulty) {
      const refusal = await owner.raw("PUT", target(member.id), json(body)).answers(400, rule);
      holds(
        field.includes(".") ? "dreams-organizations/4.10" : "dreams-organizations/4.9",
        faultyFields(refusal.body)?.includes(field) === true,
        `data.errors with ${field}`,
        refusal.body,
      );
    }
    for (const request of unreadable) {
      const refusal = await owner.raw("PUT", target(member.id), request).answers(400, "dreams-organizations/3.28");
      same("dreams-organizations/4.11", faultyFields(refusal.body), []);
    }
    same(
      "dreams-organizations/7.13",
      (await membersOf(owner, String(organizationId))).find(({ id }) => id === member.id),
      member,
    );
  },
});
