/** One isolated copy of everything that a mock keeps: the state of each API, and a clock. */
import type { ServedApi } from "../served-api.ts";
import type { SandboxClock } from "../state/clock.ts";

export class Sandbox {
  readonly name: string;
  readonly clock: SandboxClock;
  /** By `performance.now()`. */
  lastUsedMs: number;
  readonly #apis: Map<string, ServedApi>;

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
    return made;
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
    for (const api of this.#apis.values()) api.reset();
  }
}
