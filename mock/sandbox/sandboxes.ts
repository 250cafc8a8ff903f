/** Every sandbox of a mock. They come by being named, and go when nobody uses them. */
import type { ServedApi } from "../served-api.ts";
import type { SandboxClock } from "../state/clock.ts";
import { Sandbox } from "./sandbox.ts";
import type { SandboxKeeper } from "./sandbox-keeper.ts";
import { defaultSandbox } from "./sandbox-name.ts";

export interface SandboxLimits {
  /** The default one does not count. */
  readonly most: number;
  /** A sandbox that nobody used for so long is dropped. */
  readonly expireMs: number;
  /** Where room is needed, one that nobody used for so long may be dropped. */
  readonly restMs: number;
}

export const defaultLimits: SandboxLimits = { most: 1000, expireMs: 60 * 60 * 1000, restMs: 10_000 };

export class Sandboxes {
  readonly limits: SandboxLimits;
  readonly default: Sandbox;
  /** The one that was used longest ago comes first. */
  readonly #named = new Map<string, Sandbox>();
  readonly #clock: SandboxClock;
  readonly #nowMs: () => number;
  #keeper: SandboxKeeper | undefined;

  /** `apis`: those of the default sandbox, whose clock is `clock`. */
  constructor(apis: readonly ServedApi[], clock: SandboxClock, limits = defaultLimits, nowMs = () => performance.now()) {
    this.limits = limits;
    this.#clock = clock;
    this.#nowMs = nowMs;
    this.default = new Sandbox(defaultSandbox, clock, nowMs(), apis);
  }

  /** The sandbox of a valid name, made where there is none; undefined where there is no room for it. */
  use(name: string): Sandbox | undefined {
    if (name === defaultSandbox) return this.default;
    const nowMs = this.#nowMs();
    const known = this.#live(name, nowMs);
    const used = known ?? (this.#makeRoom(nowMs) ? new Sandbox(name, this.#clock.fresh(), nowMs) : undefined);
    if (used) this.#keeper?.used(used);
    return used && this.#touch(used, nowMs);
  }

  /** One that is there, without using it. */
  find(name: string): Sandbox | undefined {
    const found = name === defaultSandbox ? this.default : this.#live(name, this.#nowMs());
    if (!found) this.#keeper?.missed(name);
    return found;
  }

  /** Whoever keeps the state is told of its changes from here on. */
  keepWith(keeper: SandboxKeeper): void {
    this.#keeper = keeper;
    for (const sandbox of [this.default, ...this.#named.values()]) sandbox.keepWith(keeper);
  }

  /** In memory, without counting as used. */
  peek(name: string): Sandbox | undefined {
    return name === defaultSandbox ? this.default : this.#named.get(name);
  }

  /** Puts a sandbox in its place, or takes what is there away, and tells nobody. */
  place(name: string, sandbox: Sandbox | undefined): void {
    if (sandbox) this.#named.set(name, sandbox);
    else this.#named.delete(name);
  }

  /** The default one first, then those used longest ago. */
  list(): Sandbox[] {
    this.#expire(this.#nowMs());
    return [this.default, ...this.#named.values()];
  }

  /** A sandbox under another name, with all that `from` has now; one of that name is replaced. Undefined where there is no room. */
  fork(from: Sandbox, name: string): Sandbox | undefined {
    const nowMs = this.#nowMs();
    if (!this.#live(name, nowMs) && !this.#makeRoom(nowMs)) return undefined;
    const before = this.#named.get(name);
    const forked = this.#touch(from.fork(name, nowMs), nowMs);
    this.#keeper?.forked(forked, before);
    return forked;
  }

  /** False where there is none of that name. The default one cannot go. */
  delete(name: string): boolean {
    const known = this.#named.get(name);
    if (!known) this.#keeper?.missed(name);
    else if (this.#named.delete(name)) this.#keeper?.deleted(known);
    return known !== undefined;
  }

  #live(name: string, nowMs: number): Sandbox | undefined {
    const known = this.#named.get(name);
    if (!known || nowMs - known.lastUsedMs <= this.limits.expireMs) return known;
    this.#named.delete(name);
    return undefined;
  }

  #touch(sandbox: Sandbox, nowMs: number): Sandbox {
    sandbox.lastUsedMs = nowMs;
    if (this.#keeper) sandbox.keepWith(this.#keeper);
    this.#named.delete(sandbox.name);
    this.#named.set(sandbox.name, sandbox);
    return sandbox;
  }

  #makeRoom(nowMs: number): boolean {
    this.#expire(nowMs);
    if (this.#named.size < this.limits.most) return true;
    const [oldest] = this.#named.values();
    return oldest !== undefined && nowMs - oldest.lastUsedMs > this.limits.restMs && this.#named.delete(oldest.name);
  }

  #expire(nowMs: number): void {
    for (const { name, lastUsedMs } of this.#named.values()) {
      if (nowMs - lastUsedMs <= this.limits.expireMs) return;
      this.#named.delete(name);
    }
  }
}
