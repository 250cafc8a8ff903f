/** Results of cases to the result of the run: coverage, causes, totals, exit code. */
import type { Contract } from "../contract/model.ts";
import { isBinding } from "../contract/provenance.ts";
import { responseFor } from "../contract/status.ts";
import type { Finding } from "./finding.ts";
import { grouped } from "./grouped.ts";
import type { CaseResult, Cause, CoverageRow } from "./result.ts";
import { toldOnce } from "./told-once.ts";
import { type Verdict, verdicts, worse } from "./verdict.ts";

/** Every documented operation × status, exercised or not, with the reason. */
export function coverageOf(contract: Contract, results: readonly CaseResult[]): CoverageRow[] {
  const covered = grouped(
    results.flatMap((result) => result.covered),
    ({ operation }) => operation,
  );
  const meant = meantFor(results);
  return contract.operations.flatMap((operation) => {
    const hits = grouped(covered.get(operation.id) ?? [], ({ status }) => responseFor(operation.responses, status));
    return operation.responses.map((response): CoverageRow => {
      const principals = [...new Set(hits.get(response)?.map(({ principal }) => principal ?? "nobody"))].sort();
      const row = { operation: operation.id, status: response.status, principals };
      if (hits.has(response)) return { ...row, state: "exercised", reason: undefined };
      if (response.unreachable !== undefined) return { ...row, state: "unreachable", reason: response.unreachable };
      return { ...row, state: "not-exercised", reason: whyNot(meant.get(`${operation.id}/${response.status}`) ?? []) };
    });
  });
}

/** By `operation/status`: the cases that expect it or cite it. */
function meantFor(results: readonly CaseResult[]): Map<string, CaseResult[]> {
  const pairs = results.flatMap((result) => {
    const { operation, sources, statuses } = result.case;
    return [...new Set([...statuses.map((status) => `${operation}/${status}`), ...sources])].map((pair) => ({ pair, result }));
  });
  return new Map([...grouped(pairs, ({ pair }) => pair)].map(([pair, entries]) => [pair, entries.map(({ result }) => result)]));
}

function whyNot(meant: readonly CaseResult[]): string {
  if (meant.length === 0) return "no case of this run provokes it";
  const tried = meant.filter(({ reason }) => reason === undefined).length;
  if (tried > 0) return `${tried === 1 ? "1 case" : `${tried} cases`} expected it, and another status came`;
  const [first] = meant;
  return `${first?.case.id}: ${first?.reason}`;
}

/** Findings told once each, worst first. */
export function causesOf(results: readonly CaseResult[], strict: boolean): Cause[] {
  const found = results.flatMap(({ case: { id }, findings, known: isTolerated = false }) =>
    findings.map((finding): { id: string; finding: Finding; verdict: Verdict } => {
      const isOwn = finding.check === "baseline";
      const verdict: Verdict = isOwn || (!isTolerated && (isBinding(finding.provenance) || strict)) ? "fail" : "advisory";
      return { id, finding, verdict };
    }),
  );
  const keyOf = toldOnce(found.map(({ finding }) => finding));
  const causes = [...grouped(found, ({ finding }) => keyOf(finding))].flatMap(([key, entries]): Cause[] => {
    // The others expected something else of an exchange that is counted here.
    const own = entries.filter(({ finding }) => finding.cause === key);
    const [first] = own;
    if (!first) return [];
    const cases = [...new Set(entries.map(({ id }) => id))];
    return [{ key, finding: first.finding, cases, occurrences: own.length, verdict: entries.map(({ verdict }) => verdict).reduce(worse) }];
  });
  return causes.sort((a, b) => verdicts.indexOf(b.verdict) - verdicts.indexOf(a.verdict));
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
  const excused = results.filter(({ known }) => known);
  const isExcused = ({ operation, status }: CoverageRow): boolean =>
    excused.some(({ case: test }) => test.operation === operation && test.statuses.some((code) => String(code) === status));
  const isIncomplete = cutShort || coverage.some((row) => row.state === "not-exercised" && !isExcused(row));
  return isIncomplete && !allowIncomplete ? 2 : 0;
}
