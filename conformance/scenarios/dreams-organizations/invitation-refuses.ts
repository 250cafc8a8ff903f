/** What an invitation does not take, and whom it does not take twice. */
import type { operations } from "../../../generated/dreams-organizations.ts";
import { type RawRequest, scenario } from "../../scenario.ts";
import { faultyFields } from "./faulty-fields.ts";
import { json, unreadable } from "./json.ts";
import { membersOf, newMember } from "./members.ts";
import { newOrganization } from "./new-organization.ts";

export default scenario<operations>()({
  statement: "An invitation needs an e-mail that nobody in the organization has, in any case, and roles that exist.",
  sources: [
    "inviteOrganizationUser/400",
    "dreams-organizations/6.inviteOrganizationUser.400",
    "dreams-organizations/7.10e",
    "dreams-organizations/7.10f",
    "dreams-organizations/7.13",
    "dreams-organizations/3.12",
    "dreams-organizations/3.15",
    "dreams-organizations/3.24",
    "dreams-organizations/3.25",
    "dreams-organizations/3.28",
    "dreams-organizations/3.29",
    "dreams-organizations/4.9",
    "dreams-organizations/4.10",
    "dreams-organizations/4.11",
  ],
  principals: ["owner"],
  async run({ owner, ...tools }) {
    const { cannot, fixture, holds, same, unique } = tools;
    const organizationId = await newOrganization(tools, owner);
    const { email } = await newMember(tools, owner, organizationId);
    const before = await membersOf(owner, organizationId);
    const invite = (request: RawRequest, rule = "dreams-organizations/6.inviteOrganizationUser.400", id = organizationId) =>
      owner.raw("POST", `/api/organizations/${id}/invite`, request).answers(400, rule);

    const fresh = `${unique()}@example.com`;
    const faulty = [
      ["email", { name: "X" }, "dreams-organizations/3.15"],
      ["email", { email: "x" }, "dreams-organizations/6.inviteOrganizationUser.400"],
      ["email", { email: null }, "dreams-organizations/3.24"],
      ["name", { email: fresh, name: "n".repeat(256) }, "dreams-organizations/6.inviteOrganizationUser.400"],
      ["roles.0", { email: fresh, roles: [fixture("never-issued")["roleId"]] }, "dreams-organizations/3.12"],
      ["roles.0", { email: fresh, roles: ["2"] }, "dreams-organizations/3.25"],
    ] as const;
    for (const [field, body, rule] of faulty) {
      const refusal = await invite(json(body), rule);
      holds(
        field.includes(".") ? "dreams-organizations/4.10" : "dreams-organizations/4.9",
        faultyFields(refusal.body)?.includes(field) === true,
        `data.errors with ${field}`,
        refusal.body,
      );
    }
    for (const request of unreadable) same("dreams-organizations/4.11", faultyFields((await invite(request, "dreams-organizations/3.28")).body), []);
    await invite(json({ email }), "dreams-organizations/7.10f");
    await invite(json({ email: email.toUpperCase(), name: "Twin" }), "dreams-organizations/7.10e");
    same("dreams-organizations/7.13", await membersOf(owner, organizationId), before);

    const a = String(fixture("workspaces-a")["organizationId"]);
    const joined = (await membersOf(owner, a)).find(({ status }) => status === "active") ?? cannot("Nobody is active in the fixture workspaces-a.");
    await invite(json({ email: joined.email }), "dreams-organizations/7.10f", a);
  },
});
