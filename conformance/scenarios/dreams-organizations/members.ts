/** The members of an organization, and people who are invited for one story only. */
import type { components } from "../../../generated/dreams-organizations.ts";
import type { Tools } from "../../scenario.ts";
import type { Actor } from "./new-organization.ts";

type Invitation = components["schemas"]["InviteUserRequest"];
export type Member = components["schemas"]["OrganizationMember"];

/** What the contract says of a member; roles and workspaces stand in any order (rule 10.12). */
export const describedMember = ({ id, name, email, status, roles, workspaces }: Member): Member => ({
  id,
  name,
  email,
  status,
  roles: roles.toSorted(),
  workspaces: workspaces.toSorted(),
});

/** Those on all pages. */
export async function membersOf(actor: Actor, organizationId: string): Promise<Member[]> {
  const members: Member[] = [];
  for (let page = 1; ; page += 1) {
    const { data, pagination } = await actor.listOrganizationMembers({ path: { organizationId }, query: { page, per_page: 100 } }).answers(200);
    members.push(...data.map(describedMember));
    if (data.length === 0 || page >= pagination.last_page) return members;
  }
}

export async function memberWith(actor: Actor, organizationId: string, email: string): Promise<Member | undefined> {
  const members = await membersOf(actor, organizationId);
  return members.find((member) => member.email.toLowerCase() === email.toLowerCase());
}

export const newEmail = ({ unique }: Pick<Tools, "unique">): string => `${unique()}@example.com`;

/** Somebody who was just invited, which `rule` promises; dismissed when the run ends. */
export async function newMember(
  tools: Tools,
  actor: Actor,
  organizationId: string,
  invitation: Invitation = {},
  rule = "dreams-organizations/6.inviteOrganizationUser.200",
): Promise<Member> {
  const { email = newEmail(tools) } = invitation;
  await actor.inviteOrganizationUser({ path: { organizationId }, body: { ...invitation, email } }).answers(200, rule);
  tools.afterwards(() => dismiss(actor, organizationId, email));
  const member = await tools.eventually(
    () => memberWith(actor, organizationId, email),
    (found) => found !== undefined,
  );
  tools.holds("dreams-organizations/7.10a", member !== undefined, `a member with the e-mail ${email}`, member);
  return member ?? tools.cannot("The list does not show who was invited, so the new member cannot be named.");
}

/** Ends a membership, where it has not ended yet. */
export async function dismiss(actor: Actor, organizationId: string, email: string): Promise<void> {
  const member = await memberWith(actor, organizationId, email);
  if (member) await actor.deleteOrganizationMember({ path: { organizationId, memberId: member.id } }).answers(200);
}
