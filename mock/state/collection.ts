/** Typed, indexed, in memory. Values are never changed in place: every change is recorded, so that it can be undone. */
import { type Entry, type List, OrderedList, type Rank } from "./ordered.ts";

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

type Read<T> = (value: T) => Key | undefined;

const nothing: List<never> = Object.freeze({ size: 0, slice: () => [], at: () => undefined, *[Symbol.iterator]() {} });

export class Collection<T extends object, U extends string = never, G extends string = never> {
  readonly #options: CollectionOptions<T, U, G>;
  readonly #entries = new Map<Key, Entry<T>>();
  readonly #unique = new Map<U, Map<Key, Entry<T>>>();
  readonly #groups = new Map<G, Map<Key, OrderedList<T>>>();
  readonly #all = new OrderedList<T>();
  #nextSeq = 0;
  #record: ((change: Change) => void) | undefined;
  #name = "";

  /** The one thing that has a value. */
  readonly by: Readonly<Record<U, (value: Key) => T | undefined>>;
  /** The things that share a value. */
  readonly in: Readonly<Record<G, (value: Key) => List<T>>>;

  constructor(options: CollectionOptions<T, U, G>) {
    this.#options = options;
    const by: Record<string, (value: Key) => T | undefined> = {};
    const groups: Record<string, (value: Key) => List<T>> = {};
    for (const name of Object.keys(options.unique ?? {}) as U[]) {
      const index = new Map<Key, Entry<T>>();
      this.#unique.set(name, index);
      by[name] = (value) => index.get(value)?.value;
    }
    for (const name of Object.keys(options.groups ?? {}) as G[]) {
      const lists = new Map<Key, OrderedList<T>>();
      this.#groups.set(name, lists);
      groups[name] = (value) => lists.get(value) ?? nothing;
    }
    // Built from the very names that the types are mapped from.
    this.by = by as typeof this.by;
    this.in = groups as typeof this.in;
  }

  /** Changes are reported from here on; a seed, inserted before, is not. */
  attach(name: string, record: (change: Change) => void): void {
    this.#name = name;
    this.#record = record;
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
    this.#replace(entry, after);
    this.#record?.({ collection: this.#name, key, before, after, seq: entry.seq });
    return after;
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
    const entry = this.#entries.get(key);
    // The change came from this collection, so its values are of its type.
    if (before === undefined) this.#displace(key, entry ?? this.#need(key));
    else if (entry) this.#replace(entry, before as T);
    else this.#place(key, before as T, seq);
    if (before === undefined && seq === this.#nextSeq - 1) this.#nextSeq = seq;
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
    this.#claim(entry, undefined);
    this.#entries.set(key, entry);
    this.#all.add(entry);
    for (const [name, lists] of this.#groups) this.#join(lists, this.#options.groups?.[name]?.(value), entry);
  }

  #displace(key: Key, entry: Entry<T>): void {
    this.#entries.delete(key);
    this.#all.remove(entry);
    for (const [name, index] of this.#unique) {
      const value = this.#options.unique?.[name]?.(entry.value);
      if (value !== undefined) index.delete(value);
    }
    for (const [name, lists] of this.#groups) this.#leave(lists, this.#options.groups?.[name]?.(entry.value), entry);
  }

  #replace(entry: Entry<T>, after: T): void {
    const before = entry.value;
    const rank = this.#rankOf(after);
    this.#claim(entry, after);
    if (rank !== entry.rank) this.#all.remove(entry);
    const moved = [...this.#groups].flatMap(([name, lists]) => {
      const read = this.#options.groups?.[name];
      const from = read?.(before);
      const to = read?.(after);
      if (from === to && rank === entry.rank) return [];
      this.#leave(lists, from, entry);
      return { lists, to };
    });
    const stays = rank === entry.rank;
    entry.value = after;
    entry.rank = rank;
    if (!stays) this.#all.add(entry);
    for (const { lists, to } of moved) this.#join(lists, to, entry);
  }

  /** Moves the unique values of an entry to those of `after`; all are free, or nothing moves. */
  #claim(entry: Entry<T>, after: T | undefined): void {
    for (const [name, index] of this.#unique) {
      const value = this.#options.unique?.[name]?.(after ?? entry.value);
      const holder = value === undefined ? undefined : index.get(value);
      if (holder && holder !== entry) throw new Error(`${this.#name || "The collection"}: another thing has ${name} ${value}.`);
    }
    for (const [name, index] of this.#unique) {
      const read = this.#options.unique?.[name];
      const old = after && read?.(entry.value);
      const value = read?.(after ?? entry.value);
      if (old !== undefined && old !== value) index.delete(old);
      if (value !== undefined) index.set(value, entry);
    }
  }

  #join(lists: Map<Key, OrderedList<T>>, value: Key | undefined, entry: Entry<T>): void {
    if (value === undefined) return;
    const list = lists.get(value) ?? new OrderedList<T>();
    lists.set(value, list);
    list.add(entry);
  }

  #leave(lists: Map<Key, OrderedList<T>>, value: Key | undefined, entry: Entry<T>): void {
    const list = value === undefined ? undefined : lists.get(value);
    list?.remove(entry);
    if (list?.size === 0 && value !== undefined) lists.delete(value);
  }
}

/** The type of the things is read from `key`'s parameter: `collection({ key: ({ id }: Pet) => id })`. */
export const collection = <T extends object, U extends string = never, G extends string = never>(options: CollectionOptions<T, U, G>): Collection<T, U, G> =>
  new Collection(options);
