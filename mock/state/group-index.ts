/** The things that share a value, as a sorted list for each value. */
import type { Key, Read } from "./collection.ts";
import { LayeredMap } from "./layered-map.ts";
import { type Entry, type List, OrderedList } from "./ordered.ts";

const nothing: List<never> = Object.freeze({ size: 0, slice: () => [], at: () => undefined, *[Symbol.iterator]() {} });

export class GroupIndex<T> {
  readonly #read: Read<T>;
  readonly #lists: LayeredMap<Key, OrderedList<T>>;

  constructor(read: Read<T>, lists = new LayeredMap<Key, OrderedList<T>>()) {
    this.#read = read;
    this.#lists = lists;
  }

  get(value: Key): List<T> {
    return this.#lists.get(value) ?? nothing;
  }

  add(entry: Entry<T>): void {
    const value = this.#read(entry.value);
    if (value === undefined) return;
    const list = this.#own(value) ?? new OrderedList<T>();
    this.#lists.set(value, list);
    list.add(entry);
  }

  remove(entry: Entry<T>): void {
    const value = this.#read(entry.value);
    const list = value === undefined ? undefined : this.#own(value);
    list?.remove(entry);
    if (list?.size === 0 && value !== undefined) this.#lists.delete(value);
  }

  replace(before: Entry<T>, after: Entry<T>): void {
    const value = this.#read(after.value);
    if (this.#read(before.value) === value && before.rank === after.rank) {
      if (value !== undefined) this.#own(value)?.replace(before, after);
      return;
    }
    this.remove(before);
    this.add(after);
  }

  fork(): GroupIndex<T> {
    return new GroupIndex(this.#read, this.#lists.fork());
  }

  /** A list to be changed: a fork of one that others share. */
  #own(value: Key): OrderedList<T> | undefined {
    const own = this.#lists.own(value);
    if (own) return own;
    const forked = this.#lists.get(value)?.fork();
    if (forked) this.#lists.set(value, forked);
    return forked;
  }
}
