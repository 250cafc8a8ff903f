/** The mock's own quick verdict: what the suite finds at the mock of the same document. */
import { defaults, prepare, runAll } from "../../conformance/verify.ts";
import type { SelfVerdict } from "./row.ts";

export async function selfVerdict(document: string, baseUrl: string): Promise<SelfVerdict> {
  const before = process.cpuUsage();
  const prepared = await prepare({ ...defaults, api: document, target: baseUrl, depth: "quick", disposable: true, runId: "sweep", timeoutMs: 20_000 });
  const planMs = cpuMsSince(before);
  const { cases, causes, totals } = await runAll(prepared);
  const reasons = new Map<string, number>();
  for (const { reason, verdict } of cases) if (verdict === "inconclusive" && reason !== undefined) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const { advisory, error, fail, inconclusive, pass } = totals;
  return {
    ...{ advisory, error, fail, inconclusive, pass },
    cases: cases.length - totals.skipped,
    planMs,
    cpuMs: cpuMsSince(before),
    causes: [
      ...causes.map(
        ({ cases: ids, finding, verdict }) => `${verdict} ${ids.length}x ${ids[0]}: ${finding.message} Expected ${finding.expected}, found ${finding.found}`,
      ),
      ...cases.flatMap(({ case: { id }, reason, verdict }) => (verdict === "error" ? [`error ${id}: ${reason}`] : [])),
    ],
    reasons: [...reasons].sort((a, b) => b[1] - a[1]).map(([reason, count]) => `${count}x ${reason}`),
  };
}

function cpuMsSince(before: NodeJS.CpuUsage): number {
  const { system, user } = process.cpuUsage(before);
  return (system + user) / 1000;
}
