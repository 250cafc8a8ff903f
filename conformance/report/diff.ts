/** Two reports compared: what is new, fixed, still failing, and no longer reached. */
import { identityOf } from "./identity.ts";
import { placeText } from "./place.ts";
import type { Report, ReportCase, ReportCause } from "./report.ts";
import { implementationText, plural, totalsText } from "./summary.ts";
import { visible } from "./visible.ts";
import { wrapped } from "./wrap.ts";

export interface Change {
  /** Of the later report; of the earlier one for what is fixed or no longer reached. */
  readonly causes: readonly ReportCause[];
  /** Case ids. */
  readonly cases: readonly string[];
}

export interface Difference {
  readonly before: Report;
  readonly after: Report;
  readonly new: Change;
  readonly fixed: Change;
  readonly stillFailing: Change;
  /** Judged before, and now inconclusive, skipped, in error or left out; operation × status with the reason. */
  readonly newlyUnreachable: { readonly causes: readonly ReportCause[]; readonly cases: readonly string[]; readonly coverage: readonly string[] };
}

const isBroken = (entry: ReportCase | undefined): boolean => entry?.verdict === "fail" || entry?.verdict === "advisory";
const isJudged = (entry: ReportCase | undefined): boolean => isBroken(entry) || entry?.verdict === "pass";

export function diffReports(before: Report, after: Report): Difference {
  const old = new Map(before.cases.map((entry) => [entry.id, entry]));
  const now = new Map(after.cases.map((entry) => [entry.id, entry]));
  const ids = [...new Set([...now.keys(), ...old.keys()])];
  const where = (holds: (earlier: ReportCase | undefined, later: ReportCase | undefined) => boolean): string[] =>
    ids.filter((id) => holds(old.get(id), now.get(id)));

  const known = new Set(before.causes.map(identityOf));
  const left = new Set(after.causes.map(identityOf));
  const gone = before.causes.filter((cause) => !left.has(identityOf(cause)));
  // A cause is fixed only where a case that showed it was judged again.
  const isFixed = ({ cases }: ReportCause): boolean => cases.some((id) => isJudged(now.get(id)));

  return {
    before,
    after,
    new: { causes: after.causes.filter((cause) => !known.has(identityOf(cause))), cases: where((earlier, later) => !isBroken(earlier) && isBroken(later)) },
    fixed: { causes: gone.filter(isFixed), cases: where((earlier, later) => isBroken(earlier) && later?.verdict === "pass") },
    stillFailing: {
      causes: after.causes.filter((cause) => known.has(identityOf(cause))),
      cases: where((earlier, later) => isBroken(earlier) && isBroken(later)),
    },
    newlyUnreachable: {
      causes: gone.filter((cause) => !isFixed(cause)),
      cases: where((earlier, later) => isJudged(earlier) && !isJudged(later)),
      coverage: lostCoverage(before, after),
    },
  };
}

function lostCoverage(before: Report, after: Report): string[] {
  const now = new Map(after.coverage.map((row) => [`${row.operation} ${row.status}`, row]));
  return before.coverage.flatMap(({ operation, state, status }) => {
    const later = now.get(`${operation} ${status}`);
    if (state !== "exercised" || later?.state === "exercised") return [];
    return [`${operation} ${status}: ${later ? (later.reason ?? later.state) : "no longer documented"}`];
  });
}

export function diffText(difference: Difference, { width = 80 }: { readonly width?: number } = {}): string {
  const { after, before, fixed, newlyUnreachable, stillFailing } = difference;
  const line = (text: string, indent: string, next = `${indent}  `): string => wrapped(visible(text), width, indent, next);
  const section = (title: string, { causes, cases }: Change, more: readonly string[] = []): string =>
    [
      `${title}: ${plural(causes.length, "cause")}, ${plural(cases.length, "case")}${more.length > 0 ? `, ${more.length} operation × status` : ""}`,
      ...causes.map(({ message, place, verdict }) => line(`${verdict.toUpperCase()} ${message}${place ? ` ${placeText(place)}` : ""}`, "  ", " ".repeat(6))),
      ...[...atMost(cases), ...atMost(more)].map((entry) => line(entry, "    ")),
    ].join("\n");
  const parts = [
    [`${title(before)}`, `→ ${title(after)}`, ...notes(before, after)].map((entry) => line(entry, "")).join("\n"),
    section("New", difference.new),
    section("Fixed", fixed),
    section("Still failing", stillFailing),
    section("Newly unreachable", newlyUnreachable, newlyUnreachable.coverage),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** Lines of one kind in one section; the reports themselves have the rest. */
const mostLines = 20;

const atMost = (lines: readonly string[]): string[] =>
  lines.length > mostLines ? [...lines.slice(0, mostLines), `and ${lines.length - mostLines} more`] : [...lines];

const title = (report: Report): string => `${report.api}, ${implementationText(report)}, contract ${report.contract.version}: ${totalsText(report.totals)}`;

/** What makes the two less comparable. */
function notes(before: Report, after: Report): string[] {
  const { settings: old } = before;
  const { settings: now } = after;
  return [
    ...(before.api === after.api ? [] : ["These are reports about different APIs."]),
    ...(before.contract.digest === after.contract.digest ? [] : ["The contract changed between the two."]),
    ...(before.suite.version === after.suite.version ? [] : ["Another version of the suite made each."]),
    ...(old.seed === now.seed && old.depth === now.depth && old.strict === now.strict && old.readOnly === now.readOnly
      ? []
      : ["The settings of the two runs differ."]),
  ];
}
