/** One isolated copy of all state of an API: its collections, ids, clock and journal. */
import type { Clock } from "./clock.ts";
import { type Change, Collection } from "./collection.ts";
import { letters, numbers, uuid } from "./identifiers.ts";
import { inverseOf, type JournalEntry, remember } from "./journal.ts";
import { SeededCollection } from "./seeded-collection.ts";

function move(from: JournalEntry[], to: JournalEntry[]): void {
  const entry = from.pop();
  if (entry) remember(to, entry);
}

/** Of the calls that can be undone, so many are kept. */
const markedCalls = 100;

/** Where a world stands, beside the things in it. */
export interface WorldMark {
  readonly position: number;
  readonly ids: number;
  readonly relaxed: boolean;
  readonly done: readonly JournalEntry[];
  readonly undone: readonly JournalEntry[];
}

export class World<State extends object = object> {
  readonly state: State;
  readonly #seed: number;
  readonly #clock: Clock;
  readonly #collections = new Map<string, Pick<Collection<object>, "undo" | "redo" | "all" | "has">>();
  readonly #journal: JournalEntry[] = [];
  /** Entries that can be undone, and those that were, newest last. */
  readonly #done: JournalEntry[] = [];
  #undone: JournalEntry[] = [];
  /** What could be done again until an entry ended that. */
  readonly #forgotten = new WeakMap<JournalEntry, JournalEntry[]>();
  /** Told of every entry when it is written; entries that are applied come from elsewhere and are not told. */
  onEntry: ((entry: JournalEntry) => void) | undefined;
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

  /** Of the latest entry; 0 before the first. */
  get position(): number {
    return this.#position;
  }

  /** How many ids were given away. */
  get ids(): number {
    return this.#idsBefore;
  }

  now(): Date {
    return this.#clock.now();
  }

  /** A UUID; with a prefix, that prefix and `length` letters or digits. */
  newId(prefix?: string, length = 27): string {
    for (;;) {
      const next = numbers(this.#seed, this.#ids);
      this.#ids += 1;
      const id = prefix === undefined ? uuid(next) : prefix + letters(next, length);
      if (!this.#isTaken(id)) return id;
    }
  }

  /** By a thing that was given: a start state can hold what an earlier run made. */
  #isTaken(id: string): boolean {
    for (const collection of this.#collections.values()) {
      // One that nobody has asked for stays unmade.
      if (collection instanceof SeededCollection && !collection.isSeeded) continue;
      if (collection.has(id)) return true;
    }
    return false;
  }

  /** As if so many ids had been given away, once the running call is committed. */
  countIdsFrom(count: number): void {
    this.#ids = count;
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

  /** What the running call changed becomes one journal entry; one without changes where it only gave ids away. */
  commit(operation: string, principal: string): JournalEntry | undefined {
    if (this.#changes.length === 0 && this.#ids === this.#idsBefore) return undefined;
    const entry = this.#write("call", { operation, principal }, this.#changes, { before: this.#idsBefore, after: this.#ids });
    this.#called(entry);
    return entry;
  }

  /** Takes back the latest call that was not taken back yet, ids included. Undefined where there is none that is remembered. */
  undo(): JournalEntry | undefined {
    const entry = this.#done.at(-1);
    if (!entry) return undefined;
    move(this.#done, this.#undone);
    return this.#redoing("undo", entry, inverseOf(entry.changes), { before: this.#ids, after: entry.ids.before });
  }

  /** Does again what the latest undo took back, unless another call came between. */
  redo(): JournalEntry | undefined {
    const entry = this.#undone.at(-1);
    if (!entry) return undefined;
    move(this.#undone, this.#done);
    return this.#redoing("redo", entry, entry.changes, { before: this.#ids, after: entry.ids.after });
  }

  /** Does what an entry of this world's past, or of a replica, says. Throws where it does not follow the latest one. */
  apply(entry: JournalEntry, relaxed = this.#relaxedBefore): void {
    if (entry.position !== this.#position + 1) throw new Error(`Entry ${entry.position} does not follow entry ${this.#position}.`);
    this.#replay(entry.kind, entry.changes);
    this.#ids = this.#idsBefore = entry.ids.after;
    this.#position = entry.position;
    this.relaxed = this.#relaxedBefore = relaxed;
    remember(this.#journal, entry);
    if (entry.kind === "undo") move(this.#done, this.#undone);
    else if (entry.kind === "redo") move(this.#undone, this.#done);
    else this.#called(entry);
  }

  /** The latest entry never happened; ids that it gave away are given away again. */
  retract(entry: JournalEntry): void {
    if (entry.position !== this.#position) throw new Error(`Entry ${entry.position} is not the latest one, ${this.#position}.`);
    this.#replay(entry.kind === "undo" ? "redo" : "undo", inverseOf(entry.changes));
    this.#ids = this.#idsBefore = entry.ids.before;
    this.#position -= 1;
    this.#journal.pop();
    if (entry.kind === "undo") move(this.#undone, this.#done);
    else if (entry.kind === "redo") move(this.#done, this.#undone);
    else {
      if (this.#done.at(-1) === entry) this.#done.pop();
      this.#undone = this.#forgotten.get(entry) ?? [];
    }
  }

  /** What, with its things, makes another world go on like this one. */
  get mark(): WorldMark {
    return {
      position: this.#position,
      ids: this.#idsBefore,
      relaxed: this.#relaxedBefore,
      done: this.#done.slice(-markedCalls),
      undone: this.#undone.slice(-markedCalls),
    };
  }

  /** Goes on from a mark; for a world that is new. */
  resume({ position, ids, relaxed, done, undone }: WorldMark): void {
    this.#position = position;
    this.#ids = this.#idsBefore = ids;
    this.relaxed = this.#relaxedBefore = relaxed;
    this.#done.push(...done);
    this.#undone.push(...undone);
  }

  #called(entry: JournalEntry): void {
    if (entry.changes.length > 0) remember(this.#done, entry);
    if (this.#undone.length === 0) return;
    this.#forgotten.set(entry, this.#undone);
    this.#undone = [];
  }

  #redoing(kind: "undo" | "redo", of: JournalEntry, changes: readonly Change[], ids: JournalEntry["ids"]): JournalEntry {
    this.#replay(kind, changes);
    this.#ids = ids.after;
    return this.#write(kind, of, changes, ids);
  }

  /** Changes of an undo are inverse ones, and give places in the order of creation back. */
  #replay(kind: JournalEntry["kind"], changes: readonly Change[]): void {
    if (kind !== "undo") for (const change of changes) this.#collections.get(change.collection)?.redo(change);
    else for (const change of inverseOf(changes).reverse()) this.#collections.get(change.collection)?.undo(change);
  }

  #write(
    kind: JournalEntry["kind"],
    { operation, principal }: Pick<JournalEntry, "operation" | "principal">,
    changes: readonly Change[],
    ids: JournalEntry["ids"],
  ): JournalEntry {
    this.#position += 1;
    const entry = { kind, position: this.#position, operation, principal, atMs: this.now().getTime(), changes, ids };
    this.#idsBefore = ids.after;
    this.#relaxedBefore = this.relaxed;
    this.#changes = [];
    remember(this.#journal, entry);
    this.onEntry?.(entry);
    return entry;
  }

  /** Takes the latest journal entry back; ids that it gave away stay given. False where there is none. */
  undoLast(): boolean {
    const entry = this.#journal.pop();
    if (!entry) return false;
    this.#done.pop();
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
