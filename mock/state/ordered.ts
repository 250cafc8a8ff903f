/** A list that stays sorted and answers any page in logarithmic time, whatever its length. */

export type Rank = number | string;

/** A stored value with its place: rank first, then order of creation. */
export interface Entry<T> {
  value: T;
  readonly seq: number;
  rank: Rank;
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
  readonly #chunks: Entry<T>[][] = [];
  /** Position of each chunk's first entry; shorter than the chunks where it must be counted again. */
  #starts: number[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(entry: Entry<T>): void {
    this.#size += 1;
    const last = this.#chunks.at(-1);
    if (!last) {
      this.#chunks.push([entry]);
      return;
    }
    const index = precedes(last.at(-1) as Entry<T>, entry) ? this.#chunks.length - 1 : this.#chunkFor(entry);
    const chunk = this.#chunks[index] as Entry<T>[];
    chunk.splice(placeOf(chunk, entry), 0, entry);
    this.#forget(index + 1);
    if (chunk.length <= fullChunk) return;
    // Appended lists fill their chunks; others split them.
    const kept = index === this.#chunks.length - 1 ? fullChunk : fullChunk / 2;
    this.#chunks.splice(index + 1, 0, chunk.splice(kept));
  }

  remove(entry: Entry<T>): void {
    const index = this.#chunkFor(entry);
    const chunk = this.#chunks[index];
    const place = chunk ? placeOf(chunk, entry) : 0;
    if (!chunk || chunk[place] !== entry) throw new Error("The entry is not in the list.");
    chunk.splice(place, 1);
    if (chunk.length === 0) this.#chunks.splice(index, 1);
    this.#size -= 1;
    this.#forget(chunk.length === 0 ? index : index + 1);
  }

  at(position: number): T | undefined {
    return this.slice(position, 1)[0];
  }

  slice(offset: number, limit: number): T[] {
    const values: T[] = [];
    if (offset < 0 || offset >= this.#size) return values;
    let index = this.#chunkAt(offset);
    let place = offset - (this.#starts[index] ?? 0);
    while (values.length < limit) {
      const chunk = this.#chunks[index];
      if (!chunk) break;
      for (; place < chunk.length && values.length < limit; place += 1) values.push((chunk[place] as Entry<T>).value);
      index += 1;
      place = 0;
    }
    return values;
  }

  *[Symbol.iterator](): Iterator<T> {
    for (const chunk of this.#chunks) for (const entry of chunk) yield entry.value;
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
      if (precedes((this.#chunks[middle] as Entry<T>[]).at(-1) as Entry<T>, entry)) low = middle + 1;
      else high = middle;
    }
    return Math.max(low, 0);
  }

  #chunkAt(position: number): number {
    const starts = this.#starts;
    for (let index = starts.length; index < this.#chunks.length; index += 1) {
      starts.push(index === 0 ? 0 : (starts[index - 1] as number) + (this.#chunks[index - 1] as Entry<T>[]).length);
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
