/** What is stored: who may own, what they own, and what that groups. */
import type { components } from "../../../generated/pulumi-services.ts";
import { collection } from "../../state/collection.ts";

type Service = components["schemas"]["Service"];
type ServiceItem = components["schemas"]["ServiceItem"];
type ServiceMember = components["schemas"]["ServiceMember"];

export type User = NonNullable<ServiceItem["addedByUser"]>;

/** A user or a team of an organization. */
export interface Owner {
  readonly organization: string;
  readonly member: ServiceMember;
}

/** The address of a service can change, its id cannot. Its items are counted where they are stored. */
export interface StoredService extends Omit<Service, "itemCountSummary"> {
  readonly id: string;
  readonly created: string;
}

export interface StoredItem {
  readonly key: string;
  readonly service: string;
  readonly item: ServiceItem;
}

export type State = ReturnType<typeof newState>;

/** One key for several parts, whatever characters they hold. */
export const keyOf = (...parts: readonly string[]): string => JSON.stringify(parts);

/** Empty. */
export const newState = () => ({
  owners: collection({ key: ({ organization, member }: Owner) => keyOf(organization, member.type, member.name) }),
  services: collection({
    key: ({ id }: StoredService) => id,
    unique: { address: ({ organizationName, owner, name }) => keyOf(organizationName, owner.type, owner.name, name) },
    groups: { organization: ({ organizationName }) => organizationName },
  }),
  items: collection({
    key: ({ key }: StoredItem) => key,
    groups: { service: ({ service }) => service, kind: ({ service, item }) => keyOf(service, item.type) },
  }),
});

const avatarURL = "https://example.com/avatar.png";

export const user = (name: string): User => ({ type: "user", name, avatarURL });
export const team = (name: string): ServiceMember => ({ type: "team", name, avatarURL });

/** Items that the service has already stay as they are. No item is older than its service, wherever the clock stands. */
export function addItems(state: State, service: StoredService, items: readonly components["schemas"]["AddServiceItem"][], addedByUser: User, now: Date): void {
  const created = now <= new Date(service.created) ? service.created : now.toISOString();
  for (const { type, name } of items) {
    const key = keyOf(service.id, type, name);
    if (state.items.has(key)) continue;
    state.items.insert({ key, service: service.id, item: { organizationName: service.organizationName, type, name, created, addedByUser, cloudCount: 0 } });
  }
}
