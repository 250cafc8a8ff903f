/** A store that others write to as well, and that fails when it is told to. */
import type { Journal, Store, StoredRecord, Write } from "./store.ts";
import { StoreUnavailable } from "./store.ts";

export class MemoryStore implements Store {
  readonly shared = true;
  readonly isConnected = true;
  readonly records = new Map<string, StoredRecord[]>();
  /** What becomes of the next appends: `refused` before anything is written, `unclear` after. */
  readonly plan: ("refused" | "unclear")[] = [];
  appends = 0;
  stamped: string | undefined;

  async heads(sandboxes: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return new Map(sandboxes.map((name) => [name, this.#head(name)]));
  }

  async read(sandbox: string, after: number): Promise<readonly StoredRecord[]> {
    return (this.records.get(sandbox) ?? []).filter(({ position }) => position > after);
  }

  async append(writes: readonly Write[]): Promise<ReadonlySet<string>> {
    this.appends += 1;
    const fate = this.plan.shift();
    if (fate === "refused") throw new StoreUnavailable("The store is away.");
    const possible = writes.filter(({ sandbox, after }) => this.#head(sandbox) === after);
    for (const { sandbox, after, texts } of possible)
      this.records.set(sandbox, [...(this.records.get(sandbox) ?? []), ...texts.map((text, index) => ({ position: after + index + 1, text }))]);
    if (fate === "unclear") throw new StoreUnavailable("The store did not answer.");
    return new Set(possible.map(({ sandbox }) => sandbox));
  }

  alone<T>(_sandboxes: readonly string[], work: (via: Journal) => Promise<T>): Promise<T> {
    return work(this);
  }

  async compact(sandbox: string, position: number, text: string): Promise<void> {
    const later = (this.records.get(sandbox) ?? []).filter((record) => record.position > position);
    this.records.set(sandbox, [{ position, text }, ...later]);
  }

  async stamp(): Promise<string | undefined> {
    return this.stamped;
  }

  async restamp(stamp: string): Promise<void> {
    this.stamped = stamp;
  }

  async serve(): Promise<void> {}

  async sandboxes(): Promise<readonly string[]> {
    return [...this.records.keys()];
  }

  async expire(): Promise<void> {}

  async close(): Promise<void> {}

  #head(sandbox: string): number {
    return this.records.get(sandbox)?.at(-1)?.position ?? 0;
  }
}
