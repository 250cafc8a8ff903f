/** One case from its data to its result. Knows no runner. */
import type { Case } from "./case.ts";
import { castOf, StoryEnded } from "./facade.ts";
import { provokeRequest } from "./provoke/request.ts";
import { provokeSequence } from "./provoke/sequence.ts";
import { Recorder } from "./recorder.ts";
import type { CaseResult } from "./result.ts";
import type { Rules } from "./rules.ts";
import type { Scenario } from "./scenario.ts";
import { Inconclusive, type Session } from "./session.ts";
import { type Verdict, verdictOf, worse } from "./verdict.ts";

export interface Suite {
  readonly session: Session;
  readonly rules: Rules;
  /** By name. */
  readonly scenarios: ReadonlyMap<string, Scenario>;
}

/** Why a case came to nothing that a check can judge. */
export type Outcome = { readonly verdict: "pass" | "skipped" | "inconclusive"; readonly reason: string | undefined };

const judged: Outcome = { verdict: "pass", reason: undefined };

/** Never rejects: what goes wrong in the suite itself is an `error`. */
export async function runCase(suite: Suite, test: Case): Promise<CaseResult> {
  const recorder = new Recorder(suite.session);
  const startedMs = performance.now();
  const { verdict, reason } = await outcomeOf(suite, test, recorder).catch(failedSuite);
  const { findings, exchanges, covered } = recorder;
  return {
    case: test,
    verdict: worse(verdict, verdictOf(findings, suite.session.options.strict)),
    // Copies: what is taken away at the end goes through the same recorder and belongs to no case.
    findings: [...findings],
    reason,
    exchanges: [...exchanges],
    covered: [...covered],
    elapsedMs: performance.now() - startedMs,
  };
}

async function outcomeOf(suite: Suite, test: Case, recorder: Recorder): Promise<Outcome> {
  try {
    return await provoke(suite, test, recorder);
  } catch (error) {
    if (error instanceof StoryEnded) return judged;
    if (error instanceof Inconclusive) return { verdict: "inconclusive", reason: error.message };
    // Stories read bodies as their types say; one that a check has found to be otherwise may break them off.
    if (error instanceof TypeError && recorder.findings.some(({ check }) => check === "body-schema" || check === "media-type")) return judged;
    throw error;
  }
}

async function provoke({ rules, scenarios }: Suite, test: Case, recorder: Recorder): Promise<Outcome> {
  const { provocation } = test;
  if (provocation.kind === "request") return provokeRequest(recorder, test, provocation);
  if (provocation.kind === "sequence") return provokeSequence(recorder, test, provocation);
  const scenario = scenarios.get(provocation.name);
  if (!scenario) throw new Error(`There is no scenario "${provocation.name}".`);
  await scenario.run(castOf({ recorder, rules }, scenario));
  return judged;
}

const failedSuite = (error: unknown): { verdict: Verdict; reason: string } => ({
  verdict: "error",
  reason: `The suite itself failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
});
