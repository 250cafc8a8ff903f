/** Of all that noticed a fault, the one case that a quick test repeats. */
import type { Outcome } from "./trial.ts";

/** Case ids by fault, on the first API where it was noticed as expected. */
export function sliceOf(outcomes: readonly Outcome[]): Record<string, string> {
  const slice: Record<string, string> = {};
  for (const { trial, noticedIn } of outcomes) if (trial.kind === "fault" && noticedIn !== undefined) slice[trial.id] ??= noticedIn;
  return slice;
}
