/** Seeded randomness: the same seed gives the same choices (mulberry32 over an FNV-1a hash). */
export class Random {
  #state = 0x811c9dc5;

  constructor(...seeds: readonly (number | string)[]) {
    for (const character of seeds.join("/")) this.#state = Math.imul(this.#state ^ character.charCodeAt(0), 0x01000193);
  }

  /** At least 0, below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** Both ends included. */
  integer(lowest: number, highest: number): number {
    return lowest + Math.floor(this.next() * (highest - lowest + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** Undefined only for an empty list. */
  pick<T>(list: readonly T[]): T | undefined {
    return list[this.integer(0, list.length - 1)];
  }

  shuffled<T>(list: readonly T[]): T[] {
    return list
      .map((entry) => ({ entry, rank: this.next() }))
      .sort((left, right) => left.rank - right.rank)
      .map(({ entry }) => entry);
  }
}
