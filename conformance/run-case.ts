/** One case from its data to its result. Knows no runner. */
import type { Case } from "./case.ts";
import { foundEachTime, isDoubtful, mayBeBorrowed } from "./doubt.ts";
import { castOf, StoryEnded } from "./facade.ts";
import { provokeRequest } from "./provoke/request.ts";
import { provokeSequence } from "./provoke/sequence.ts";
import { Recorder } from "./recorder.ts";
import type { CaseResult } from "./result.ts";
import type { Rules } from "./rules.ts";
import type { Scenario } from "./scenario.ts";
import { Inconclusive, type Session } from "./session.ts";
import { mayBeTaken } from "./used-up.ts";
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

/** Told again where another run was at work meanwhile. */
const attempts = 3;

/** Never rejects: what goes wrong in the suite itself is an `error`. */
export async function runCase(suite: Suite, test: Case): Promise<CaseResult> {
  const { session } = suite;
  const tellings: CaseResult[] = [];
  let before: Recorder | undefined;
  let first: CaseResult | undefined;
  let taken = false;
  for (let attempt = 1; ; attempt += 1) {
    const recorder = new Recorder(session, before);
    const result = await runOnce(suite, test, recorder);
    session.leftovers.push(...(await recorder.cleanUp()));
    const isMoved = recorder.foreign.moved !== undefined;
    // What was there at the first telling is gone, and it is not this run that used it up.
    if (taken && recorder.spent !== undefined) return result;
    const isBorrowed = mayBeBorrowed(recorder, result);
    // What the first telling used up is missing to the second one.
    if (!isMoved && first && (result.verdict === "inconclusive" || (taken && !isBorrowed))) return first;
    taken = attempt === 1 && mayBeTaken(recorder, result);
    if (!taken && !isBorrowed && !isDoubtful(recorder, result)) return result;
    tellings.push(result);
    if (attempt === attempts) return settled(suite, recorder, tellings, result);
    first ??= isMoved || isBorrowed ? undefined : result;
    before = recorder;
    // Two runs that wait equally long would meet again.
    await new Promise((resolve) => setTimeout(resolve, attempt * 200 * Math.random()));
  }
}

/** After the last telling. */
function settled({ session }: Suite, recorder: Recorder, tellings: readonly CaseResult[], last: CaseResult): CaseResult {
  const { moved } = recorder.foreign;
  const certain = moved !== undefined ? undefined : mayBeBorrowed(recorder, last) ? foundEachTime(tellings, last, session.options.strict) : last;
  if (certain) return certain;
  session.disturbed = true;
  const seen = moved === undefined ? "" : ` (${moved} came or went)`;
  return {
    ...last,
    verdict: "inconclusive",
    findings: [],
    reason: `Another run is at work on this target at the same time${seen}; run again when it has ended.`,
  };
}

async function runOnce(suite: Suite, test: Case, recorder: Recorder): Promise<CaseResult> {
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
  if (scenario.shares) recorder.share();
  await scenario.run(castOf({ recorder, rules }, scenario));
  return judged;
}

const failedSuite = (error: unknown): { verdict: Verdict; reason: string } => ({
  verdict: "error",
  reason: `The suite itself failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
});
