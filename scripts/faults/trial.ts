/** One run of the suite against one server that is known to be right, or known to be wrong. */
import type { Provenance } from "../../contract/provenance.ts";

export type Trial =
  /** The correct mock, over many seeds. */
  | { readonly kind: "clean"; readonly api: string; readonly id: string; readonly seed: number }
  /** The mock with a fault of the catalogue. */
  | { readonly kind: "fault"; readonly api: string; readonly id: string }
  /** The correct mock behind a conforming oddity. */
  | { readonly kind: "freedom"; readonly api: string; readonly id: string }
  /** An independent server, healthy or with a fault of its own. */
  | { readonly kind: "server"; readonly api: string; readonly id: string; readonly fault: string | undefined };

export interface Outcome {
  readonly trial: Trial;
  /** How strong the rule is that a fault of the catalogue breaks, as somebody stated who did not look at a run. */
  readonly stated: Provenance | undefined;
  /** By default: something that binds was found broken. */
  readonly fails: boolean;
  /** Under --strict: anything was found. */
  readonly failsStrictly: boolean;
  /** The same without the hand-written scenarios. */
  readonly documentFails: boolean;
  readonly documentFailsStrictly: boolean;
  /** Somebody noticed whom the fault expects, or a story that tells of the broken rule, on an operation that the fault touches. */
  readonly rightly: boolean;
  /** Checks, kinds of cases, sequences, scenarios that noticed; the expected ones first. */
  readonly noticedBy: readonly string[];
  /** Checks, kinds of cases, sequences, and `a story`, each once. */
  readonly noticers: readonly string[];
  /** One letter a case, in order: two equal runs have the same. */
  readonly verdicts: string;
  /** Id of the first case in which the expected ones noticed. */
  readonly noticedIn: string | undefined;
  readonly causes: number;
  readonly inconclusive: number;
  readonly cases: number;
  readonly requests: number;
  readonly elapsedMs: number;
  /** Cases in which the suite itself failed, and findings, each in one line. */
  readonly errors: readonly string[];
  readonly findings: readonly string[];
}

export const nameOf = (trial: Trial): string =>
  trial.kind === "server" ? `${trial.api} server${trial.fault === undefined ? "" : `: ${trial.fault}`}` : `${trial.api} ${trial.id}`;
