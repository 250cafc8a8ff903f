/** Organizations and memberships as they begin. */
import type { MembershipRow, OrganizationRow } from "./state.ts";

interface Founding {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  /** The user who creates it. */
  readonly creator: string;
  /** In milliseconds since 1970. */
  readonly time: number;
}

export const newOrganization = ({ id, name, slug, creator, time }: Founding): OrganizationRow => ({
  object: "organization",
  id,
  name,
  slug,
  image_url: "https://img.example.com/org.png",
  has_image: false,
  logo_url: null,
  pending_invitations_count: 0,
  max_allowed_memberships: 5,
  admin_delete_enabled: true,
  public_metadata: {},
  created_by: creator,
  created_at: time,
  updated_at: time,
});

interface Joining {
  readonly id: string;
  readonly organization: string;
  readonly user: string;
  readonly role: "org:admin" | "org:member";
  /** In milliseconds since 1970. */
  readonly time: number;
}

export const newMembership = ({ id, organization, user, role, time }: Joining): MembershipRow => ({
  object: "organization_membership",
  id,
  role,
  organization_id: organization,
  user_id: user,
  created_at: time,
  updated_at: time,
});
