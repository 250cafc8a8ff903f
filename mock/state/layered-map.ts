/** A map that forks at once: both sides share what was there, and keep to themselves what they change. */

const gone = Symbol("gone");
type Layer<K, V> = ReadonlyMap<K, V | typeof gone>;

export class LayeredMap<K, V extends object> {
  #own = new Map<K, V | typeof gone>();
  /** Shared and never changed again, newest first. */
  #below: readonly Layer<K, V>[];

  constructor(below: readonly Layer<K, V>[] = []) {
    this.#below = below;
  }

  get(key: K): V | undefined {
    const own = this.#own.get(key);
    if (own !== undefined) return own === gone ? undefined : own;
    return this.#below.length === 0 ? undefined : this.#inherited(key);
  }

  has(key: K): boolean {
    return this.get(key) !== undefined;
  }

  /** Only where it was set after the latest fork, so that nobody shares it. */
  own(key: K): V | undefined {
    const own = this.#own.get(key);
    return own === gone ? undefined : own;
  }

  set(key: K, value: V): void {
    this.#own.set(key, value);
  }

  delete(key: K): void {
    if (this.#below.length > 0 && this.#inherited(key) !== undefined) this.#own.set(key, gone);
    else this.#own.delete(key);
  }

  /** Costs no more for a large map than for a small one, taken over many forks. */
  fork(): LayeredMap<K, V> {
    if (this.#own.size > 0) {
      this.#below = merged([this.#own, ...this.#below]);
      this.#own = new Map();
    }
    return new LayeredMap(this.#below);
  }

  #inherited(key: K): V | undefined {
    for (const layer of this.#below) {
      const value = layer.get(key);
      if (value !== undefined) return value === gone ? undefined : value;
    }
    return undefined;
  }
}

/** Neighbours of like size become one, so a map of n values has at most about log n layers. */
function merged<K, V>(layers: readonly Layer<K, V>[]): readonly Layer<K, V>[] {
  const [first, ...rest] = layers;
  if (!first) return [];
  let newest: Layer<K, V> = first;
  while (rest.length > 0 && newest.size * 2 >= (rest[0] as Layer<K, V>).size) {
    const joined = new Map(rest.shift());
    for (const [key, value] of newest) {
      // Below the last layer there is nothing left to hide.
      if (value === gone && rest.length === 0) joined.delete(key);
      else joined.set(key, value);
    }
    newest = joined;
  }
  return [newest, ...rest];
}
