/** One trip to the store: units run, what they changed is appended, what they only read is compared with what others wrote. */
import { isWhole, writeEffects } from "./effect.ts";
import type { Lines, Written } from "./lines.ts";
import { type Journal, StoreUnavailable, type Write } from "./store.ts";
import type { Unit } from "./unit.ts";
import type { Watch } from "./watch.ts";

export interface Desk {
  readonly lines: Lines;
  readonly watch: Watch;
  /** Reads, too, must be as current as the store. */
  readonly verifies: boolean;
  /** Sandboxes of units that wait, or that the round works with. */
  readonly busy: Set<string>;
  /** Those that have changes which may yet be taken back: no call may see them before the round is over. */
  readonly unsafe: Set<string>;
}

export class Round {
  readonly #desk: Desk;
  readonly #units: readonly Unit[];
  /** Could not run yet, or must run again. */
  readonly again: Unit[] = [];
  #writes = new Map<string, Written[]>();
  /** Where others were first. */
  readonly #stale = new Set<string>();

  constructor(desk: Desk, units: readonly Unit[]) {
    this.#desk = desk;
    this.#units = units;
  }

  /** Sandboxes that were written. */
  get written(): string[] {
    return [...this.#writes.keys()].filter((name) => !this.#stale.has(name));
  }

  /** Rejects where the store does not do its part; then {@link fail} is due. */
  async attempt(via: Journal): Promise<void> {
    const fresh = await this.#desk.lines.fetch(namesOf(this.#units), via);
    // Where nothing will be written, the question is on its way while calls run.
    const early = this.#units.every(({ reads }) => reads) ? this.#toVerify(this.#units, fresh) : [];
    const asked = this.#verify(early, via);
    // Awaited below, unless a call throws.
    asked.catch(() => undefined);
    for (const unit of this.#units) if (!unit.hasRun) this.#run(unit);
    this.#collect();
    const late = this.#toVerify(this.#ran, new Set([...fresh, ...early]));
    await Promise.all([asked, this.#append(via), this.#verify(late, via)]);
  }

  async #append(via: Journal): Promise<void> {
    if (this.#writes.size === 0) return;
    const { lines } = this.#desk;
    const writes: Write[] = [...this.#writes].map(([sandbox, list]) => ({ sandbox, after: lines.need(sandbox).head, texts: list.map(({ text }) => text) }));
    const askedMs = performance.now();
    const written = await via.append(writes);
    for (const { sandbox } of writes) lines.checked(sandbox, written.has(sandbox), askedMs) || this.#stale.add(sandbox);
  }

  async #verify(names: readonly string[], via: Journal): Promise<void> {
    if (names.length === 0) return;
    const { lines } = this.#desk;
    const askedMs = performance.now();
    const found = await via.heads(names);
    for (const name of names) lines.checked(name, (found.get(name) ?? 0) === lines.need(name).head, askedMs) || this.#stale.add(name);
  }

  #run(unit: Unit): void {
    const missing = this.#desk.watch.run(unit);
    if (missing.size > 0) {
      unit.takeBack();
      for (const name of missing) unit.involve(name);
      this.again.push(unit);
    }
    for (const name of unit.names) this.#desk.busy.add(name);
    for (const name of unit.effects.keys()) this.#desk.unsafe.add(name);
    if (unit.effects.size > 0) unit.reads = false;
  }

  get #ran(): Unit[] {
    return this.#units.filter((unit) => unit.hasRun);
  }

  #collect(): void {
    for (const { effects } of this.#ran)
      for (const [sandbox, list] of effects) {
        const written = { text: writeEffects(list), whole: isWhole(list) };
        const known = this.#writes.get(sandbox);
        if (known) known.push(written);
        else this.#writes.set(sandbox, [written]);
      }
  }

  /** An append proves as much as a look at the head does. */
  #toVerify(units: readonly Unit[], known: ReadonlySet<string>): string[] {
    const { lines, verifies } = this.#desk;
    const names = units.flatMap((unit) => unit.names.filter((name) => verifies || lines.need(name).head < unit.least));
    return [...new Set(names)].filter((name) => !known.has(name) && !this.#writes.has(name));
  }

  /** What is safe is answered; what others were first at goes to {@link again}, as if it had never run. */
  conclude(): void {
    const { lines } = this.#desk;
    const ran = this.#ran;
    const unclear = this.#unclear(ran);
    for (const [sandbox, list] of this.#writes) if (!unclear.has(sandbox)) lines.wrote(sandbox, list);
    for (const unit of ran) this.#answer(unit);
    for (const unit of ran.reverse()) if (this.again.includes(unit) || touches(unit, unclear)) unit.takeBack();
    for (const name of [...unclear, ...this.#stale]) lines.suspect(name);
  }

  /** Sandboxes whose units are taken back here: those that others wrote, and those that share a unit with one. */
  #unclear(ran: readonly Unit[]): ReadonlySet<string> {
    const unclear = new Set([...this.#writes.keys()].filter((name) => this.#stale.has(name)));
    for (let size = -1; size !== unclear.size; ) {
      size = unclear.size;
      for (const unit of ran) if (touches(unit, unclear)) for (const name of unit.effects.keys()) unclear.add(name);
    }
    return unclear;
  }

  #answer(unit: Unit): void {
    const names = unit.effects.size > 0 ? [...unit.effects.keys()] : unit.names;
    const lost = names.filter((name) => this.#stale.has(name));
    if (lost.length === 0) unit.resolve();
    else if (unit.effects.size > 0 && lost.length < names.length) unit.reject(new StoreUnavailable("Of several sandboxes, not all could be written."));
    else {
      unit.attempts += 1;
      this.again.push(unit);
    }
  }

  /** Nothing of this round happened, as far as is known; what the store took all the same is read before the next use. */
  fail(error: unknown): void {
    this.again.length = 0;
    for (const name of namesOf(this.#units)) this.#desk.lines.suspect(name);
    for (const unit of [...this.#units].reverse()) {
      const wrote = unit.effects.size > 0;
      unit.takeBack();
      unit.reject(wrote && error instanceof StoreUnavailable && error.isUnclear ? doubtful(error) : error);
    }
  }
}

const doubtful = ({ message }: StoreUnavailable): StoreUnavailable =>
  new StoreUnavailable(`${message} This call may have been kept; look before you repeat it.`);

const touches = ({ effects }: Unit, names: ReadonlySet<string>): boolean => [...effects.keys()].some((name) => names.has(name));

export const namesOf = (units: readonly Unit[]): Set<string> => new Set(units.flatMap(({ names, effects }) => [...names, ...effects.keys()]));
