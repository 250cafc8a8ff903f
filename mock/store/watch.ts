/** Hears what changes in sandboxes, and writes it down with the unit of work that is running. */
import type { Sandbox } from "../sandbox/sandbox.ts";
import type { SandboxKeeper } from "../sandbox/sandbox-keeper.ts";
import type { Sandboxes } from "../sandbox/sandboxes.ts";
import type { Snapshot, Snapshots } from "../sandbox/snapshot.ts";
import type { ServedApi } from "../served-api.ts";
import type { Adjustment } from "../state/clock.ts";
import type { JournalEntry } from "../state/journal.ts";
import type { World } from "../state/world.ts";
import { contentOf } from "./content.ts";
import type { Effect } from "./effect.ts";
import { wholeOf } from "./replay.ts";
import type { Unit } from "./unit.ts";

export class Watch implements SandboxKeeper {
  readonly #sandboxes: Sandboxes;
  readonly #isKnown: (sandbox: Sandbox) => boolean;
  #running: Unit | undefined;
  /** Sandboxes that the running unit asked for and that have not been fetched. */
  #missing = new Set<string>();
  /** As they were when the running unit came to them. */
  readonly #clocks = new Map<Sandbox, Adjustment>();

  /** `isKnown`: the sandbox is as the store had it. */
  constructor(sandboxes: Sandboxes, isKnown: (sandbox: Sandbox) => boolean) {
    this.#sandboxes = sandboxes;
    this.#isKnown = isKnown;
    sandboxes.keepWith(this);
  }

  /** Runs a unit. Sandboxes that must be fetched first are named; then what it did is to be taken back. */
  run(unit: Unit): ReadonlySet<string> {
    this.#running = unit;
    if (this.#missing.size > 0) this.#missing = new Set();
    this.#clocks.clear();
    for (const name of unit.names) {
      const sandbox = this.#sandboxes.peek(name);
      if (sandbox) this.#clocks.set(sandbox, sandbox.clock.adjustment);
    }
    try {
      unit.run();
      for (const [sandbox, before] of this.#clocks) if (sandbox.clock.adjustment !== before) this.#clock(sandbox, before);
      return this.#missing;
    } finally {
      this.#running = undefined;
    }
  }

  wrote(sandbox: Sandbox, api: ServedApi, world: World, entry: JournalEntry): void {
    this.#add(sandbox.name, { kind: "entry", api: api.contract.id, entry, relaxed: world.relaxed }, () => world.retract(entry));
  }

  replaced(sandbox: Sandbox, api: ServedApi, before: World, by: "reset" | "adopt"): void {
    const id = api.contract.id;
    const effect: Effect = by === "reset" ? { kind: "reset", api: id } : { kind: "content", api: id, content: contentOf(api.start, api.world) };
    this.#add(sandbox.name, effect, () => api.place(before));
  }

  forked(sandbox: Sandbox, before: Sandbox | undefined): void {
    this.#needs(sandbox.name, before);
    this.#add(sandbox.name, wholeOf(sandbox), () => this.#sandboxes.place(sandbox.name, before));
  }

  snapped(sandbox: Sandbox, name: string, snapshot: Snapshot | undefined, before: Snapshots): void {
    const effect: Effect = snapshot ? { kind: "snapshot", name, atMs: snapshot.at.getTime() } : { kind: "forget", name };
    this.#add(sandbox.name, effect, () => sandbox.placeSnapshots(before));
  }

  deleted(sandbox: Sandbox): void {
    this.#needs(sandbox.name, sandbox);
    const effect: Effect = { kind: "whole", deleted: true, clock: { frozenMs: undefined, offsetMs: 0 }, apis: {}, snapshots: [] };
    this.#add(sandbox.name, effect, () => this.#sandboxes.place(sandbox.name, sandbox));
  }

  used(sandbox: Sandbox): void {
    this.#needs(sandbox.name, sandbox);
    this.#running?.involve(sandbox.name);
    if (!this.#clocks.has(sandbox)) this.#clocks.set(sandbox, sandbox.clock.adjustment);
  }

  missed(name: string): void {
    this.#needs(name, undefined);
  }

  #clock(sandbox: Sandbox, before: Adjustment): void {
    this.#add(sandbox.name, { kind: "clock", clock: sandbox.clock.adjustment }, () => sandbox.clock.adjust(before));
  }

  /** A unit that is done again with what it needed has that by then, or there is none. */
  #needs(name: string, sandbox: Sandbox | undefined): void {
    if (!this.#running || (sandbox ? this.#isKnown(sandbox) : this.#running.names.includes(name))) return;
    this.#missing.add(name);
  }

  #add(sandbox: string, effect: Effect, back: () => void): void {
    if (!this.#running) throw new Error(`The sandbox "${sandbox}" was changed outside of a call, so the change cannot be kept.`);
    this.#running.involve(sandbox);
    this.#running.add(sandbox, effect, back);
  }
}
