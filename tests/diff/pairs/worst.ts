/** One word for many changes. */
import type { Severity } from "../../../contract/diff/change.ts";

export function worstOf(changes: readonly { readonly severity: Severity }[]): Severity | "none" {
  const found = new Set(changes.map(({ severity }) => severity));
  return (["breaking", "risky", "safe"] as const).find((severity) => found.has(severity)) ?? "none";
}
