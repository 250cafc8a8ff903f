/** The time that handlers see: the platform's, or one that stands still. */
export interface Clock {
  now(): Date;
}

/** `at` freezes the clock; undefined lets it run. */
export const clockAt = (at: Date | undefined): Clock => (at ? { now: () => new Date(at) } : { now: () => new Date() });

/** What distinguishes an adjusted clock from the one below it, in milliseconds. */
export interface Adjustment {
  /** Stands still at this time; undefined runs. */
  readonly frozenMs: number | undefined;
  /** Ahead of the clock below, while it runs. */
  readonly offsetMs: number;
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

  now(): Date {
    const { frozenMs, offsetMs } = this.#adjustment;
    return frozenMs === undefined && offsetMs === 0 ? this.#below.now() : new Date(frozenMs ?? this.#below.now().getTime() + offsetMs);
  }

  /** Stands still, at the present time unless said. */
  freeze(at: Date = this.now()): void {
    this.#adjustment = { frozenMs: at.getTime(), offsetMs: this.#adjustment.offsetMs };
  }

  /** Goes on from a time; a frozen clock stays frozen there. */
  set(at: Date): void {
    const { frozenMs } = this.#adjustment;
    this.#adjustment = frozenMs === undefined ? { frozenMs, offsetMs: at.getTime() - this.#below.now().getTime() } : { frozenMs: at.getTime(), offsetMs: 0 };
  }

  advance(byMs: number): void {
    const { frozenMs, offsetMs } = this.#adjustment;
    this.#adjustment = frozenMs === undefined ? { frozenMs, offsetMs: offsetMs + byMs } : { frozenMs: frozenMs + byMs, offsetMs };
  }

  /** A frozen clock runs on from where it stands. */
  run(): void {
    const { frozenMs } = this.#adjustment;
    if (frozenMs !== undefined) this.#adjustment = { frozenMs: undefined, offsetMs: frozenMs - this.#below.now().getTime() };
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
