/** One resource, however its id is written and whatever the parameter is called. */
import type { operations } from "../../../generated/dreams-organizations.ts";
import { scenario } from "../../scenario.ts";
import { avatarForm } from "./avatar-form.ts";
import { newMember } from "./members.ts";
import { newOrganization } from "./new-organization.ts";

export default scenario<operations>()({
  statement: "An organization id in capitals names the same organization in every operation.",
  sources: ["getOrganization/200", "chargeOrganizationWallet/200", "updateOrganizationMember/200", "dreams-organizations/3.1", "dreams-organizations/3.2"],
  principals: ["owner", "admin"],
  async run({ owner, admin, ...tools }) {
    const { fixture, same } = tools;
    const organizationId = await newOrganization(tools, owner);
    const capitals = organizationId.toUpperCase();
    const path = { organizationId: capitals };
    const { id } = await owner.getOrganization({ path }).answers(200, "dreams-organizations/3.2");
    same("dreams-organizations/3.2", id.toLowerCase(), organizationId.toLowerCase());
    await owner.updateOrganization({ path, body: {} }).answers(200, "dreams-organizations/3.2");
    await owner.raw("POST", `/api/organizations/${capitals}/upload-avatar`, avatarForm()).answers(200, "dreams-organizations/3.1");
    await admin.chargeOrganizationWallet({ path: { organization: capitals }, body: { amount: 1, service: "other" } }).answers(200, "dreams-organizations/3.1");
    const { id: memberId } = await newMember(tools, owner, capitals, {}, "dreams-organizations/3.2");
    await owner.deleteOrganizationMember({ path: { organizationId: capitals, memberId } }).answers(200, "dreams-organizations/3.2");

    const a = fixture("workspaces-a");
    const member = await newMember(tools, owner, String(a["organizationId"]));
    const body = { workspaces: [String(a["workspace"])], roles: Object.keys(fixture("roles")).map(Number) };
    await owner
      .updateOrganizationMember({ path: { organizationId: String(a["organizationId"]).toUpperCase(), memberId: member.id }, body })
      .answers(200, "dreams-organizations/3.2");
  },
});
