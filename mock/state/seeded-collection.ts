/** A collection whose start state is made on first use, so that a large document is served at once. */
import { type Change, Collection, type CollectionOptions, type Key } from "./collection.ts";
import type { List } from "./ordered.ts";

export interface SeededOptions<T, U extends string, G extends string> extends CollectionOptions<T, U, G> {
  /** The start state: a function of the seed alone, for it runs at any time. */
  seed(): Iterable<T>;
}

export class SeededCollection<T extends object, U extends string = never, G extends string = never> extends Collection<T, U, G> {
  readonly #options: SeededOptions<T, U, G>;
  #state: "unseeded" | "seeding" | "seeded" = "unseeded";

  constructor(options: SeededOptions<T, U, G>) {
    super(options);
    this.#options = options;
    this.#fillBefore<T | undefined>(this.by);
    this.#fillBefore<List<T>>(this.in);
  }

  /** Whether the start state has been made. */
  get isSeeded(): boolean {
    return this.#state !== "unseeded";
  }

  override fork(): Collection<T, U, G> {
    return this.#state === "unseeded" ? new SeededCollection(this.#options) : super.fork();
  }

  override attach(name: string, record: (change: Change) => void): void {
    // The start state is no change, however late it is made.
    super.attach(name, (change) => {
      if (this.#state !== "seeding") record(change);
    });
  }

  override get count(): number {
    this.#fill();
    return super.count;
  }

  override get size(): number {
    return this.all.size;
  }

  override get all(): List<T> {
    this.#fill();
    return super.all;
  }

  override has(key: Key): boolean {
    this.#fill();
    return super.has(key);
  }

  override get(key: Key): T | undefined {
    this.#fill();
    return super.get(key);
  }

  override insert(value: T): T {
    this.#fill();
    return super.insert(value);
  }

  override update(key: Key, changes: Partial<T>): T {
    this.#fill();
    return super.update(key, changes);
  }

  override replace(key: Key, value: T): T {
    this.#fill();
    return super.replace(key, value);
  }

  override delete(key: Key): boolean {
    this.#fill();
    return super.delete(key);
  }

  override undo(change: Change): void {
    this.#fill();
    super.undo(change);
  }

  override redo(change: Change): void {
    this.#fill();
    super.redo(change);
  }

  override stored(): Iterable<{ readonly key: Key; readonly value: T; readonly seq: number }> {
    this.#fill();
    return super.stored();
  }

  #fill(): void {
    if (this.#state !== "unseeded") return;
    this.#state = "seeding";
    try {
      for (const value of this.#options.seed()) if (!super.has(this.keyOf(value))) super.insert(value);
    } finally {
      this.#state = "seeded";
    }
  }

  #fillBefore<R>(reads: Readonly<Record<string, (value: Key) => R>>): void {
    for (const [name, read] of Object.entries(reads)) {
      const filled = (value: Key): R => {
        this.#fill();
        return read(value);
      };
      // The table is this collection's own, and read by others only.
      Object.assign(reads, { [name]: filled });
    }
  }
}
