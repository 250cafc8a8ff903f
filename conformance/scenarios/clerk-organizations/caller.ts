/** The caller as a client shows it: the session in use, and its user's memberships. */
import type { components } from "../../../generated/clerk-organizations.ts";

type Schemas = components["schemas"];

export function sessionOf({ sessions, last_active_session_id }: Schemas["Client"]): Schemas["Session"] | undefined {
  return sessions.find(({ id }) => id === last_active_session_id) ?? sessions.find(({ status }) => status === "active");
}

export const membershipsOf = (client: Schemas["Client"]): readonly Schemas["OrganizationMembership"][] =>
  sessionOf(client)?.user?.organization_memberships ?? [];

export const membershipIn = (client: Schemas["Client"], id: string | number): Schemas["OrganizationMembership"] | undefined =>
  membershipsOf(client).find(({ organization }) => organization.id === id);

/** What moves on a successful write only. */
export const activityOf = (client: Schemas["Client"]) => ({
  updated_at: client.updated_at,
  last_active_at: client.sessions.map((session) => session.last_active_at),
});
