/** The sandboxes that are known here, brought up to what the store has. */
import type { Sandbox } from "../sandbox/sandbox.ts";
import { isDeleted, isWhole, readEffects, writeEffects } from "./effect.ts";
import { Line } from "./line.ts";
import { type Place, replay, startAgain, wholeOf } from "./replay.ts";
import type { Journal, Store, StoredRecord } from "./store.ts";

export interface Written {
  readonly text: string;
  readonly whole: boolean;
}

/** Damaged, or written by a version that knew more. */
export class UnreadableRecord extends Error {}

export class Lines {
  readonly #place: Place;
  readonly #known = new Map<string, Line>();

  constructor(place: Place) {
    this.#place = place;
  }

  get(name: string): Line | undefined {
    return this.#known.get(name);
  }

  /** One that was fetched. */
  need(name: string): Line {
    const line = this.#known.get(name);
    if (!line) throw new Error(`The sandbox "${name}" was not fetched.`);
    return line;
  }

  names(): string[] {
    return [...this.#known.keys()];
  }

  /** Whether a sandbox in memory is the one that was fetched. One that comes where there was none begins at the start, as it should. */
  isKnown(sandbox: Sandbox): boolean {
    const line = this.#known.get(sandbox.name);
    if (!line) return false;
    line.sandbox ??= sandbox;
    return line.sandbox === sandbox;
  }

  /** Whether a call can be answered from memory alone, which may be old where it `mayLag`. */
  isQuiet(name: string, least: number, mayLag: boolean): boolean {
    const line = this.#known.get(name);
    return line !== undefined && (mayLag || !line.suspect) && line.head >= least && line.sandbox === this.#place.sandboxes.peek(name);
  }

  /** Reads what is missing here; gives the names that are up to date by that. */
  async fetch(names: Iterable<string>, via: Journal): Promise<ReadonlySet<string>> {
    const due = [...names].filter((name) => this.#isDue(name));
    await Promise.all(due.map((name) => this.#fetch(name, via)));
    return new Set(due);
  }

  #isDue(name: string): boolean {
    const line = this.#known.get(name);
    return !line || line.suspect || this.#isEvicted(name, line);
  }

  /** Memory let go of it, or began it anew. */
  #isEvicted = (name: string, line: Line): boolean => line.sandbox !== undefined && this.#place.sandboxes.peek(name) !== line.sandbox;

  async #fetch(name: string, via: Journal): Promise<void> {
    const known = this.#known.get(name);
    let line = known && !this.#isEvicted(name, known) ? known : new Line();
    const askedMs = performance.now();
    let records = await via.read(name, line.head);
    // Nothing new can also mean that everything expired.
    if (records.length === 0 && line.head > 0 && (await via.heads([name])).get(name) !== line.head) {
      line = new Line();
      records = await via.read(name, 0);
    }
    if (line !== known) {
      line.sandbox = this.#place.sandboxes.peek(name);
      if (line.sandbox) startAgain(line.sandbox);
    }
    this.#known.set(name, line);
    try {
      for (const record of records) this.#replay(name, line, record);
    } catch (error) {
      // Half of a record is worse than none: the next use reads everything again.
      this.#known.delete(name);
      throw new UnreadableRecord(`The store's record of the sandbox "${name}" cannot be applied: ${(error as Error).message}`);
    }
    line.suspect = false;
    line.checkedMs = askedMs;
  }

  #replay(name: string, line: Line, { position, text }: StoredRecord): void {
    const effects = readEffects(text);
    const whole = isWhole(effects);
    if (position !== line.head + 1 && !whole) throw new Error(`record ${position} does not follow record ${line.head}`);
    line.sandbox ??= this.#place.sandboxes.use(name);
    if (!line.sandbox) throw new Error("there is no room for it in memory");
    replay(this.#place, line.sandbox, effects);
    if (isDeleted(effects)) line.sandbox = undefined;
    this.#grew(line, position, text, whole);
  }

  /** Others wrote it, or may have. */
  suspect(name: string): void {
    const line = this.#known.get(name);
    if (line) line.suspect = true;
  }

  /** Hands on whether a sandbox is current. */
  checked(name: string, isCurrent: boolean, askedMs: number): boolean {
    if (isCurrent) this.need(name).checkedMs = askedMs;
    return isCurrent;
  }

  /** Records of this process are in the store, and were done here before. */
  wrote(name: string, records: readonly Written[]): void {
    const line = this.need(name);
    for (const { text, whole } of records) this.#grew(line, line.head + 1, text, whole);
    // A fork or a deletion put another in its place.
    if (records.some(({ whole }) => whole)) line.sandbox = this.#place.sandboxes.peek(name);
  }

  #grew(line: Line, position: number, text: string, whole: boolean): void {
    line.head = position;
    if (whole) line.wholeBytes = text.length;
    line.bytes = whole ? 0 : line.bytes + text.length;
  }

  /** Puts a whole state in place of records that have become long. */
  async shorten(name: string, store: Store): Promise<void> {
    const line = this.need(name);
    if (!line.isLong || !line.sandbox) return;
    const text = writeEffects([wholeOf(line.sandbox)]);
    await store.compact(name, line.head, text);
    line.wholeBytes = text.length;
    line.bytes = 0;
  }

  /** Forgets those that memory has let go of. */
  prune(busy: ReadonlySet<string>): void {
    for (const [name, line] of this.#known) if (!busy.has(name) && this.#place.sandboxes.peek(name) !== line.sandbox) this.#known.delete(name);
  }
}
