/** A list that stays sorted, answers any page in logarithmic time, and forks at once, whatever its length. */

export type Rank = number | string;

/** A stored value with its place: rank first, then order of creation. Forks share entries, so none is changed. */
export interface Entry<T> {
  readonly value: T;
  readonly seq: number;
  readonly rank: Rank;
}

/** Entries that belong to one list, or, where `owner` is another, to it and its forks. */
interface Chunk<T> {
  readonly entries: Entry<T>[];
  readonly owner: OrderedList<T>;
}

const fullChunk = 1024;

const precedes = (a: Entry<unknown>, b: Entry<unknown>): boolean => a.rank < b.rank || (a.rank === b.rank && a.seq < b.seq);

/** What a handler reads of a list. */
export interface List<T> extends Iterable<T> {
  readonly size: number;
  /** At most `limit` values from position `offset`. */
  slice(offset: number, limit: number): T[];
  at(position: number): T | undefined;
}

export class OrderedList<T> implements List<T> {
  readonly #chunks: Chunk<T>[];
  /** Position of each chunk's first entry; shorter than the chunks where it must be counted again. */
  readonly #starts: number[] = [];
  #size: number;

  constructor(from?: { readonly chunks: readonly Chunk<T>[]; readonly size: number }) {
    this.#chunks = from ? [...from.chunks] : [];
    this.#size = from?.size ?? 0;
  }

  get size(): number {
    return this.#size;
  }

  /** This list must not change from here on; its forks may. */
  fork(): OrderedList<T> {
    return new OrderedList({ chunks: this.#chunks, size: this.#size });
  }

  *entries(): Iterable<Entry<T>> {
    for (const { entries } of this.#chunks) yield* entries;
  }

  add(entry: Entry<T>): void {
    this.#size += 1;
    const last = this.#chunks.at(-1);
    if (!last) {
      this.#chunks.push({ entries: [entry], owner: this });
      return;
    }
    const isNewest = precedes(last.entries.at(-1) as Entry<T>, entry);
    const index = isNewest ? this.#chunks.length - 1 : this.#chunkFor(entry);
    const entries = this.#owned(index);
    if (isNewest) entries.push(entry);
    else entries.splice(placeOf(entries, entry), 0, entry);
    this.#forget(index + 1);
    if (entries.length <= fullChunk) return;
    // Appended lists fill their chunks; others split them.
    const kept = index === this.#chunks.length - 1 ? fullChunk : fullChunk / 2;
    this.#chunks.splice(index + 1, 0, { entries: entries.splice(kept), owner: this });
  }

  remove(entry: Entry<T>): void {
    const { index, place } = this.#find(entry);
    const entries = this.#owned(index);
    entries.splice(place, 1);
    if (entries.length === 0) this.#chunks.splice(index, 1);
    this.#size -= 1;
    this.#forget(entries.length === 0 ? index : index + 1);
  }

  /** `after` has the same place as `before`. */
  replace(before: Entry<T>, after: Entry<T>): void {
    const { index, place } = this.#find(before);
    this.#owned(index)[place] = after;
  }

  at(position: number): T | undefined {
    return this.slice(position, 1)[0];
  }

  /** Undefined where the list does not hold the entry. */
  indexOf(entry: Entry<T>): number | undefined {
    const index = this.#chunkFor(entry);
    const entries = this.#chunks[index]?.entries;
    const place = entries ? placeOf(entries, entry) : 0;
    if (entries?.[place] !== entry) return undefined;
    // Counts where each chunk starts.
    this.#chunkAt(0);
    return (this.#starts[index] ?? 0) + place;
  }

  slice(offset: number, limit: number): T[] {
    const values: T[] = [];
    if (offset < 0 || offset >= this.#size) return values;
    let index = this.#chunkAt(offset);
    let place = offset - (this.#starts[index] ?? 0);
    while (values.length < limit) {
      const entries = this.#chunks[index]?.entries;
      if (!entries) break;
      for (; place < entries.length && values.length < limit; place += 1) values.push((entries[place] as Entry<T>).value);
      index += 1;
      place = 0;
    }
    return values;
  }

  *[Symbol.iterator](): Iterator<T> {
    for (const { entries } of this.#chunks) for (const entry of entries) yield entry.value;
  }

  #find(entry: Entry<T>): { index: number; place: number } {
    const index = this.#chunkFor(entry);
    const entries = this.#chunks[index]?.entries;
    const place = entries ? placeOf(entries, entry) : 0;
    if (entries?.[place] !== entry) throw new Error("The entry is not in the list.");
    return { index, place };
  }

  /** A chunk's entries, to be changed: a copy where others share them. */
  #owned(index: number): Entry<T>[] {
    const chunk = this.#chunks[index] as Chunk<T>;
    if (chunk.owner === this) return chunk.entries;
    const entries = [...chunk.entries];
    this.#chunks[index] = { entries, owner: this };
    return entries;
  }

  #forget(from: number): void {
    if (this.#starts.length > from) this.#starts.length = from;
  }

  /** First chunk whose last entry does not precede the entry. */
  #chunkFor(entry: Entry<T>): number {
    let low = 0;
    let high = this.#chunks.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (precedes((this.#chunks[middle] as Chunk<T>).entries.at(-1) as Entry<T>, entry)) low = middle + 1;
      else high = middle;
    }
    return Math.max(low, 0);
  }

  #chunkAt(position: number): number {
    const starts = this.#starts;
    for (let index = starts.length; index < this.#chunks.length; index += 1) {
      starts.push(index === 0 ? 0 : (starts[index - 1] as number) + (this.#chunks[index - 1] as Chunk<T>).entries.length);
    }
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function placeOf<T>(chunk: readonly Entry<T>[], entry: Entry<T>): number {
  let low = 0;
  let high = chunk.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (precedes(chunk[middle] as Entry<T>, entry)) low = middle + 1;
    else high = middle;
  }
  return low;
}
