/** What is stored: rows that name each other by id where answers nest them. */
import type { components } from "../../../generated/clerk-organizations.ts";
import { collection } from "../../state/collection.ts";

type Schemas = components["schemas"];

export type ClientRow = Omit<Schemas["Client"], "sessions">;
export type SessionRow = Omit<Schemas["Session"], "user"> & { readonly client_id: string; readonly user_id: string };
export type UserRow = Omit<Schemas["User"], "organization_memberships">;
export type OrganizationRow = Omit<Schemas["Organization"], "members_count"> & { readonly created_by: string };
export type MembershipRow = Omit<Schemas["OrganizationMembership"], "organization"> & { readonly organization_id: string; readonly user_id: string };

export type State = ReturnType<typeof emptyState>;

/** Lists keep the order of creation, whatever the clock said. */
export const emptyState = () => ({
  clients: collection({ key: ({ id }: ClientRow) => id }),
  sessions: collection({
    key: ({ id }: SessionRow) => id,
    groups: { client: ({ client_id }) => client_id, activeOrganization: ({ last_active_organization_id: id }) => id ?? undefined },
  }),
  users: collection({ key: ({ id }: UserRow) => id }),
  organizations: collection({
    key: ({ id }: OrganizationRow) => id,
    unique: { slug: ({ slug }) => slug },
    groups: { creator: ({ created_by }) => created_by },
  }),
  memberships: collection({
    key: ({ id }: MembershipRow) => id,
    unique: { place: ({ user_id, organization_id }) => placeOf(user_id, organization_id) },
    groups: { user: ({ user_id }) => user_id, organization: ({ organization_id }) => organization_id },
  }),
});

/** Nobody is in an organization twice. */
export const placeOf = (user: string, organization: string): string => `${user} ${organization}`;

/** For references, which are whole: nothing goes while something names it. */
export function existing<T>(row: T | undefined): T {
  if (row === undefined) throw new Error("A stored reference names nothing.");
  return row;
}
