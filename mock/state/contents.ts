/** What a collection holds, and how that is found. */
import type { CollectionOptions, Key } from "./collection.ts";
import { GroupIndex } from "./group-index.ts";
import { LayeredMap } from "./layered-map.ts";
import { type Entry, OrderedList } from "./ordered.ts";
import { UniqueIndex } from "./unique-index.ts";

/** What forks begin with. */
export interface Contents<T, U, G> {
  readonly entries: LayeredMap<Key, Entry<T>>;
  readonly unique: ReadonlyMap<U, UniqueIndex<T>>;
  readonly groups: ReadonlyMap<G, GroupIndex<T>>;
  readonly all: OrderedList<T>;
  readonly nextSeq: number;
}

/** The names of a record are those of its type. */
const entriesOf = <N extends string, V>(record: Readonly<Record<N, V>> | undefined): [N, V][] => Object.entries(record ?? {}) as [N, V][];

export const empty = <T, U extends string, G extends string>({ unique, groups }: CollectionOptions<T, U, G>): Contents<T, U, G> => ({
  entries: new LayeredMap(),
  unique: new Map(entriesOf(unique).map(([name, read]) => [name, new UniqueIndex(read)])),
  groups: new Map(entriesOf(groups).map(([name, read]) => [name, new GroupIndex(read)])),
  all: new OrderedList(),
  nextSeq: 0,
});
