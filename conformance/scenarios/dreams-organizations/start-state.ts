/** What stands at the target before the run, as its owner states it. */
import type { operations } from "../../../generated/dreams-organizations.ts";
import { scenario } from "../../scenario.ts";
import { type Member, membersOf } from "./members.ts";
import { described } from "./new-organization.ts";

export default scenario<operations>()({
  statement: "The organizations and members that the contract starts with are there.",
  sources: [
    "getOrganization/200",
    "listOrganizationMembers/200",
    "dreams-organizations/6.getOrganization.200",
    "dreams-organizations/4.1",
    "dreams-organizations/8.1",
    "dreams-organizations/8.2",
    "dreams-organizations/8.5",
    "dreams-organizations/8.7",
    "dreams-organizations/10.26",
  ],
  principals: ["owner", "outsider"],
  readOnly: true,
  shares: true,
  async run({ owner, outsider, fixture, holds, same }) {
    const organizations = [
      [owner, "organization-a", "dreams-organizations/8.1"],
      [outsider, "organization-b", "dreams-organizations/8.2"],
    ] as const;
    for (const [actor, fixtureId, rule] of organizations) {
      const { organizationId = "", name, status, type, owner: user, avatarUrl = null } = fixture(fixtureId);
      const organization = await actor.getOrganization({ path: { organizationId } }).answers(200, "dreams-organizations/6.getOrganization.200");
      same(rule, described(organization), { id: organizationId, name, avatarUrl, status, type, owner: user });
      holds("dreams-organizations/10.26", "type" in organization, "type", organization);
      holds("dreams-organizations/4.1", "avatarUrl" in organization, "avatarUrl", organization);
    }

    const inA = await membersOf(owner, String(fixture("organization-a")["organizationId"]));
    const { first, last, status, role, workspace } = fixture("members-6-to-25");
    for (let id = Number(first); id <= Number(last); id += 1)
      same("dreams-organizations/8.5", standingOf(inA, id), { status, roles: [role], workspaces: [workspace] });
    const waiting = fixture("member-4");
    same("dreams-organizations/8.5", standingOf(inA, waiting["memberId"]), { status: waiting["status"], roles: [waiting["role"]], workspaces: [] });

    const [inB] = await membersOf(outsider, String(fixture("organization-b")["organizationId"]));
    const { memberId: id, role: roleInB, workspace: workspaceInB, ...texts } = fixture("member-101");
    same("dreams-organizations/8.7", inB, { id, ...texts, roles: [roleInB], workspaces: [workspaceInB] });
  },
});

const standingOf = (members: readonly Member[], memberId: unknown) =>
  members.filter(({ id }) => id === memberId).map(({ status, roles, workspaces }) => ({ status, roles, workspaces }))[0];
