/** One isolated copy of all state of an API: its collections, ids, clock and journal. */
import type { Clock } from "./clock.ts";
import { type Change, Collection } from "./collection.ts";
import { letters, numbers, uuid } from "./identifiers.ts";

/** What one accepted call changed. */
export interface JournalEntry {
  /** Counts accepted calls that changed something, from 1. */
  readonly position: number;
  readonly operation: string;
  readonly principal: string;
  readonly changes: readonly Change[];
}

const journalLength = 1000;

export class World<State extends object = object> {
  readonly state: State;
  readonly #seed: number;
  readonly #clock: Clock;
  readonly #collections = new Map<string, Pick<Collection<object>, "undo" | "all">>();
  readonly #journal: JournalEntry[] = [];
  #changes: Change[] = [];
  #ids = 0;
  #idsBefore = 0;
  #position = 0;
  /** The running call, or one that changed something, was let through outside its limits, so what is stored may be outside them too. */
  relaxed = false;
  #relaxedBefore = false;

  constructor(state: State, seed: number, clock: Clock) {
    this.state = state;
    this.#seed = seed;
    this.#clock = clock;
    for (const [name, member] of Object.entries(state)) {
      if (!(member instanceof Collection)) throw new Error(`State "${name}" is no collection, so its changes could not be undone.`);
      member.attach(name, (change) => this.#changes.push(change));
      this.#collections.set(name, member);
    }
  }

  get journal(): readonly JournalEntry[] {
    return this.#journal;
  }

  now(): Date {
    return this.#clock.now();
  }

  /** A UUID; with a prefix, that prefix and `length` letters or digits. */
  newId(prefix?: string, length = 27): string {
    const next = numbers(this.#seed, this.#ids);
    this.#ids += 1;
    return prefix === undefined ? uuid(next) : prefix + letters(next, length);
  }

  /** A world of its own with the same things, ids to come and clock to read; its journal begins anew. Costs no more for many things. */
  fork(clock: Clock = this.#clock): World<State> {
    const state = Object.fromEntries(Object.entries(this.state).map(([name, member]: [string, Collection<object>]) => [name, member.fork()]));
    // Member by member the same collections, forked.
    const forked = new World(state as State, this.#seed, clock);
    forked.#ids = this.#idsBefore;
    forked.#idsBefore = this.#idsBefore;
    forked.#position = this.#position;
    forked.relaxed = this.#relaxedBefore;
    forked.#relaxedBefore = this.#relaxedBefore;
    return forked;
  }

  /** What the running call changed becomes one journal entry. */
  commit(operation: string, principal: string): void {
    this.#idsBefore = this.#ids;
    if (this.#changes.length === 0) return;
    this.#relaxedBefore = this.relaxed;
    this.#position += 1;
    this.#journal.push({ position: this.#position, operation, principal, changes: this.#changes });
    if (this.#journal.length > journalLength) this.#journal.shift();
    this.#changes = [];
  }

  /** Takes the latest journal entry back; ids that it gave away stay given. False where there is none. */
  undoLast(): boolean {
    const entry = this.#journal.pop();
    if (!entry) return false;
    for (const change of [...entry.changes].reverse()) this.#collections.get(change.collection)?.undo(change);
    this.#position -= 1;
    return true;
  }

  /** What the running call changed, and has not committed, never happened. */
  rollback(): void {
    if (this.#changes.length > 0) {
      for (const change of this.#changes.reverse()) this.#collections.get(change.collection)?.undo(change);
      this.#changes = [];
    }
    this.#ids = this.#idsBefore;
    this.relaxed = this.#relaxedBefore;
  }

  /** Every collection as an array, in its own order. */
  snapshot(): Record<string, unknown[]> {
    return Object.fromEntries([...this.#collections].map(([name, collection]) => [name, [...collection.all]]));
  }
}
