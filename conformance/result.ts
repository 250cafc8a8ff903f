/** What a run comes to: the one model that every report reads. */
import type { Case } from "./case.ts";
import type { Exchange } from "./exchange.ts";
import type { Finding } from "./finding.ts";
import type { Verdict } from "./verdict.ts";

export interface CaseResult {
  readonly case: Case;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  /** Why a case was skipped, stayed inconclusive, was rejected, or ended in an error; what would help. */
  readonly reason: string | undefined;
  /** In order; the last one of a request case is the probe. */
  readonly exchanges: readonly Exchange[];
  /** Operation × status that this case expected and received. */
  readonly covered: readonly CoveredStatus[];
  readonly elapsedMs: number;
  /** A failure that the baseline names. */
  readonly known?: boolean;
}

export interface CoveredStatus {
  readonly operation: string;
  readonly status: number;
  readonly principal: string | undefined;
}

/** One documented operation × status. */
export interface CoverageRow {
  readonly operation: string;
  /** `200`, `4XX`, `default`. */
  readonly status: string;
  readonly state: "exercised" | "unreachable" | "not-exercised";
  /** Why it cannot be, or was not. */
  readonly reason: string | undefined;
  readonly principals: readonly string[];
}

/** Findings that share a cause, told once. */
export interface Cause {
  readonly key: string;
  readonly finding: Finding;
  /** Ids of cases, worst first. */
  readonly cases: readonly string[];
  readonly occurrences: number;
  readonly verdict: Verdict;
}

export interface RunResult {
  readonly api: string;
  readonly contract: { readonly title: string; readonly version: string; readonly file: string | undefined; readonly digest: string };
  readonly suite: { readonly version: string };
  readonly implementation: { readonly name: string; readonly version: string; readonly contact: string | undefined };
  readonly settings: { readonly seed: number; readonly strict: boolean; readonly readOnly: boolean; readonly depth: "quick" | "full" };
  readonly cases: readonly CaseResult[];
  readonly coverage: readonly CoverageRow[];
  readonly causes: readonly Cause[];
  readonly totals: Readonly<Record<Verdict, number>>;
  /** What the run made and could not take away, and how much of it no operation takes away. */
  readonly leftovers: readonly string[];
  /** What differs between equal runs. */
  readonly volatile: {
    readonly baseUrl: string;
    readonly runId: string;
    readonly startedAt: string;
    readonly elapsedMs: number;
    readonly requests: number;
    readonly waitedMs: number;
  };
  readonly exitCode: 0 | 1 | 2 | 3;
}
