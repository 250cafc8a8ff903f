/** What the profile says of the state at start, held against an answer. */
import type { Tools } from "../../scenario.ts";
import { membershipIn } from "./caller.ts";
import type { Wrapped } from "./new-organization.ts";

/** Name of a principal, who has fixtures `<name>-client` and `<name>-in-<organization>`. */
export type Person = "admin" | "member" | "outsider" | "limited";

export function organizationAtStart({ fixture, same }: Tools, { response, client }: Wrapped, person: Person, organization: string): void {
  const { time, organization_image_url: image_url } = fixture("start-state");
  const { organization_id: id = "", admin_delete_enabled: deletable, ...named } = fixture(organization);
  const { name, slug, members_count, pending_invitations_count, admin_delete_enabled, has_image, logo_url, max_allowed_memberships, public_metadata } =
    response;
  same("clerk-organizations/8.3", { name, slug, members_count, pending_invitations_count }, named);
  same("clerk-organizations/8.3", String(admin_delete_enabled), deletable);
  const looks = { image_url: response.image_url, has_image, logo_url, max_allowed_memberships, public_metadata };
  same("clerk-organizations/8.2", looks, { image_url, has_image: false, logo_url: null, max_allowed_memberships: 5, public_metadata: {} });
  const membership = membershipIn(client, id);
  const seat = fixture(`${person}-in-${organization}`);
  same("clerk-organizations/8.3", membership?.role, seat.role);
  same("clerk-organizations/8.4", membership?.id, seat.membership_id);
  same("clerk-organizations/8.1", [response.created_at, membership?.created_at], [time, time]);
}

export function clientAtStart({ fixture, same }: Tools, { client }: Wrapped, person: Person): void {
  const { time, session_end, user_image_url: image_url } = fixture("start-state");
  const {
    client_id,
    session_id,
    user_id,
    first_name,
    last_active_organization_id: active = null,
    create_organizations_limit: limit,
  } = fixture(`${person}-client`);
  const session = client.sessions.find(({ id }) => id === session_id);
  const user = session?.user;
  const found = { client: client.id, status: session?.status, user: user?.id, active: session?.last_active_organization_id };
  same("clerk-organizations/8.5", found, { client: client_id, status: "active", user: user_id, active });
  same("clerk-organizations/8.6", client.last_active_session_id, session_id);
  same("clerk-organizations/8.1", [client.created_at, user?.created_at, session?.expire_at, session?.abandon_at], [time, time, session_end, session_end]);
  const optional = { first_name, last_name: null, username: null, image_url, has_image: false, create_organization_enabled: true };
  const sent = Object.fromEntries(Object.entries({ ...user }).filter(([name]) => name in optional));
  same("clerk-organizations/8.7", sent, Object.fromEntries(Object.entries(optional).filter(([name]) => name in sent)));
  if (user?.create_organizations_limit !== undefined)
    same(limit === undefined ? "clerk-organizations/7.11c" : "clerk-organizations/8.5", user.create_organizations_limit, limit ?? 100);
}
