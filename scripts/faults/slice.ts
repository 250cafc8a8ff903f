/** Of all that noticed a fault, the one case that a quick test repeats. */
import { nameOf, type Outcome } from "./trial.ts";

/** Case ids by fault, on the first API where it was noticed as expected; and by the name of the trial, of each independent server. */
export function sliceOf(outcomes: readonly Outcome[]): Record<string, string> {
  const slice: Record<string, string> = {};
  for (const { trial, noticedIn } of outcomes) {
    if (noticedIn === undefined) continue;
    if (trial.kind === "fault") slice[trial.id] ??= noticedIn;
    if (trial.kind === "server" && trial.fault !== undefined) slice[nameOf(trial)] = noticedIn;
  }
  return slice;
}
