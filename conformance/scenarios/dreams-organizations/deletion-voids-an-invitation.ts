/** A token does not outlive the invitation that it was issued for. */
import type { operations } from "../../../generated/dreams-organizations.ts";
import { scenario } from "../../scenario.ts";
import { dismiss, membersOf, memberWith } from "./members.ts";

const password = { password: "password123", password_confirmation: "password123" };

export default scenario<operations>()({
  statement: "The token of a deleted member is void for good, even when the same person is invited again.",
  sources: [
    "acceptOrganizationInvite/400",
    "dreams-organizations/6.acceptOrganizationInvite.400",
    "dreams-organizations/7.7c",
    "dreams-organizations/7.7d",
    "dreams-organizations/7.12",
    "dreams-organizations/8.6",
  ],
  principals: ["owner"],
  spends: ["invitation-3"],
  async run({ owner, afterwards, spent, eventually, fixture, same }) {
    const { organizationId = "", inviteToken = "", memberId = "" } = fixture("invitation-3");
    const invited = (await membersOf(owner, String(organizationId))).find(({ id, status }) => id === memberId && status === "invited");
    const { email } = invited ?? spent("invitation-3");
    const accept = () => owner.acceptOrganizationInvite({ path: { inviteToken }, body: password }).answers(400, "dreams-organizations/7.7c");

    await owner.deleteOrganizationMember({ path: { organizationId, memberId } }).answers(200, "dreams-organizations/7.12");
    await accept();
    await owner.inviteOrganizationUser({ path: { organizationId }, body: { email } }).answers(200, "dreams-organizations/7.7d");
    afterwards(() => dismiss(owner, String(organizationId), email));
    await accept();
    const again = await eventually(
      () => memberWith(owner, String(organizationId), email),
      (member) => member !== undefined,
    );
    same("dreams-organizations/7.7c", again?.status, "invited");
  },
});
