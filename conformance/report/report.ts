/** The published result of a run: plain JSON, version 1. Every format is written from it, so that totals agree in all. */
import type { Provenance } from "../../contract/provenance.ts";
import type { CoverageRow, CoveredStatus } from "../result.ts";
import type { Verdict } from "../verdict.ts";

export interface Report {
  readonly schemaVersion: 1;
  readonly suite: { readonly name: "specimen"; readonly version: string };
  readonly api: string;
  readonly contract: { readonly title: string; readonly version: string; readonly file: string | null; readonly digest: string };
  readonly implementation: { readonly name: string; readonly version: string; readonly contact: string | null };
  readonly settings: { readonly seed: number; readonly strict: boolean; readonly readOnly: boolean; readonly depth: "quick" | "full" };
  readonly exitCode: 0 | 1 | 2 | 3;
  readonly totals: Readonly<Record<Verdict, number>>;
  /** Worst first; one defect once. */
  readonly causes: readonly ReportCause[];
  readonly coverage: readonly CoverageRow[];
  readonly cases: readonly ReportCase[];
  readonly leftovers: readonly string[];
  /** Differs between equal runs. */
  readonly volatile: ReportVolatile;
}

export interface ReportCause {
  readonly verdict: Verdict;
  readonly check: string;
  readonly message: string;
  readonly expected: string;
  readonly found: string;
  readonly provenance: Provenance;
  /** Where the contract says so; null where a rule or HTTP does. */
  readonly place: Place | null;
  /** Rule id, or section of an RFC. */
  readonly rule: string | null;
  /** Case ids. */
  readonly cases: readonly string[];
  readonly occurrences: number;
}

export interface Place {
  readonly pointer: string;
  readonly file: string | null;
  /** 1-based. */
  readonly line: number | null;
}

export interface ReportCase {
  readonly id: string;
  readonly operation: string | null;
  readonly statement: string;
  readonly statuses: readonly number[];
  readonly sources: readonly string[];
  readonly strength: Provenance;
  readonly verdict: Verdict;
  /** Why it was skipped, inconclusive, or an error. */
  readonly reason: string | null;
  /** Indexes into `causes`. */
  readonly causes: readonly number[];
  readonly covered: readonly CoveredStatus[];
}

export interface ReportVolatile {
  readonly baseUrl: string;
  readonly runId: string;
  readonly startedAt: string;
  readonly elapsedMs: number;
  readonly requests: number;
  readonly waitedMs: number;
  /** For each cause, in order: what does the first of its cases again. `$BASE_URL` stands for the target. */
  readonly again: readonly { readonly curl: string | null; readonly specimen: string }[];
  /** By case id: time, and what was sent and received, secrets masked. */
  readonly cases: Readonly<Record<string, { readonly elapsedMs: number; readonly exchanges: readonly ReportExchange[] }>>;
}

export interface ReportExchange {
  readonly operation: string | null;
  readonly principal: string | null;
  readonly request: {
    readonly method: string;
    readonly target: string;
    readonly headers: readonly (readonly [string, string])[];
    readonly body: string | null;
  };
  /** Null: no answer; `failure` says why. */
  readonly response: { readonly status: number; readonly headers: readonly (readonly [string, string])[]; readonly body: string } | null;
  readonly failure: string | null;
  readonly elapsedMs: number;
}
