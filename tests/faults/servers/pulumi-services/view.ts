import type { Member, Service, StoredItem } from "./record.ts";

const member = ({ type, name }: Member) => ({ displayName: name, avatarURL: "https://example.com/avatar.png", name, type });

/** The service as clients see it, with members of our own beside those of the contract. */
export const serviceView = ({ organization, owner, name, description, members, properties }: Service, items: readonly StoredItem[]) => ({
  visibility: "organization",
  archived: null,
  properties: properties.map(({ key, value, type, order }) => ({ order, type, value, key })),
  itemCountSummary: countByType(items),
  members: members.map(member),
  description,
  name,
  owner: member(owner),
  organizationName: organization,
});

export const itemView = ({ type, name, created, addedBy }: StoredItem, organizationName: string) => ({
  cloudCount: 0,
  addedByUser: member({ type: "user", name: addedBy }),
  lastUpdate: type === "stack" ? { success: true, message: "", timestamp: created } : undefined,
  version: type === "environment" ? "1" : undefined,
  created,
  name,
  type,
  organizationName,
});

function countByType(items: readonly StoredItem[]): Partial<Record<StoredItem["type"], number>> {
  const summary: Partial<Record<StoredItem["type"], number>> = {};
  for (const { type } of items) summary[type] = (summary[type] ?? 0) + 1;
  return summary;
}
