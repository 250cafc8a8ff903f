import type { Service, User } from "./start-state.ts";

const time = (milliseconds: number): string => new Date(milliseconds).toISOString().replace(/\.\d+Z$/, "+00:00");

const reference = ({ id }: User) => ({ data: { type: "users", id } });

export const showService = ({ id, name, created, modified, createdBy, modifiedBy }: Service) => ({
  relationships: { last_modified_by: reference(modifiedBy), created_by: reference(createdBy) },
  attributes: { team: null, modified: time(modified), created: time(created), name },
  type: "services",
  id,
});

export const showUser = ({ id, handle, name, title, organization }: User) => ({
  relationships: { roles: { data: [] }, org: { data: { type: "orgs", id: organization } } },
  attributes: {
    service_account: false,
    created_at: time(Date.UTC(2023, 0, 1)),
    verified: true,
    disabled: false,
    status: "Active",
    icon: "https://example.com/icon.png",
    email: handle,
    title,
    name,
    handle,
  },
  type: "users",
  id,
});

/** The users of the services, each once unless repeated is asked for. */
export function usersOf(services: readonly Service[], repeated: boolean) {
  const rows = services.flatMap(({ createdBy, modifiedBy }) => (createdBy === modifiedBy ? [createdBy] : [modifiedBy, createdBy]));
  return (repeated ? rows : [...new Set(rows)]).map(showUser);
}
