/** One isolated copy of everything that a mock keeps: the state of each API, and a clock. */
import type { ForcedAnswers } from "../forced/forced-answers.ts";
import type { ServedApi } from "../served-api.ts";
import type { SandboxClock } from "../state/clock.ts";
import type { SandboxKeeper } from "./sandbox-keeper.ts";
import { type Snapshot, type Snapshots, withSnapshot } from "./snapshot.ts";

const noSnapshots: Snapshots = new Map();

export class Sandbox {
  readonly name: string;
  readonly clock: SandboxClock;
  /** By `performance.now()`. */
  lastUsedMs: number;
  /** Answers that operations are told to give; undefined where there are none. */
  forced: ForcedAnswers | undefined;
  readonly #apis: Map<string, ServedApi>;
  #snapshots: Snapshots = noSnapshots;
  #keeper: SandboxKeeper | undefined;

  constructor(name: string, clock: SandboxClock, usedMs: number, apis: readonly ServedApi[] = []) {
    this.name = name;
    this.clock = clock;
    this.lastUsedMs = usedMs;
    this.#apis = new Map(apis.map((api) => [api.contract.id, api]));
  }

  /** An API in this sandbox; it forks the start state when it is first asked for. */
  api(origin: ServedApi): ServedApi {
    const known = this.#apis.get(origin.contract.id);
    if (known) return known;
    const made = origin.inSandbox(this.clock);
    this.#apis.set(origin.contract.id, made);
    this.#tell(made);
    return made;
  }

  /** Those that were asked for. */
  get apis(): Iterable<ServedApi> {
    return this.#apis.values();
  }

  /** Whoever keeps the state is told of its changes from here on. */
  keepWith(keeper: SandboxKeeper): void {
    if (this.#keeper === keeper) return;
    this.#keeper = keeper;
    for (const api of this.#apis.values()) this.#tell(api);
  }

  /** The oldest first. */
  get snapshots(): Snapshots {
    return this.#snapshots;
  }

  /** One of the same name is replaced. */
  keepSnapshot(snapshot: Snapshot): void {
    this.#snap(snapshot.name, snapshot);
  }

  /** False where there is none of that name. */
  forgetSnapshot(name: string): boolean {
    const isKept = this.#snapshots.has(name);
    if (isKept) this.#snap(name, undefined);
    return isKept;
  }

  /** Has these snapshots, and tells nobody. */
  placeSnapshots(snapshots: Snapshots): void {
    this.#snapshots = snapshots;
  }

  #snap(name: string, snapshot: Snapshot | undefined): void {
    const before = this.#snapshots;
    this.#snapshots = withSnapshot(before, name, snapshot);
    this.#keeper?.snapped(this, name, snapshot, before);
  }

  #tell(api: ServedApi): void {
    const keeper = this.#keeper;
    if (!keeper) return;
    api.keepWith({
      wrote: (...entry) => keeper.wrote(this, ...entry),
      replaced: (...worlds) => keeper.replaced(this, ...worlds),
    });
  }

  /** Another sandbox that begins with what this one has now. */
  fork(name: string, usedMs: number): Sandbox {
    const clock = this.clock.fork();
    const apis = [...this.#apis.values()].map((api) => api.inSandbox(clock, api.world));
    return new Sandbox(name, clock, usedMs, apis);
  }

  /** Back to the start: things, ids, journals and clock. */
  reset(): void {
    this.clock.reset();
    this.forced = undefined;
    for (const api of this.#apis.values()) api.reset();
  }
}
