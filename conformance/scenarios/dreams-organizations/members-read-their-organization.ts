/** The two operations that a membership opens. */
import type { operations } from "../../../generated/dreams-organizations.ts";
import { scenario } from "../../scenario.ts";
import { membersOf } from "./members.ts";
import { described } from "./new-organization.ts";

export default scenario<operations>()({
  statement: "An active member gets its organization and lists the members.",
  sources: ["getOrganization/200", "listOrganizationMembers/200", "dreams-organizations/5.6", "dreams-organizations/5.7", "dreams-organizations/5.14"],
  principals: ["owner", "member"],
  readOnly: true,
  async run({ owner, member, spent, fixture, same }) {
    const { organizationId = "", memberId } = fixture("member-1");
    const members = await membersOf(owner, String(organizationId));
    if (!members.some(({ id, status }) => id === memberId && status === "active")) spent("member-1");
    const seen = await member.getOrganization({ path: { organizationId } }).answers(200, "dreams-organizations/5.7");
    const shown = await owner.getOrganization({ path: { organizationId } }).answers(200, "dreams-organizations/5.6");
    same("dreams-organizations/5.7", described(seen), described(shown));
    await member.listOrganizationMembers({ path: { organizationId } }).answers(200, "dreams-organizations/5.14");
  },
});
