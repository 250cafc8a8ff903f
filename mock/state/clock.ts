/** The time that handlers see: the platform's, or one that stands still. */
export interface Clock {
  now(): Date;
  /** Stands still, whatever the machine's clock does. */
  readonly isFrozen?: boolean;
}

/** `at` freezes the clock; undefined lets it run. */
export const clockAt = (at: Date | undefined): Clock => (at ? { now: () => new Date(at), isFrozen: true } : { now: () => new Date() });

/** What distinguishes an adjusted clock from the one below it, in milliseconds. */
export interface Adjustment {
  /** Stands still at this time; undefined runs. */
  readonly frozenMs: number | undefined;
  /** Ahead of the clock below, while it runs. */
  readonly offsetMs: number;
  /** Runs with the machine's clock, because the one below stands still. */
  readonly free?: true;
}

/** A sandbox's own clock: frozen, set and advanced without any other sandbox noticing. */
export class SandboxClock implements Clock {
  readonly #below: Clock;
  #adjustment: Adjustment;

  constructor(below: Clock, adjustment: Adjustment = { frozenMs: undefined, offsetMs: 0 }) {
    this.#below = below;
    this.#adjustment = adjustment;
  }

  get adjustment(): Adjustment {
    return this.#adjustment;
  }

  get isFrozen(): boolean {
    const { frozenMs, free } = this.#adjustment;
    return frozenMs !== undefined || (free !== true && this.#below.isFrozen === true);
  }

  now(): Date {
    const { frozenMs, offsetMs, free } = this.#adjustment;
    if (frozenMs === undefined && offsetMs === 0 && free !== true) return this.#below.now();
    return new Date(frozenMs ?? (free === true ? Date.now() : this.#below.now().getTime()) + offsetMs);
  }

  /** Stands still, at the present time unless said. */
  freeze(at: Date = this.now()): void {
    this.#adjustment = { frozenMs: at.getTime(), offsetMs: 0 };
  }

  /** Goes on from a time; a frozen clock stays frozen there. */
  set(at: Date): void {
    if (this.isFrozen) this.freeze(at);
    else this.#adjustment = { ...this.#adjustment, offsetMs: this.#adjustment.offsetMs + at.getTime() - this.now().getTime() };
  }

  advance(byMs: number): void {
    this.set(new Date(this.now().getTime() + byMs));
  }

  /** A frozen clock runs on from where it stands. */
  run(): void {
    if (!this.isFrozen) return;
    const nowMs = this.now().getTime();
    const free = this.#below.isFrozen === true;
    const offsetMs = nowMs - (free ? Date.now() : this.#below.now().getTime());
    this.#adjustment = { frozenMs: undefined, offsetMs, ...(free && { free: true as const }) };
  }

  /** As another clock was adjusted. */
  adjust(adjustment: Adjustment): void {
    this.#adjustment = adjustment;
  }

  /** As the mock was started. */
  reset(): void {
    this.#adjustment = { frozenMs: undefined, offsetMs: 0 };
  }

  fork(): SandboxClock {
    return new SandboxClock(this.#below, this.#adjustment);
  }

  /** A clock beside this one, as the mock was started. */
  fresh(): SandboxClock {
    return new SandboxClock(this.#below);
  }
}
