/** Everybody is an owner somewhere; the administrator is one everywhere. */
import type { operations } from "../../../generated/dreams-organizations.ts";
import { scenario } from "../../scenario.ts";
import { avatarForm } from "./avatar-form.ts";
import { memberWith, newMember } from "./members.ts";
import { newOrganization } from "./new-organization.ts";
import { charging } from "./requests-on.ts";

export default scenario<operations>()({
  statement: "Whoever creates an organization manages it, as does the administrator, who alone charges.",
  sources: [
    "updateOrganization/200",
    "uploadOrganizationAvatar/200",
    "inviteOrganizationUser/200",
    "deleteOrganizationMember/200",
    "chargeOrganizationWallet/200",
    "chargeOrganizationWallet/403",
    "dreams-organizations/5.6",
    "dreams-organizations/5.8",
    "dreams-organizations/5.9",
    "dreams-organizations/5.10",
    "dreams-organizations/5.12",
    "dreams-organizations/6.chargeOrganizationWallet.403",
    "dreams-organizations/10.17",
  ],
  principals: ["owner", "member", "outsider", "admin"],
  async run({ owner, member, outsider, admin, ...tools }) {
    const creators = [
      [owner, "dreams-organizations/5.6"],
      [member, "dreams-organizations/10.17"],
      [outsider, "dreams-organizations/5.8"],
    ] as const;
    for (const [creator, rule] of creators) {
      const organizationId = await newOrganization(tools, creator);
      const charge = charging({ organizationId });
      for (const [manager, right] of [
        [creator, rule],
        [admin, "dreams-organizations/5.9"],
      ] as const) {
        const name = tools.unique();
        await manager.updateOrganization({ path: { organizationId }, body: { name } }).answers(200, right);
        await manager.raw("POST", `/api/organizations/${organizationId}/upload-avatar`, avatarForm()).answers(200, right);
        const { id: memberId, email } = await newMember(tools, manager, organizationId, {}, right);
        await manager.deleteOrganizationMember({ path: { organizationId, memberId } }).answers(200, right);
        const left = await tools.eventually(
          () => memberWith(manager, organizationId, email),
          (found) => found === undefined,
        );
        tools.same(right, left, undefined);
      }
      await creator.raw(charge.method, charge.target, charge.request).answers(403, "dreams-organizations/6.chargeOrganizationWallet.403");
      await admin.raw(charge.method, charge.target, charge.request).answers(200, "dreams-organizations/5.9");
    }
  },
});
