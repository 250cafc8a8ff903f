/** A status that is shown and has no further meaning. */
import type { operations } from "../../../generated/dreams-organizations.ts";
import { scenario } from "../../scenario.ts";
import { avatarForm } from "./avatar-form.ts";
import { membersOf, newMember } from "./members.ts";
import { newOrganization } from "./new-organization.ts";

const rule = "dreams-organizations/7.2f";

export default scenario<operations>()({
  statement: "A banned organization is read, managed and charged like any other, and its ban can be lifted.",
  sources: [
    "updateOrganization/200",
    "chargeOrganizationWallet/200",
    "inviteOrganizationUser/200",
    "deleteOrganizationMember/200",
    "uploadOrganizationAvatar/200",
    rule,
  ],
  principals: ["owner", "admin"],
  async run({ owner, admin, ...tools }) {
    const organizationId = await newOrganization(tools, owner);
    const path = { organizationId };
    await owner.updateOrganization({ path, body: { status: "banned" } }).answers(200);
    await tools.eventually(
      () => owner.getOrganization({ path }).answers(200, rule),
      ({ status }) => status === "banned",
    );
    const { id: memberId } = await newMember(tools, owner, organizationId, {}, rule);
    await owner.deleteOrganizationMember({ path: { organizationId, memberId } }).answers(200, rule);
    await membersOf(owner, organizationId);
    await owner.raw("POST", `/api/organizations/${organizationId}/upload-avatar`, avatarForm()).answers(200, rule);
    await admin.chargeOrganizationWallet({ path: { organization: organizationId }, body: { amount: 1, service: "other" } }).answers(200, rule);
    const { status } = await owner.updateOrganization({ path, body: { status: "active" } }).answers(200, rule);
    tools.same(rule, status, "active");
  },
});
