/** Cases told together where they share a reason. */
import { grouped } from "../grouped.ts";
import type { Verdict } from "../verdict.ts";
import type { Report, ReportCase } from "./report.ts";
import { firstLine } from "./visible.ts";

export interface ReasonGroup {
  readonly reason: string;
  readonly cases: readonly ReportCase[];
}

/** Cases of one verdict by reason, the most frequent first. */
export function groupedByReason({ cases }: Report, verdict: Verdict): ReasonGroup[] {
  const groups = grouped(
    cases.filter((entry) => entry.verdict === verdict),
    ({ reason }) => firstLine(reason ?? "no reason was given"),
  );
  return [...groups].map(([reason, members]) => ({ reason, cases: members })).sort((a, b) => b.cases.length - a.cases.length);
}
