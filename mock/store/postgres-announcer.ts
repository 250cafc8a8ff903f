/** Tells other replicas what was written, once it is durable: beside the calls that wait, and many at once. */

/** A message holds at most 8000 bytes. */
const mostNames = 100;
const gatherMs = 2;

export class PostgresAnnouncer {
  readonly #tell: (sandboxes: readonly string[]) => Promise<unknown>;
  readonly #names = new Set<string>();
  #telling: Promise<void> | undefined;

  /** What cannot be told is found all the same: by those who ask before they read, and by those who look each second. */
  constructor(tell: (sandboxes: readonly string[]) => Promise<unknown>) {
    this.#tell = tell;
  }

  wrote(sandboxes: Iterable<string>): void {
    for (const name of sandboxes) this.#names.add(name);
    if (this.#names.size > 0) this.#telling ??= this.#work();
  }

  /** Resolves when all is told. */
  async end(): Promise<void> {
    await this.#telling;
  }

  async #work(): Promise<void> {
    while (this.#names.size > 0) {
      await new Promise((resolve) => setTimeout(resolve, gatherMs));
      const names = [...this.#names].slice(0, mostNames);
      for (const name of names) this.#names.delete(name);
      await this.#tell(names).catch(() => undefined);
    }
    this.#telling = undefined;
  }
}
