/** Typed, indexed, in memory. Values are never changed in place: changes are recorded and can be undone, and forks share them. */
import { type Contents, empty } from "./contents.ts";
import type { GroupIndex } from "./group-index.ts";
import type { LayeredMap } from "./layered-map.ts";
import { type Entry, type List, OrderedList, type Rank } from "./ordered.ts";
import type { UniqueIndex } from "./unique-index.ts";

export type Key = string | number;

/** One change of one thing. No `before`: it came; no `after`: it went. */
export interface Change {
  readonly collection: string;
  readonly key: Key;
  readonly before: unknown;
  readonly after: unknown;
  /** Order of creation, kept by an undone deletion. */
  readonly seq: number;
}

export interface CollectionOptions<T, U extends string, G extends string> {
  /** The name of a thing, which never changes. */
  key(value: T): Key;
  /** At most one thing for each value; undefined stays out. Read as `collection.by.<name>(value)`. */
  readonly unique?: Readonly<Record<U, Read<T>>>;
  /** Lists by a value; undefined stays out. Read as `collection.in.<name>(value)`. */
  readonly groups?: Readonly<Record<G, Read<T>>>;
  /** Sort value of every list; order of creation breaks ties, and stands alone without it. */
  rank?(value: T): Rank;
}

export type Read<T> = (value: T) => Key | undefined;

export class Collection<T extends object, U extends string = never, G extends string = never> {
  readonly #options: CollectionOptions<T, U, G>;
  readonly #entries: LayeredMap<Key, Entry<T>>;
  readonly #unique: ReadonlyMap<U, UniqueIndex<T>>;
  readonly #groups: ReadonlyMap<G, GroupIndex<T>>;
  #all: OrderedList<T>;
  #nextSeq: number;
  #record: ((change: Change) => void) | undefined;
  #name = "";

  /** The one thing that has a value. */
  readonly by: Readonly<Record<U, (value: Key) => T | undefined>>;
  /** The things that share a value. */
  readonly in: Readonly<Record<G, (value: Key) => List<T>>>;

  constructor(options: CollectionOptions<T, U, G>, contents: Contents<T, U, G> = empty(options)) {
    this.#options = options;
    this.#entries = contents.entries;
    this.#unique = contents.unique;
    this.#groups = contents.groups;
    this.#all = contents.all;
    this.#nextSeq = contents.nextSeq;
    const by: Record<string, (value: Key) => T | undefined> = {};
    const groups: Record<string, (value: Key) => List<T>> = {};
    for (const [name, index] of contents.unique) by[name] = (value) => index.get(value);
    for (const [name, lists] of contents.groups) groups[name] = (value) => lists.get(value);
    // Built from the very names that the types are mapped from.
    this.by = by as typeof this.by;
    this.in = groups as typeof this.in;
  }

  /** A collection of the same kind that holds nothing. */
  emptied(): Collection<T, U, G> {
    return new Collection(this.#options);
  }

  /** The same things in a collection of its own, at once, however many they are. What it changes is reported to nobody yet. */
  fork(): Collection<T, U, G> {
    const shared = this.#all;
    // A list that has forks must not change any more.
    this.#all = shared.fork();
    return new Collection(this.#options, {
      entries: this.#entries.fork(),
      unique: new Map([...this.#unique].map(([name, index]) => [name, index.fork()])),
      groups: new Map([...this.#groups].map(([name, lists]) => [name, lists.fork()])),
      all: shared.fork(),
      nextSeq: this.#nextSeq,
    });
  }

  /** Changes are reported from here on; a seed, inserted before, is not. */
  attach(name: string, record: (change: Change) => void): void {
    this.#name = name;
    this.#record = record;
  }

  /** The name of a thing, whether stored or not. */
  keyOf(value: T): Key {
    return this.#options.key(value);
  }

  /** How many things were ever inserted; taken back with the insertion. */
  get count(): number {
    return this.#nextSeq;
  }

  /** Where a thing stands in one of the lists of this collection; undefined where it does not. */
  positionIn(list: List<T>, key: Key): number | undefined {
    const entry = this.#entries.get(key);
    return entry && list instanceof OrderedList ? list.indexOf(entry) : undefined;
  }

  get size(): number {
    return this.#all.size;
  }

  get all(): List<T> {
    return this.#all;
  }

  has(key: Key): boolean {
    return this.#entries.has(key);
  }

  get(key: Key): T | undefined {
    return this.#entries.get(key)?.value;
  }

  /** Throws where the key or a unique value is taken: the handler forgot to look. */
  insert(value: T): T {
    const key = this.#options.key(value);
    if (this.#entries.has(key)) throw new Error(`${this.#name || "The collection"} already holds ${key}.`);
    this.#place(key, value, this.#nextSeq);
    this.#record?.({ collection: this.#name, key, before: undefined, after: value, seq: this.#nextSeq });
    this.#nextSeq += 1;
    return value;
  }

  /** Members that are absent keep their value. Throws where there is no such thing. */
  update(key: Key, changes: Partial<T>): T {
    const entry = this.#need(key);
    const before = entry.value;
    const after = { ...before, ...changes };
    this.#replace(key, entry, after);
    this.#record?.({ collection: this.#name, key, before, after, seq: entry.seq });
    return after;
  }

  /** Another value of the same key. Throws where there is no such thing. */
  replace(key: Key, value: T): T {
    const entry = this.#need(key);
    const before = entry.value;
    this.#replace(key, entry, value);
    this.#record?.({ collection: this.#name, key, before, after: value, seq: entry.seq });
    return value;
  }

  /** False where there is no such thing. */
  delete(key: Key): boolean {
    const entry = this.#entries.get(key);
    if (!entry) return false;
    this.#displace(key, entry);
    this.#record?.({ collection: this.#name, key, before: entry.value, after: undefined, seq: entry.seq });
    return true;
  }

  /** Takes a recorded change back, without recording that. */
  undo({ key, before, seq }: Change): void {
    this.#put(key, before, seq);
    if (before === undefined && seq === this.#nextSeq - 1) this.#nextSeq = seq;
  }

  /** Makes a recorded change again, without recording that. */
  redo({ key, after, seq }: Change): void {
    this.#put(key, after, seq);
  }

  /** Every thing with its place in the order of creation. */
  *stored(): Iterable<{ readonly key: Key; readonly value: T; readonly seq: number }> {
    for (const { value, seq } of this.#all.entries()) yield { key: this.#options.key(value), value, seq };
  }

  /** Goes on counting insertions from there. */
  countFrom(count: number): void {
    this.#nextSeq = count;
  }

  /** The change came from a collection like this one, so its values are of its type. */
  #put(key: Key, value: unknown, seq: number): void {
    const entry = this.#entries.get(key);
    if (value === undefined) this.#displace(key, entry ?? this.#need(key));
    else if (entry) this.#replace(key, entry, value as T);
    else {
      this.#place(key, value as T, seq);
      this.#nextSeq = Math.max(this.#nextSeq, seq + 1);
    }
  }

  #need(key: Key): Entry<T> {
    const entry = this.#entries.get(key);
    if (!entry) throw new Error(`${this.#name || "The collection"} holds no ${key}.`);
    return entry;
  }

  #rankOf(value: T): Rank {
    return this.#options.rank?.(value) ?? 0;
  }

  #place(key: Key, value: T, seq: number): void {
    const entry: Entry<T> = { value, seq, rank: this.#rankOf(value) };
    this.#refuseClash(entry, undefined);
    this.#entries.set(key, entry);
    this.#all.add(entry);
    for (const index of this.#unique.values()) index.add(entry);
    for (const index of this.#groups.values()) index.add(entry);
  }

  #displace(key: Key, entry: Entry<T>): void {
    this.#entries.delete(key);
    this.#all.remove(entry);
    for (const index of this.#unique.values()) index.remove(entry);
    for (const index of this.#groups.values()) index.remove(entry);
  }

  #replace(key: Key, before: Entry<T>, value: T): void {
    const after: Entry<T> = { value, seq: before.seq, rank: this.#rankOf(value) };
    this.#refuseClash(after, before);
    this.#entries.set(key, after);
    if (after.rank === before.rank) this.#all.replace(before, after);
    else {
      this.#all.remove(before);
      this.#all.add(after);
    }
    for (const index of this.#unique.values()) {
      index.remove(before);
      index.add(after);
    }
    for (const index of this.#groups.values()) index.replace(before, after);
  }

  /** All unique values are free, or nothing changes. */
  #refuseClash(entry: Entry<T>, replaced: Entry<T> | undefined): void {
    for (const [name, index] of this.#unique) {
      const value = index.clash(entry, replaced);
      if (value !== undefined) throw new Error(`${this.#name || "The collection"}: another thing has ${name} ${value}.`);
    }
  }
}

/** The type of the things is read from `key`'s parameter: `collection({ key: ({ id }: Pet) => id })`. */
export const collection = <T extends object, U extends string = never, G extends string = never>(options: CollectionOptions<T, U, G>): Collection<T, U, G> =>
  new Collection(options);
