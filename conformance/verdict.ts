/** What a case comes to. Only ever worsens. */
import { isBinding } from "../contract/provenance.ts";
import type { Finding } from "./finding.ts";

export const verdicts = ["pass", "skipped", "advisory", "inconclusive", "fail", "error"] as const;

/** `fail` is the target's fault, `error` is ours, `inconclusive` means that the situation could not be brought about. */
export type Verdict = (typeof verdicts)[number];

export const worse = (a: Verdict, b: Verdict): Verdict => (verdicts.indexOf(a) >= verdicts.indexOf(b) ? a : b);

/** Breaking what is assumed is advice, and a failure only when `strict`. */
export const verdictOf = (findings: readonly Finding[], strict: boolean): Verdict =>
  findings.reduce<Verdict>((verdict, { provenance }) => worse(verdict, isBinding(provenance) || strict ? "fail" : "advisory"), "pass");
