/** Whom an update of a member does not find. */
import type { operations } from "../../../generated/dreams-organizations.ts";
import { scenario } from "../../scenario.ts";
import { json } from "./json.ts";
import { membersOf, newMember } from "./members.ts";
import { newOrganization } from "./new-organization.ts";

export default scenario<operations>()({
  statement: "An update finds members of the very organization alone; all other ids are unknown.",
  sources: [
    "updateOrganizationMember/404",
    "dreams-organizations/6.updateOrganizationMember.404",
    "dreams-organizations/3.4",
    "dreams-organizations/4.12",
    "dreams-organizations/7.8a",
    "dreams-organizations/7.13",
  ],
  principals: ["owner"],
  async run({ owner, ...tools }) {
    const { fixture, same } = tools;
    const { organizationId = "", workspace = "" } = fixture("workspaces-a");
    const { memberId: unknownId = "", organizationId: unknownOrganization = "" } = fixture("never-issued");
    const member = await newMember(tools, owner, String(organizationId));
    const other = await newOrganization(tools, owner);
    const foreign = await newMember(tools, owner, other);
    const body = { workspaces: [String(workspace)], roles: Object.keys(fixture("roles")).map(Number) };

    for (const memberId of [unknownId, foreign.id]) {
      const { data } = await owner.updateOrganizationMember({ path: { organizationId, memberId }, body }).answers(404, "dreams-organizations/7.8a");
      same("dreams-organizations/4.12", data, null);
    }
    await owner.raw("PUT", `/api/organizations/${organizationId}/members/x`, json(body)).answers(404, "dreams-organizations/3.4");
    const misplaced = { organizationId: unknownOrganization, memberId: member.id };
    await owner.updateOrganizationMember({ path: misplaced, body }).answers(404, "dreams-organizations/6.updateOrganizationMember.404");
    same("dreams-organizations/7.13", await membersOf(owner, other), [foreign]);
  },
});
