/** What a run of the suite says about a server, in the terms of the catalogue. */
import type { CaseResult, RunResult } from "../../conformance/result.ts";
import { isBinding } from "../../contract/provenance.ts";
import type { Statement } from "../../tests/faults/statements/statement.ts";
import type { Outcome, Trial } from "./trial.ts";

/** Whom a fault expects to notice it, and where. */
export interface Expected {
  readonly caughtBy: readonly string[];
  readonly operations: readonly string[];
  /** What it breaks there. */
  readonly statement: Statement | undefined;
}

interface Notice {
  readonly binding: boolean;
  readonly scenario: boolean;
  readonly expected: boolean;
  readonly label: string;
  readonly noticer: string;
  /** Id of the case. */
  readonly test: string;
}

export function outcomeOf(trial: Trial, result: RunResult, expected: Expected): Outcome {
  const notices = result.cases.flatMap((one) => noticesOf(one, expected));
  const document = notices.filter(({ scenario }) => !scenario);
  const sorted = [...notices].sort((a, b) => Number(b.expected) - Number(a.expected));
  return {
    trial,
    stated: expected.statement?.provenance,
    fails: notices.some(({ binding }) => binding),
    failsStrictly: notices.length > 0,
    documentFails: document.some(({ binding }) => binding),
    documentFailsStrictly: document.length > 0,
    rightly: notices.some((notice) => notice.expected),
    noticedBy: [...new Set(sorted.map(({ label }) => label))],
    noticers: [...new Set(notices.map(({ noticer }) => noticer))],
    verdicts: result.cases.map(({ verdict }) => verdict.charAt(0)).join(""),
    // Faults of independent servers expect nobody in particular.
    noticedIn: sorted.find((notice) => notice.expected || trial.kind === "server")?.test,
    causes: result.causes.length,
    inconclusive: result.totals.inconclusive,
    cases: result.cases.length,
    requests: result.volatile.requests,
    elapsedMs: result.volatile.elapsedMs,
    errors: result.cases.flatMap(({ verdict, case: test, reason }) =>
      verdict === "error" ? [`${test.id}: ${reason?.split("\n").slice(0, 3).join(" ")}`] : [],
    ),
    findings: result.causes.map(
      ({ finding: { check, expected: wanted, found, message, provenance }, cases }) =>
        `${provenance} ${cases[0]} [${check}] ${message} Expected ${wanted}, found ${found}.`,
    ),
  };
}

function noticesOf({ case: test, exchanges, findings }: CaseResult, { caughtBy, operations, statement }: Expected): Notice[] {
  const { provocation } = test;
  const scenario = provocation.kind === "scenario";
  const label = scenario ? `scenario ${provocation.name}` : kindOf(test.id);
  const labels = scenario ? ["scenario"] : provocation.kind === "sequence" ? [provocation.pattern] : [kindOf(test.id)];
  const touches =
    test.operation !== undefined && provocation.kind === "request"
      ? operations.includes(test.operation)
      : exchanges.some(({ operation }) => operation === undefined || operations.includes(operation.id));
  const { rule } = statement ?? {};
  return findings.map(({ check, provenance, rule: broken }) => {
    // A story is expected where it tells of the very rule that the fault breaks.
    const tells = scenario && rule !== undefined && (broken === rule || test.sources.includes(rule));
    const names = ["provoked-status", "scenario", "sequence"].includes(check) ? labels : [...labels, check];
    return {
      binding: isBinding(provenance),
      scenario,
      expected: touches && (tells || names.some((name) => caughtBy.includes(name))),
      test: test.id,
      noticer: names.length > labels.length ? check : scenario ? "a story" : label,
      label: names.length > labels.length ? `${check} (${scenario ? "scenario" : label})` : label,
    };
  });
}

/** `<api>/<operation>/<status>/<kind>…`; sequences are named by their pattern. */
function kindOf(id: string): string {
  const [, , , kind = "", pattern = ""] = id.split("/");
  return kind === "sequence" ? pattern : kind;
}
