/** Rows as answers show them: an organization with its present counts, and the caller's whole client. */
import type { components } from "../../../generated/clerk-organizations.ts";
import type { Caller } from "./principals.ts";
import { existing, type MembershipRow, type SessionRow, type State } from "./state.ts";

type Schemas = components["schemas"];

/** An organization as the answer to its creation, reading or update. */
export const wrapped = (state: State, caller: Caller, id: string): Schemas["ClientWrappedOrganization"] => ({
  response: organizationOf(state, id),
  client: clientOf(state, caller),
});

export const clientOf = (state: State, { client }: Caller): Schemas["Client"] => ({
  ...existing(state.clients.get(client)),
  sessions: [...state.sessions.in.client(client)].map((session) => sessionOf(state, session)),
});

const sessionOf = (state: State, { client_id, user_id, ...session }: SessionRow): Schemas["Session"] => ({ ...session, user: userOf(state, user_id) });

const userOf = (state: State, id: string): Schemas["User"] => ({
  ...existing(state.users.get(id)),
  organization_memberships: [...state.memberships.in.user(id)].map((membership) => membershipOf(state, membership)),
});

const membershipOf = (state: State, { organization_id, user_id, ...membership }: MembershipRow): Schemas["OrganizationMembership"] => ({
  ...membership,
  organization: organizationOf(state, organization_id),
});

function organizationOf(state: State, id: string): Schemas["Organization"] {
  const { created_by, ...organization } = existing(state.organizations.get(id));
  return { ...organization, members_count: state.memberships.in.organization(id).size };
}
