export type OwnerType = "user" | "team";
export type ItemType = "stack" | "environment";

export interface Member {
  readonly type: OwnerType;
  readonly name: string;
}

export interface Property {
  readonly key: string;
  readonly value: string;
  readonly type: string;
  readonly order: bigint;
}

export interface Item {
  readonly type: ItemType;
  readonly name: string;
}

export interface StoredItem extends Item {
  readonly created: string;
  readonly addedBy: string;
}

/** One service; its key is the organization, the owner and the name. */
export interface Service {
  readonly organization: string;
  readonly owner: Member;
  readonly members: readonly Member[];
  name: string;
  description: string;
  properties: readonly Property[];
  items: StoredItem[];
}

/** RFC 3339 in UTC, whole seconds. */
export const timestamp = (date: Date): string => date.toISOString().replace(/\.\d+Z$/, "+00:00");
