/** Where a case stands in its report. */
import type { Report, ReportCase } from "./report.ts";

const places = new WeakMap<readonly ReportCase[], ReadonlyMap<string, number>>();

/** Index in `cases`; undefined where the report has no such case. */
export function placeOfCase({ cases }: Report, id: string): number | undefined {
  let known = places.get(cases);
  if (!known) {
    known = new Map(cases.map((entry, index) => [entry.id, index]));
    places.set(cases, known);
  }
  return known.get(id);
}

export function caseNamed(report: Report, id: string): ReportCase | undefined {
  const place = placeOfCase(report, id);
  return place === undefined ? undefined : report.cases[place];
}
