/** One piece of work that may change state: what it did, and how to take that back. */
import type { Effect } from "./effect.ts";

const none: ReadonlyMap<string, readonly Effect[]> = new Map();

export class Unit {
  /** Sandboxes that must be as others see them; the first is the one that is worked in. */
  readonly names: string[];
  /** At least this position of each must be known here. */
  readonly least: number;
  /** It is not expected to change anything. */
  reads: boolean;
  /** How often it had to be done again because others were first. */
  attempts = 0;
  readonly #work: () => unknown;
  #effects: Map<string, Effect[]> | undefined;
  #back: (() => void)[] | undefined;
  #outcome: { readonly value: unknown } | undefined;
  /** Since when somebody waits for it, by `performance.now()`. */
  waitsSinceMs = 0;
  #settle: { resolve(value: unknown): void; reject(error: unknown): void } | undefined;

  constructor(names: readonly string[], work: () => unknown, least = 0, reads = false) {
    this.names = [...names];
    this.least = least;
    this.reads = reads;
    this.#work = work;
  }

  /** The work has to do with this sandbox too. */
  involve(name: string): void {
    if (!this.names.includes(name)) this.names.push(name);
  }

  get hasRun(): boolean {
    return this.#outcome !== undefined;
  }

  /** What the work gave. */
  get value(): unknown {
    return this.#outcome?.value;
  }

  /** By sandbox. */
  get effects(): ReadonlyMap<string, readonly Effect[]> {
    return this.#effects ?? none;
  }

  /** What takes back what no sandbox is told of. */
  also(back: () => void): void {
    this.#back ??= [];
    this.#back.push(back);
  }

  add(sandbox: string, effect: Effect, back: () => void): void {
    this.#effects ??= new Map();
    const known = this.#effects.get(sandbox);
    if (known) known.push(effect);
    else this.#effects.set(sandbox, [effect]);
    this.also(back);
  }

  run(): void {
    this.#outcome = { value: this.#work() };
  }

  /** It never ran. Those that ran after it must have been taken back before. */
  takeBack(): void {
    for (const back of this.#back?.reverse() ?? []) back();
    this.#back = undefined;
    this.#effects = undefined;
    this.#outcome = undefined;
  }

  /** Settled by `resolve` and `reject`. */
  promise(): Promise<unknown> {
    this.waitsSinceMs = performance.now();
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
  }

  /** With what the work gave. */
  resolve(): void {
    this.#settle?.resolve(this.value);
  }

  reject(error: unknown): void {
    this.#settle?.reject(error);
  }
}
