/** The one way from invited to active; it can be gone once. */
import type { operations } from "../../../generated/dreams-organizations.ts";
import { scenario } from "../../scenario.ts";
import { invitationToAccept } from "./invitation-to-accept.ts";
import { json } from "./json.ts";
import { membersOf } from "./members.ts";

const password = { password: "password123", password_confirmation: "password123" };

export default scenario<operations>()({
  statement: "An invitation is accepted once, without credentials; a refused attempt leaves it open.",
  sources: [
    "acceptOrganizationInvite/200",
    "acceptOrganizationInvite/422",
    "acceptOrganizationInvite/400",
    "dreams-organizations/6.acceptOrganizationInvite.200",
    "dreams-organizations/6.acceptOrganizationInvite.400",
    "dreams-organizations/4.12",
    "dreams-organizations/5.4",
    "dreams-organizations/7.4b",
    "dreams-organizations/7.10d",
    "dreams-organizations/7.11a",
    "dreams-organizations/7.11b",
    "dreams-organizations/7.11d",
    "dreams-organizations/7.11e",
    "dreams-organizations/7.12",
    "dreams-organizations/8.6",
    "dreams-organizations/10.27",
    "dreams-organizations/10.29",
  ],
  principals: ["owner"],
  spends: ["invitation-2"],
  async run({ owner, ...tools }) {
    const { eventually, holds, nobody, same, spent } = tools;
    const { organizationId = "", inviteToken = "", memberId } = await invitationToAccept(tools, owner);
    const members = () => membersOf(owner, String(organizationId));
    const before = await members();
    const waiting = before.find(({ id, status }) => id === memberId && status === "invited");
    const invited = waiting ?? spent("invitation-2");
    const { data: entries } = await owner.listOrganizationMembers({ path: { organizationId } }).answers(200);
    holds("dreams-organizations/7.10d", !JSON.stringify(entries).includes(`"${inviteToken}"`), "no answer with the token", entries);

    const path = { inviteToken };
    await owner.acceptOrganizationInvite({ path, body: { ...password, password_confirmation: "password124" } }).answers(422);
    const target = `/api/organizations/invite/${inviteToken}/accept`;
    const accepted = await nobody
      .raw("POST", target, { ...json(password), headers: { "Content-Type": "application/json", Authorization: "Bearer wrong" } })
      .answers(200, "dreams-organizations/7.11e");
    holds("dreams-organizations/10.27", accepted.header("Content-Type") === undefined, "no Content-Type", accepted.header("Content-Type"));
    const after = await eventually(members, (found) => found.some(({ id, status }) => id === memberId && status === "active"));
    same(
      "dreams-organizations/7.11a",
      after.find(({ id }) => id === memberId),
      { ...invited, status: "active" },
    );
    const places = after.map(({ id }) => id).filter((id) => before.some((member) => member.id === id));
    same(
      "dreams-organizations/7.4b",
      places,
      before.map(({ id }) => id),
    );

    const { data } = await owner.acceptOrganizationInvite({ path, body: password }).answers(400, "dreams-organizations/7.11b");
    same("dreams-organizations/4.12", data, null);
  },
});
