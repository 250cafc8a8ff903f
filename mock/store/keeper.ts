/** Answers calls when what they changed is safe: everything that waits goes to the store in one piece. */
import type { Caller, Dispatcher } from "../dispatch.ts";
import type { RequestMessage } from "../message.ts";
import type { Consistency } from "../options.ts";
import type { Answer } from "../pipeline/exchange.ts";
import { Lines } from "./lines.ts";
import { type Desk, namesOf, Round } from "./round.ts";
import { type Store, StoreUnavailable } from "./store.ts";
import { Unit } from "./unit.ts";
import { Watch } from "./watch.ts";

export interface KeeperStatus {
  /** Other processes may serve the same sandboxes. */
  readonly shared: boolean;
  readonly consistency: Consistency;
  /** So old may what a read sees be at most; 0 where every read is current. */
  readonly stalenessMs: number;
  /** What is wrong, where the store did not do its part the last time. */
  readonly trouble: string | undefined;
}

/** After so many lost races a call keeps others out; after so many more it is refused. */
const patientAttempts = 2;
const mostAttempts = 10;
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
    this.#desk = { lines, watch, verifies: store.shared && consistency === "strong", busy: new Set() };
  }

  get status(): KeeperStatus {
    const { shared } = this.#store;
    const { lines } = this.#desk;
    const oldestMs = Math.min(...lines.names().map((name) => lines.need(name).checkedMs));
    const isCurrent = !shared || this.#desk.verifies || !Number.isFinite(oldestMs);
    return { shared, consistency: this.#consistency, stalenessMs: isCurrent ? 0 : Math.round(performance.now() - oldestMs), trouble: this.#trouble };
  }

  /** Never rejects: what cannot be kept is not done, and answered with 503. */
  dispatch(request: RequestMessage, caller: Caller): Answer | undefined | Promise<Answer | undefined> {
    const names = this.#dispatcher.sandboxesNamed(request);
    const work = (): Answer | undefined => this.#dispatcher.dispatch(request, caller);
    if (names.length === 0) return work();
    const [only, ...others] = names;
    const position = Number(request.header("specimen-position")) || 0;
    const unit = new Unit(names, work, position);
    if (others.length === 0 && only !== undefined && this.#runsNow(unit, only)) return this.#marked(unit.value, only);
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

  /** Brings sandboxes that are known here up to date. */
  async refresh(names: readonly string[] = this.#desk.lines.names()): Promise<void> {
    const known = names.filter((name) => this.#desk.lines.get(name) !== undefined);
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
    if (this.#store.shared && !this.#desk.verifies) every(pollMs, () => this.refresh());
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await this.#pumping;
    await this.#store.close();
  }

  /** True where memory is known to be right and nothing was changed; else the unit is to be queued. */
  #runsNow(unit: Unit, name: string): boolean {
    const { busy, lines, verifies, watch } = this.#desk;
    if (verifies || busy.has(name) || !lines.isQuiet(name, unit.least)) return false;
    if (watch.run(unit).size === 0) return unit.effects.size === 0;
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
    for (const name of unit.names) this.#desk.busy.add(name);
    this.#pumping ??= this.#pump();
    return settled;
  }

  async #pump(): Promise<void> {
    // Calls that arrive together go together: a write to a file stops everything else, over a network they gather meanwhile.
    if (!this.#store.shared) await new Promise((resolve) => setImmediate(resolve));
    else await undefined;
    while (this.#queue.length > 0) {
      const units = this.#next();
      await this.#round(units);
      this.#desk.busy.clear();
      for (const name of namesOf(this.#queue)) this.#desk.busy.add(name);
    }
    // In the same turn as the last look at the queue, or a call that comes between would wait for ever.
    this.#pumping = undefined;
  }

  /** A unit that works with several sandboxes has a round of its own, in which they are current. */
  #next(): Unit[] {
    const wide = this.#queue.findIndex(({ names, least }) => names.size > 1 && Number.isFinite(least));
    const units = this.#queue.splice(0, wide < 0 ? this.#queue.length : Math.max(1, wide));
    if (wide === 0 && this.#store.shared) for (const name of namesOf(units)) this.#desk.lines.suspect(name);
    return units;
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
    }
    const lost = round.again.filter(({ attempts }) => attempts >= mostAttempts);
    for (const unit of lost) unit.reject(new StoreUnavailable("Other replicas change the same sandbox too often."));
    this.#queue.unshift(...round.again.filter((unit) => !lost.includes(unit)));
  }
}

const wording = (error: unknown): string => (error instanceof StoreUnavailable ? error.message : `The store failed: ${(error as Error).message}`);
