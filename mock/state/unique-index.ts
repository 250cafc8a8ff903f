/** At most one thing for each value. */
import type { Key, Read } from "./collection.ts";
import { LayeredMap } from "./layered-map.ts";
import type { Entry } from "./ordered.ts";

export class UniqueIndex<T> {
  readonly #read: Read<T>;
  readonly #holders: LayeredMap<Key, Entry<T>>;

  constructor(read: Read<T>, holders = new LayeredMap<Key, Entry<T>>()) {
    this.#read = read;
    this.#holders = holders;
  }

  get(value: Key): T | undefined {
    return this.#holders.get(value)?.value;
  }

  /** The value of an entry that another one has; `replaced` gives its own away. */
  clash(entry: Entry<T>, replaced: Entry<T> | undefined): Key | undefined {
    const value = this.#read(entry.value);
    const holder = value === undefined ? undefined : this.#holders.get(value);
    return holder && holder !== replaced ? value : undefined;
  }

  add(entry: Entry<T>): void {
    const value = this.#read(entry.value);
    if (value !== undefined) this.#holders.set(value, entry);
  }

  remove(entry: Entry<T>): void {
    const value = this.#read(entry.value);
    if (value !== undefined) this.#holders.delete(value);
  }

  fork(): UniqueIndex<T> {
    return new UniqueIndex(this.#read, this.#holders.fork());
  }
}
