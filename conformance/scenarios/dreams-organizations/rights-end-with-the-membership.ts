/** What `member` may do in an organization hangs on one membership. */
import type { operations } from "../../../generated/dreams-organizations.ts";
import { scenario } from "../../scenario.ts";
import { membersOf } from "./members.ts";

export default scenario<operations>()({
  statement: "Whose membership was deleted is a stranger to the organization.",
  sources: [
    "getOrganization/403",
    "listOrganizationMembers/403",
    "deleteOrganizationMember/200",
    "dreams-organizations/5.14",
    "dreams-organizations/7.12",
    "dreams-organizations/8.5",
  ],
  principals: ["owner", "member"],
  spends: ["member-1"],
  async run({ owner, member, spent, eventually, fixture, same }) {
    const { organizationId = "", memberId = "", role, workspace } = fixture("member-1");
    const members = () => membersOf(owner, String(organizationId));
    const active = (await members()).find(({ id, status }) => id === memberId && status === "active");
    const { roles, workspaces } = active ?? spent("member-1");
    same("dreams-organizations/8.5", { roles, workspaces }, { roles: [role], workspaces: [workspace] });
    const path = { organizationId };
    await member.getOrganization({ path }).answers(200, "dreams-organizations/5.14");
    await owner.deleteOrganizationMember({ path: { organizationId, memberId } }).answers(200, "dreams-organizations/7.12");
    await eventually(members, (left) => !left.some(({ id }) => id === memberId));
    await member.getOrganization({ path }).answers(403, "dreams-organizations/5.14");
    await member.listOrganizationMembers({ path }).answers(403, "dreams-organizations/5.14");
  },
});
