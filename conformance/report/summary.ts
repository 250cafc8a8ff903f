/** What every format says of a report in the same words: the conclusion, and how much of the contract was exercised. */
import { type Verdict, verdicts } from "../verdict.ts";
import type { Report } from "./report.ts";

export interface Summary {
  readonly tone: "good" | "bad" | "incomplete" | "broken";
  /** Two or three words. */
  readonly word: string;
  readonly detail: string;
  /** Word and detail: stands on its own. */
  readonly sentence: string;
  readonly cases: number;
  readonly exercised: number;
  /** Documented operation × status, unreachable ones left out. */
  readonly reachable: number;
  readonly unreachable: number;
}

export const worstFirst: readonly Verdict[] = [...verdicts].reverse();

export function summaryOf({ coverage, exitCode, totals }: Report): Summary {
  const count = (state: string): number => coverage.filter((row) => row.state === state).length;
  const exercised = count("exercised");
  const missing = count("not-exercised");
  const reachable = exercised + missing;
  const cases = Object.values(totals).reduce((sum, part) => sum + part, 0);
  const some = (state: string): string => `${missing} of ${reachable} reachable operation × status ${missing === 1 ? "was" : "were"} ${state}.`;
  const concluded = (tone: Summary["tone"], word: string, detail: string): Summary => {
    const sentence = `${word.slice(0, 1).toUpperCase()}${word.slice(1)}: ${detail}`;
    return { tone, word, detail, sentence, cases, exercised, reachable, unreachable: count("unreachable") };
  };
  switch (exitCode) {
    case 1:
      return concluded("bad", "does not conform", `${totals.fail} of ${plural(cases, "case")} failed.`);
    case 2:
      return concluded("incomplete", "incomplete", `nothing failed, but ${missing > 0 ? some("not exercised") : "the run ended before its last case."}`);
    case 3:
      return concluded(
        "broken",
        "no verdict",
        totals.error === 0 ? "no case was run." : `${plural(totals.error, "case")} ended in an error of the suite itself.`,
      );
  }
  if (missing > 0) return concluded("incomplete", "incomplete, as allowed", `nothing failed, but ${some("not exercised")}`);
  return concluded("good", "conforms", "nothing failed, and every reachable operation × status was exercised.");
}

/** What the exit code means, for who reads the last line only. */
export const exitMeaning: Readonly<Record<Report["exitCode"], string>> = {
  0: "fine",
  1: "what was judged is at fault",
  2: "nothing failed, but something reachable was not exercised",
  3: "did not run, or cannot be trusted",
};

/** `3 fail, 1 advisory, 20 pass`, worst first; what is zero is left out. */
export const totalsText = (totals: Report["totals"]): string =>
  worstFirst.flatMap((verdict) => (totals[verdict] > 0 ? [`${totals[verdict]} ${verdict}`] : [])).join(", ") || "none";

export const plural = (count: number, noun: string, many = `${noun}s`): string => `${count} ${count === 1 ? noun : many}`;

/** Rounded down: 100 % is said only of all. */
export const percent = (part: number, whole: number): string => `${whole === 0 ? 0 : Math.floor((part / whole) * 100)} %`;

const seconds = (elapsedMs: number): string => `${(elapsedMs / 1000).toFixed(1)} s`;

export const implementationText = ({ implementation: { name, version } }: Report): string => (version === "unknown" ? name : `${name} ${version}`);

/** `seed 1, full, strict`. */
export const settingsText = ({ settings: { depth, readOnly, seed, strict } }: Report): string =>
  [`seed ${seed}`, depth, ...(strict ? ["strict"] : []), ...(readOnly ? ["read-only"] : [])].join(", ");

/** `7 requests in 1.2 s`. */
export const effortText = ({ volatile: { elapsedMs, requests, waitedMs } }: Report): string =>
  `${plural(requests, "request")} in ${seconds(elapsedMs)}${waitedMs > 0 ? `, ${seconds(waitedMs)} of it waiting as asked` : ""}`;

/** `2 of 5 reachable operation × status exercised (40 %), 1 unreachable`. */
export function coverageText({ exercised, reachable, unreachable }: Summary): string {
  const without = unreachable > 0 ? `, ${unreachable} unreachable` : "";
  return `${exercised} of ${reachable} reachable operation × status exercised (${percent(exercised, reachable)})${without}`;
}
