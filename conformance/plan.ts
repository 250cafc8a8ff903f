/** Which cases a run has, in which order, and which of them are left out and why. */
import type { Contract } from "../contract/model.ts";
import { type Provenance, provenanceAt, weaker } from "../contract/provenance.ts";
import { responseFor } from "../contract/status.ts";
import type { Case } from "./case.ts";
import { deriveCases } from "./derive/derive.ts";
import type { Rules } from "./rules.ts";
import type { Scenario } from "./scenario.ts";
import { scenarios as shipped } from "./scenarios/registry.ts";
import type { Profile } from "./target.ts";

export interface PlanOptions {
  readonly only: readonly string[];
  readonly skip: readonly string[];
}

export interface Plan {
  /** In order; the ones that spend fixtures come last. */
  readonly cases: readonly Case[];
  /** Skipped by the profile or by the caller, with the reason. */
  readonly skipped: ReadonlyMap<string, string>;
  readonly scenarios: ReadonlyMap<string, Scenario>;
}

export async function planCases(contract: Contract, rules: Rules, profile: Profile, { only, skip }: PlanOptions): Promise<Plan> {
  const scenarios = new Map<string, Scenario>();
  for (const [name, load] of Object.entries(shipped[contract.id] ?? {})) scenarios.set(name, (await load()).default);
  const told = [...scenarios].map(([name, scenario]) => scenarioCase(contract, rules, name, scenario));
  const all = [...deriveCases(contract), ...told].filter(({ id }) => only.length === 0 || only.some((glob) => matches(id, glob)));
  const spending = (test: Case): boolean => test.provocation.kind === "scenario" && test.provocation.spends.length > 0;
  const cases = [...all.filter((test) => !spending(test)), ...all.filter(spending)];
  const skipped = new Map<string, string>();
  for (const { id } of cases) {
    const reason =
      profile.skips.find((entry) => matches(id, entry.cases))?.reason ?? (skip.some((glob) => matches(id, glob)) ? "left out with --skip" : undefined);
    if (reason !== undefined) skipped.set(id, reason);
  }
  return { cases, skipped, scenarios };
}

/** `*` within a segment, `**` across. */
export function matches(id: string, glob: string): boolean {
  const pattern = glob.replace(/[.+^${}()|[\]\\]/g, "\\$&").replace(/\*\*|\*|\?/g, (mark) => (mark === "**" ? ".*" : mark === "*" ? "[^/]*" : "[^/]"));
  return new RegExp(`^${pattern}$`).test(id);
}

function scenarioCase(contract: Contract, rules: Rules, name: string, scenario: Scenario): Case {
  const pairs = scenario.sources.filter((source) => !source.startsWith(`${contract.id}/`)).map((source) => source.split("/"));
  const [operationId = "", status = "200"] = pairs[0] ?? [];
  const operation = contract.operations.find(({ id }) => id === operationId);
  const response = operation && responseFor(operation.responses, Number(status));
  const cited = scenario.sources.filter((source) => source.startsWith(`${contract.id}/`));
  const marks: Provenance[] = cited.flatMap((rule) => rules.get(rule).provenance ?? []);
  return {
    id: `${contract.id}/${operationId}/${status}/scenario/${name}`,
    api: contract.id,
    operation: operation?.id,
    statement: scenario.statement,
    statuses: [Number(status)],
    rejectable: false,
    provocation: { kind: "scenario", name, principals: scenario.principals, spends: scenario.spends },
    sources: scenario.sources,
    strength: marks.reduce(weaker, response ? provenanceAt(contract.document, response.pointer) : "documented"),
  };
}
