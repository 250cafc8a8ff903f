/** The mock's own quick verdict: what the suite finds at the mock of the same document. */
import { defaultProfile } from "../../conformance/default-profile.ts";
import type { Fixture, Profile } from "../../conformance/target.ts";
import { defaults, prepare, runAll, type VerifyOptions } from "../../conformance/verify.ts";
import type { Operation } from "../../contract/model.ts";
import { templateNames } from "../../contract/parameters.ts";
import type { ServedApi } from "../../mock/served-api.ts";
import { heldFor } from "./held.ts";
import type { SelfVerdict } from "./row.ts";

/** What the mock holds is stated, as its owner would state it. */
export async function selfVerdict(api: ServedApi, document: string, baseUrl: string): Promise<SelfVerdict> {
  const before = process.cpuUsage();
  const profile: Profile = { ...defaultProfile(api.contract), fixtures: api.contract.operations.flatMap((operation) => fixtureFor(api, operation) ?? []) };
  const options: VerifyOptions = { ...defaults, api: document, target: baseUrl, depth: "quick", disposable: true, runId: "sweep", timeoutMs: 20_000 };
  const prepared = await prepare(options, profile);
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

/** Nothing is deleted that is stated; what a deletion takes is made or listed. */
export function fixtureFor(api: ServedApi, operation: Operation): Fixture | undefined {
  const names = templateNames(operation.path);
  const held = heldFor(api, operation);
  const values = Object.fromEntries(names.map((name) => [name, held[name]]).filter((entry): entry is [string, string | number] => entry[1] !== undefined));
  if (names.length === 0 || Object.keys(values).length < names.length || operation.method === "DELETE") return undefined;
  return { id: operation.id, use: "change-and-restore", values, operations: [operation.id] };
}

function cpuMsSince(before: NodeJS.CpuUsage): number {
  const { system, user } = process.cpuUsage(before);
  return (system + user) / 1000;
}
