/** Answers calls when what they changed is safe: everything that waits goes to the store in one piece. */
import type { Caller, Dispatcher } from "../dispatch.ts";
import type { RequestMessage } from "../message.ts";
import type { Consistency } from "../options.ts";
import type { Answer } from "../pipeline/exchange.ts";
import { defaultSandbox } from "../sandbox/sandbox-name.ts";
import { callUnit } from "./call-unit.ts";
import { Lines } from "./lines.ts";
import { type Desk, namesOf, Round } from "./round.ts";
import { type Store, StoreUnavailable } from "./store.ts";
import type { StoreHealth } from "./store-health.ts";
import { Unit } from "./unit.ts";
import { Watch } from "./watch.ts";

/** After so many lost races a call keeps others out; after so many more it is refused. */
const patientAttempts = 2;
const mostAttempts = 10;
const patienceMs = 1000;
const retryAfterSeconds = 1;
const pollMs = 1000;

export class Keeper {
  readonly #store: Store;
  readonly #dispatcher: Dispatcher;
  readonly #consistency: Consistency;
  readonly #desk: Desk;
  #queue: Unit[] = [];
  #pumping: Promise<void> | undefined;
  #trouble: string | undefined;
  readonly #timers: NodeJS.Timeout[] = [];

  constructor(dispatcher: Dispatcher, store: Store, consistency: Consistency) {
    this.#dispatcher = dispatcher;
    this.#store = store;
    this.#consistency = consistency;
    const lines = new Lines(dispatcher);
    const watch = new Watch(dispatcher.sandboxes, (sandbox) => lines.isKnown(sandbox));
    this.#desk = { lines, watch, verifies: store.shared && consistency === "strong", busy: new Set(), unsafe: new Set() };
  }

  /** How the store is, and what is known here of a sandbox there. */
  health(sandbox: string): StoreHealth {
    const { shared, isConnected } = this.#store;
    const position = this.#desk.lines.get(sandbox)?.head;
    return {
      kind: shared ? "postgres" : "file",
      reachable: isConnected && this.#trouble === undefined,
      ...(this.#trouble !== undefined && { trouble: this.#trouble }),
      ...(position !== undefined && { position }),
      ...(shared && { consistency: this.#consistency }),
      ...(shared && !this.#desk.verifies && { stalenessMs: this.#stalenessMs }),
    };
  }

  get #stalenessMs(): number {
    const { lines } = this.#desk;
    const oldestMs = Math.min(...lines.names().map((name) => lines.need(name).checkedMs));
    return Number.isFinite(oldestMs) ? Math.round(performance.now() - oldestMs) : 0;
  }

  /** Never rejects: what cannot be kept is not done, and answered with 503. */
  dispatch(request: RequestMessage, caller: Caller): Answer | undefined | Promise<Answer | undefined> {
    const names = this.#dispatcher.sandboxesNamed(request);
    const [only] = names;
    if (only === undefined) return this.#dispatcher.dispatch(request, caller);
    const unit = callUnit(this.#dispatcher, request, caller, names);
    if (names.length === 1 && this.#runsNow(unit, only)) return this.#marked(unit.value, only);
    return this.#enqueue(unit).then(
      (answer) => this.#marked(answer, only),
      (error: unknown) => this.#dispatcher.unavailable(request, wording(error), retryAfterSeconds),
    );
  }

  /** Does what changes sandboxes other than by a call. Rejects with {@link StoreUnavailable}; then nothing was done. */
  async run<T>(sandboxes: readonly string[], work: () => T): Promise<T> {
    // A unit gives what its work gave.
    return (await this.#enqueue(new Unit(sandboxes, work))) as T;
  }

  /** Others wrote these sandboxes; undefined: perhaps any. Where every use asks, it is enough to know which to read first. */
  async heard(names: readonly string[] | undefined): Promise<void> {
    const { lines, verifies } = this.#desk;
    if (!verifies) return this.refresh(names);
    for (const name of names ?? lines.names()) lines.suspect(name);
  }

  /** Brings sandboxes that are known here up to date; at least one is asked for where none is named. */
  async refresh(names?: readonly string[]): Promise<void> {
    const { lines } = this.#desk;
    const known = names?.filter((name) => lines.get(name) !== undefined) ?? [...new Set([defaultSandbox, ...lines.names()])];
    if (known.length > 0) await this.#enqueue(new Unit(known, () => undefined, Number.POSITIVE_INFINITY));
  }

  /** Another replica may use what this one does not, and says so a quarter of the time later at most. */
  async #expire(afterMs: number): Promise<void> {
    const { lines, busy } = this.#desk;
    lines.prune(busy);
    const nowMs = performance.now();
    const used = lines.names().filter((name) => nowMs - (lines.need(name).sandbox?.lastUsedMs ?? Number.NEGATIVE_INFINITY) < afterMs);
    await this.#store.expire(used, 2 * afterMs);
  }

  /** From here on, what nobody uses expires, and what others write comes here soon even where no word of it does. */
  keepUp(expireMs: number): void {
    const every = (ms: number, work: () => Promise<void>): void => {
      this.#timers.push(setInterval(() => void work().catch((error) => (this.#trouble = wording(error))), ms).unref());
    };
    every(expireMs / 4, () => this.#expire(expireMs));
    if (!this.#store.shared) return;
    every(pollMs, async () => {
      if (!this.#desk.verifies || this.#trouble !== undefined) await this.refresh();
    });
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await this.#pumping;
    await this.#store.close();
  }

  /** True where memory is known to be right and nothing was changed; else the unit is to be queued. */
  #runsNow(unit: Unit, name: string): boolean {
    const { busy, lines, unsafe, verifies, watch } = this.#desk;
    if (verifies || unsafe.has(name) || !lines.isQuiet(name, unit.least, this.#store.shared)) return false;
    if (watch.run(unit).size === 0) {
      if (unit.effects.size === 0) return true;
      // What it did can stay done until it is its turn, where nothing else comes before.
      if (!busy.has(name) && !lines.need(name).suspect) return false;
    }
    unit.takeBack();
    return false;
  }

  // The value is what the unit's work, a dispatch, gave.
  #marked(value: unknown, name: string | undefined): Answer | undefined {
    const answer = value as Answer | undefined;
    const head = name === undefined ? undefined : this.#desk.lines.get(name)?.head;
    if (answer && head !== undefined) answer.response.headers["Specimen-Position"] = String(head);
    return answer;
  }

  #enqueue(unit: Unit): Promise<unknown> {
    const settled = unit.promise();
    this.#queue.push(unit);
    this.#guard([unit]);
    this.#pumping ??= this.#pump();
    return settled;
  }

  /** Calls come to the sandboxes of units that wait in turn, and see nothing that is not safe yet. */
  #guard(units: readonly Unit[]): void {
    const { busy, unsafe } = this.#desk;
    for (const name of namesOf(units)) busy.add(name);
    for (const { effects } of units) for (const name of effects.keys()) unsafe.add(name);
  }

  async #pump(): Promise<void> {
    // Calls that arrive together go together: a write to a file stops everything else, over a network they gather meanwhile.
    if (!this.#store.shared) await new Promise((resolve) => setImmediate(resolve));
    else await undefined;
    while (this.#queue.length > 0) {
      const { busy, unsafe } = this.#desk;
      await this.#round(this.#next());
      busy.clear();
      unsafe.clear();
      this.#guard(this.#queue);
    }
    // In the same turn as the last look at the queue, or a call that comes between would wait for ever.
    this.#pumping = undefined;
  }

  /** A unit that works with several sandboxes has a round of its own, in which they are current. */
  #next(): Unit[] {
    const wide = this.#queue.findIndex(({ names, least }) => names.length > 1 && Number.isFinite(least));
    const units = this.#queue.splice(0, wide < 0 ? this.#queue.length : Math.max(1, wide));
    if (wide === 0 && this.#store.shared) for (const name of namesOf(units)) this.#desk.lines.suspect(name);
    return units;
  }

  /** Those who waited behind a silence have waited long enough. */
  #dismiss(error: unknown): void {
    const longestMs = performance.now() - patienceMs;
    const isWorn = ({ hasRun, waitsSinceMs }: Unit): boolean => !hasRun && waitsSinceMs < longestMs;
    for (const unit of this.#queue.filter(isWorn)) unit.reject(error);
    this.#queue = this.#queue.filter((unit) => !isWorn(unit));
  }

  async #round(units: readonly Unit[]): Promise<void> {
    const round = new Round(this.#desk, units);
    const unlucky = units.filter(({ attempts }) => attempts >= patientAttempts);
    try {
      if (unlucky.length === 0) await round.attempt(this.#store);
      else await this.#store.alone([...namesOf(unlucky)], (via) => round.attempt(via));
      round.conclude();
      this.#trouble = undefined;
      for (const name of round.written) await this.#desk.lines.shorten(name, this.#store);
    } catch (error) {
      this.#trouble = wording(error);
      round.fail(error);
      this.#dismiss(error);
    }
    const lost = round.again.filter(({ attempts }) => attempts >= mostAttempts);
    for (const unit of lost) unit.reject(new StoreUnavailable("Other replicas change the same sandbox too often."));
    this.#queue.unshift(...round.again.filter((unit) => !lost.includes(unit)));
  }
}

const wording = (error: unknown): string => (error instanceof StoreUnavailable ? error.message : `The store failed: ${(error as Error).message}`);
