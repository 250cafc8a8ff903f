/** One piece of work that may change state: what it did, and how to take that back. */
import type { Effect } from "./effect.ts";

export class Unit {
  /** Sandboxes that must be as others see them; the first is the one that is worked in. */
  readonly names: Set<string>;
  /** At least this position of each must be known here. */
  readonly least: number;
  /** How often it had to be done again because others were first. */
  attempts = 0;
  readonly #work: () => unknown;
  #effects = new Map<string, Effect[]>();
  #back: (() => void)[] = [];
  #outcome: { readonly value: unknown } | undefined;
  #settle: { resolve(value: unknown): void; reject(error: unknown): void } | undefined;

  constructor(names: readonly string[], work: () => unknown, least = 0) {
    this.names = new Set(names);
    this.least = least;
    this.#work = work;
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
    return this.#effects;
  }

  add(sandbox: string, effect: Effect, back: () => void): void {
    const known = this.#effects.get(sandbox);
    if (known) known.push(effect);
    else this.#effects.set(sandbox, [effect]);
    this.#back.push(back);
  }

  run(): void {
    this.#outcome = { value: this.#work() };
  }

  /** It never ran. Those that ran after it must have been taken back before. */
  takeBack(): void {
    for (const back of this.#back.reverse()) back();
    this.#back = [];
    this.#effects = new Map();
    this.#outcome = undefined;
  }

  /** Settled by `resolve` and `reject`. */
  promise(): Promise<unknown> {
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
