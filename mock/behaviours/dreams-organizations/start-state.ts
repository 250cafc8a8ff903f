/** What the API stores, and what stands in it at the start. */
import type { components } from "../../../generated/dreams-organizations.ts";
import { collection } from "../../state/collection.ts";

export type Organization = components["schemas"]["Organization"];

export interface Member extends Readonly<components["schemas"]["OrganizationMember"]> {
  readonly organizationId: string;
}

/** The mail that carries a token. It lives as long as its member. */
export interface Invitation {
  readonly to: string;
  readonly inviteToken: string;
  readonly organizationId: string;
  readonly memberId: number;
  /** Null where the mail left before the start. */
  readonly sentAt: string | null;
}

export type State = ReturnType<typeof startState>;

/** One person is in an organization once, in whatever case the e-mail is written. */
export const emailKey = (organizationId: string, email: string): string => `${organizationId} ${email.toLowerCase()}`;

export function startState() {
  const state = {
    organizations: collection({ key: ({ id }: Organization) => id }),
    members: collection({
      key: ({ id }: Member) => id,
      unique: { email: ({ organizationId, email }) => emailKey(organizationId, email) },
      groups: { organization: ({ organizationId }) => organizationId },
    }),
    invitations: collection({ key: ({ inviteToken }: Invitation) => inviteToken, unique: { member: ({ memberId }) => memberId } }),
    roles: collection({ key: ({ id }: { id: number; name: string }) => id }),
    workspaces: collection({ key: ({ id }: { id: string; organizationId: string }) => id }),
    /** Opened by an organization's first charge. */
    wallets: collection({ key: ({ organizationId }: { organizationId: string; money: number; messages: number }) => organizationId }),
    counters: collection({ key: ({ of }: { of: "members"; last: number }) => of }),
  };
  for (const organization of [a, b]) state.organizations.insert(organization);
  for (const [index, name] of ["Admin", "Agent", "Viewer"].entries()) state.roles.insert({ id: index + 1, name });
  for (const id of [w1, w2]) state.workspaces.insert({ id, organizationId: a.id });
  state.workspaces.insert({ id: w3, organizationId: b.id });

  state.members.insert(active(1, a.id, "Agent", w1));
  for (const id of [2, 3, 4]) {
    const member = state.members.insert({ ...active(id, a.id, "Viewer", w1), status: "invited", workspaces: [] });
    state.invitations.insert({ to: member.email, inviteToken: `INVITE_TOKEN_${id}`, organizationId: a.id, memberId: id, sentAt: null });
  }
  for (let id = 5; id <= 25; id += 1) state.members.insert(active(id, a.id, "Viewer", w1));
  state.members.insert(active(101, b.id, "Admin", w3));
  state.counters.insert({ of: "members", last: 101 });
  return state;
}

const a: Organization = {
  id: "123e4567-e89b-12d3-a456-426614174000",
  name: "My Organization",
  avatarUrl: null,
  status: "active",
  type: "private",
  owner: "123e4567-e89b-12d3-a456-426614174001",
};

const b: Organization = {
  id: "223e4567-e89b-12d3-a456-426614174000",
  name: "Other Organization",
  avatarUrl: "https://example.com/avatar.png",
  status: "active",
  type: "private",
  owner: "223e4567-e89b-12d3-a456-426614174001",
};

const w1 = "323e4567-e89b-12d3-a456-426614174001";
const w2 = "323e4567-e89b-12d3-a456-426614174002";
const w3 = "423e4567-e89b-12d3-a456-426614174001";

const active = (id: number, organizationId: string, role: string, workspace: string): Member => ({
  id,
  organizationId,
  name: `Member ${id}`,
  email: `member${id}@example.com`,
  status: "active",
  roles: [role],
  workspaces: [workspace],
});
