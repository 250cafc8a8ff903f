/** Results of cases to the result of the run: coverage, causes, totals, exit code. */
import type { Contract, DocumentedResponse } from "../contract/model.ts";
import { isBinding } from "../contract/provenance.ts";
import { responseFor } from "../contract/status.ts";
import type { CaseResult, Cause, CoverageRow } from "./result.ts";
import { type Verdict, verdicts, worse } from "./verdict.ts";

/** Every documented operation × status, exercised or not, with the reason. */
export function coverageOf(contract: Contract, results: readonly CaseResult[]): CoverageRow[] {
  const covered = results.flatMap((result) => result.covered);
  return contract.operations.flatMap((operation) =>
    operation.responses.map((response): CoverageRow => {
      const hits = covered.filter((hit) => hit.operation === operation.id && responseFor(operation.responses, hit.status) === response);
      const principals = [...new Set(hits.map(({ principal }) => principal ?? "nobody"))].sort();
      const row = { operation: operation.id, status: response.status, principals };
      if (hits.length > 0) return { ...row, state: "exercised", reason: undefined };
      if (response.unreachable !== undefined) return { ...row, state: "unreachable", reason: response.unreachable };
      return { ...row, state: "not-exercised", reason: whyNot(operation.id, response, results) };
    }),
  );
}

function whyNot(operation: string, { status }: DocumentedResponse, results: readonly CaseResult[]): string {
  const isMeant = ({ case: test }: CaseResult): boolean =>
    (test.operation === operation && test.statuses.some((code) => String(code) === status)) || test.sources.includes(`${operation}/${status}`);
  const meant = results.filter(isMeant);
  if (meant.length === 0) return "no case of this run provokes it";
  const tried = meant.filter(({ reason }) => reason === undefined).length;
  if (tried > 0) return `${tried === 1 ? "1 case" : `${tried} cases`} expected it, and another status came`;
  const [first] = meant;
  return `${first?.case.id}: ${first?.reason}`;
}

/** Findings told once each, worst first. */
export function causesOf(results: readonly CaseResult[], strict: boolean): Cause[] {
  const causes = new Map<string, Cause>();
  for (const { case: test, findings, known: isTolerated = false } of results) {
    for (const finding of findings) {
      const known = causes.get(finding.cause);
      const isOwn = finding.check === "baseline";
      const verdict: Verdict = isOwn || (!isTolerated && (isBinding(finding.provenance) || strict)) ? "fail" : "advisory";
      if (!known) causes.set(finding.cause, { key: finding.cause, finding, cases: [test.id], occurrences: 1, verdict });
      else
        causes.set(finding.cause, {
          ...known,
          cases: known.cases.includes(test.id) ? known.cases : [...known.cases, test.id],
          occurrences: known.occurrences + 1,
          verdict: worse(known.verdict, verdict),
        });
    }
  }
  return [...causes.values()].sort((a, b) => verdicts.indexOf(b.verdict) - verdicts.indexOf(a.verdict));
}

export function totalsOf(results: readonly CaseResult[]): Record<Verdict, number> {
  const totals: Record<Verdict, number> = { pass: 0, skipped: 0, advisory: 0, inconclusive: 0, fail: 0, error: 0 };
  for (const { verdict } of results) totals[verdict] += 1;
  return totals;
}

/** Any error 3, any failure 1, anything reachable not exercised or the run cut short 2, else 0. An empty run is 3. Known failures excuse what they hide. */
export function exitCodeOf(results: readonly CaseResult[], coverage: readonly CoverageRow[], allowIncomplete: boolean, cutShort = false): 0 | 1 | 2 | 3 {
  const totals = totalsOf(results);
  if (results.length === totals.skipped || totals.error > 0) return 3;
  if (totals.fail > 0) return 1;
  const isExcused = ({ operation, status }: CoverageRow): boolean =>
    results.some(({ known, case: test }) => known && test.operation === operation && test.statuses.some((code) => String(code) === status));
  const isIncomplete = cutShort || coverage.some((row) => row.state === "not-exercised" && !isExcused(row));
  return isIncomplete && !allowIncomplete ? 2 : 0;
}
