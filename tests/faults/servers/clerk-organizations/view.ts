import { beginning, type Client, type Membership, type Organization, type State } from "./start-state.ts";

const farAway = 4_102_444_800_000;

/** The organization with its present counts. */
export const showOrganization = ({ id, name, slug, created, updated, pending, deletable }: Organization, { memberships }: State) => ({
  updated_at: updated,
  created_at: created,
  public_metadata: {},
  admin_delete_enabled: deletable,
  max_allowed_memberships: 5,
  pending_invitations_count: pending,
  members_count: memberships.filter(({ organization }) => organization.id === id).length,
  logo_url: null,
  has_image: false,
  image_url: "https://img.example.com/org.png",
  slug,
  name,
  id,
  object: "organization",
});

const showMembership = (membership: Membership, state: State) => ({
  permissions: [],
  updated_at: membership.created,
  created_at: membership.created,
  organization: showOrganization(membership.organization, state),
  role: membership.role,
  id: membership.id,
  object: "organization_membership",
});

/** Everything the caller's client knows, with its memberships in order of creation. */
export const showClient = ({ id, session, user, firstName, limit, active, updated }: Client, state: State) => ({
  updated_at: updated,
  created_at: beginning,
  last_active_session_id: session,
  sessions: [
    {
      user: {
        banned: false,
        updated_at: beginning,
        created_at: beginning,
        organization_memberships: state.memberships.filter((membership) => membership.user === user).map((each) => showMembership(each, state)),
        create_organizations_limit: limit,
        create_organization_enabled: true,
        last_name: null,
        first_name: firstName,
        id: user,
        object: "user",
      },
      last_active_token: null,
      last_active_organization_id: active,
      last_active_at: updated,
      abandon_at: farAway,
      expire_at: farAway,
      status: "active",
      id: session,
      object: "session",
    },
  ],
  sign_up: { object: "sign_up_attempt", status: "complete" },
  sign_in: null,
  cookie_expires_at: null,
  id,
  object: "client",
});
