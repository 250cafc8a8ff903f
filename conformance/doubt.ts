/** Whether what a case found may be the work of somebody else who uses the target at the same time. */
import type { Recorder } from "./recorder.ts";
import type { CaseResult } from "./result.ts";
import { verdictOf } from "./verdict.ts";

/** As long as another run counts as being at work after it was seen. */
const recentMs = 10_000;

const isSharedKind = ({ case: { provocation }, findings }: CaseResult): boolean =>
  provocation.kind !== "request" && findings.some(({ check }) => check === "scenario" || check === "sequence");

/** What several requests show together is nobody's fault where somebody else made something between them. */
export const isDoubtful = ({ foreign }: Recorder, result: CaseResult): boolean => isSharedKind(result) && (foreign.moved !== undefined || foreign.any);

/** What the profile offers may be changed by a run that was seen elsewhere, and put back before anything shows its name. */
export const mayBeBorrowed = ({ borrowed, session }: Recorder, result: CaseResult): boolean =>
  isSharedKind(result) && borrowed.length > 0 && performance.now() - session.neighbourSeenMs < recentMs;

/** What every telling found: a defect comes again, and a neighbour does not do the same thing each time. */
export function foundEachTime(tellings: readonly CaseResult[], last: CaseResult, strict: boolean): CaseResult | undefined {
  const findings = last.findings.filter(({ cause }) => tellings.every((telling) => telling.findings.some((finding) => finding.cause === cause)));
  return findings.length === 0 ? undefined : { ...last, findings, verdict: verdictOf(findings, strict) };
}
