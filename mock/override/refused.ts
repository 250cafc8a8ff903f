/** Thrown through a handler of somebody's own: the default declined the call, and so the call is declined. */
import { Declined } from "../declined.ts";

export class Refused extends Error {
  readonly declined: Declined;

  constructor(declined: Declined) {
    super(declined.detail);
    this.declined = declined;
  }
}

/** What was declined ends the call. */
export function orThrow<T>(value: T | Declined): T {
  if (value instanceof Declined) throw new Refused(value);
  return value;
}
