/** The state at start: five organizations, their members, and who is signed in where. */
import { newMembership, newOrganization } from "./rows.ts";
import { type ClientRow, emptyState, type State } from "./state.ts";

const time = 1_700_000_000_000;
const endOfSessions = 4_102_444_800_000;
const times = { created_at: time, updated_at: time };

const admin = "2Admin000000000000000000001";
const member = "2Member00000000000000000001";
const outsider = "2Outsider000000000000000001";
const limited = "2Limited0000000000000000001";

const acme = "org_2Acme0000000000000000000001";
const locked = "org_2Locked00000000000000000001";
const disposable = "org_2Disposable0000000000000001";
const globex = "org_2Globex00000000000000000001";
const limitedLabs = "org_2LimitedLabs000000000000001";

const people = [
  { name: "admin", tail: admin, active: acme, limit: 100 },
  { name: "member", tail: member, active: acme, limit: 100 },
  { name: "outsider", tail: outsider, active: null, limit: 100 },
  { name: "limited", tail: limited, active: limitedLabs, limit: 1 },
];

const organizations = [
  { id: acme, name: "Acme", slug: "acme", creator: admin, pending: 1, deletable: true },
  { id: locked, name: "Locked", slug: "locked", creator: admin, pending: 0, deletable: false },
  { id: disposable, name: "Disposable", slug: "disposable", creator: admin, pending: 0, deletable: true },
  { id: globex, name: "Globex", slug: "globex", creator: outsider, pending: 0, deletable: true },
  { id: limitedLabs, name: "Limited Labs", slug: "limited-labs", creator: limited, pending: 0, deletable: true },
];

const memberships = [
  { id: "orgmem_2AcmeAdmin00000000000000001", organization: acme, person: admin, role: "org:admin" },
  { id: "orgmem_2AcmeMember0000000000000001", organization: acme, person: member, role: "org:member" },
  { id: "orgmem_2LockedAdmin000000000000001", organization: locked, person: admin, role: "org:admin" },
  { id: "orgmem_2DisposableAdmin00000000001", organization: disposable, person: admin, role: "org:admin" },
  { id: "orgmem_2GlobexOutsider000000000001", organization: globex, person: outsider, role: "org:admin" },
  { id: "orgmem_2LimitedLabsLimited00000001", organization: limitedLabs, person: limited, role: "org:admin" },
] as const;

export function startState(): State {
  const state = emptyState();
  for (const person of people) signIn(state, person);
  state.clients.insert(clientRow("client_2Signedout00000000000000001", null));
  for (const { creator, pending, deletable, ...named } of organizations) {
    const organization = newOrganization({ ...named, creator: `user_${creator}`, time });
    state.organizations.insert({ ...organization, pending_invitations_count: pending, admin_delete_enabled: deletable });
  }
  for (const { person, ...place } of memberships) state.memberships.insert(newMembership({ ...place, user: `user_${person}`, time }));
  return state;
}

function signIn({ clients, users, sessions }: State, { name, tail, active, limit }: (typeof people)[number]): void {
  clients.insert(clientRow(`client_${tail}`, `sess_${tail}`));
  users.insert({
    object: "user",
    id: `user_${tail}`,
    username: null,
    first_name: name,
    last_name: null,
    image_url: "https://img.example.com/user.png",
    has_image: false,
    create_organization_enabled: true,
    create_organizations_limit: limit,
    ...times,
  });
  sessions.insert({
    object: "session",
    id: `sess_${tail}`,
    client_id: `client_${tail}`,
    user_id: `user_${tail}`,
    status: "active",
    expire_at: endOfSessions,
    abandon_at: endOfSessions,
    last_active_at: time,
    last_active_organization_id: active,
    actor: null,
  });
}

const clientRow = (id: string, session: string | null): ClientRow => ({
  object: "client",
  id,
  sign_in: null,
  sign_up: null,
  last_active_session_id: session,
  ...times,
});
