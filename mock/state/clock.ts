/** The time that handlers see: the platform's, or one that stands still. */
export interface Clock {
  now(): Date;
}

/** `at` freezes the clock; undefined lets it run. */
export const clockAt = (at: Date | undefined): Clock => (at ? { now: () => new Date(at) } : { now: () => new Date() });
