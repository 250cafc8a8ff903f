/** Who may do what: a stranger nothing, a member reads, the owner and administrators manage. */
import type { Principal } from "../../principals.ts";
import type { State } from "./start-state.ts";

export interface Caller extends Principal {
  readonly user: string;
  /** The one membership that the caller has. */
  readonly memberId?: number;
  readonly administrator?: true;
}

/** What a caller is to the organization of a path; `nowhere` if there is none. */
export type Standing = "nowhere" | "stranger" | "member" | "manager";

export function standing({ organizations, members }: State, organizationId: string, { user, memberId, administrator }: Caller): Standing {
  const organization = organizations.get(organizationId);
  if (!organization) return "nowhere";
  if (administrator || organization.owner === user) return "manager";
  const membership = memberId === undefined ? undefined : members.get(memberId);
  return membership?.organizationId === organizationId && membership.status === "active" ? "member" : "stranger";
}

export const principals: readonly Caller[] = [
  {
    id: "owner",
    user: "123e4567-e89b-12d3-a456-426614174001",
    credentials: [{ BearerAuth: "OWNER_TOKEN" }, { AccessKeyAuth: "AccessKey ak_owner.secret" }],
  },
  { id: "member", user: "123e4567-e89b-12d3-a456-426614174002", memberId: 1, credentials: [{ BearerAuth: "MEMBER_TOKEN" }] },
  { id: "outsider", user: "223e4567-e89b-12d3-a456-426614174001", credentials: [{ BearerAuth: "OUTSIDER_TOKEN" }] },
  { id: "admin", user: "923e4567-e89b-12d3-a456-426614174001", administrator: true, credentials: [{ BearerAuth: "ADMIN_TOKEN" }] },
];

/** Whoever holds an invitation's token needs nothing else. */
export const anonymous: Caller = { id: "invited", user: "00000000-0000-0000-0000-000000000000", credentials: [] };
