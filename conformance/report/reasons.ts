/** Cases told together where they share a reason. */
import type { Verdict } from "../verdict.ts";
import type { Report, ReportCase } from "./report.ts";
import { firstLine } from "./visible.ts";

export interface ReasonGroup {
  readonly reason: string;
  readonly cases: readonly ReportCase[];
}

/** Cases of one verdict by reason, the most frequent first. */
export function groupedByReason({ cases }: Report, verdict: Verdict): ReasonGroup[] {
  const groups = new Map<string, ReportCase[]>();
  for (const entry of cases) {
    if (entry.verdict !== verdict) continue;
    const reason = firstLine(entry.reason ?? "no reason was given");
    groups.set(reason, [...(groups.get(reason) ?? []), entry]);
  }
  return [...groups].map(([reason, members]) => ({ reason, cases: members })).sort((a, b) => b.cases.length - a.cases.length);
}
