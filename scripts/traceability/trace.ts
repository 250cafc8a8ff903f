/** What each documented operation × status and each rule is judged by. */
import type { Case } from "../../conformance/case.ts";
import { checks } from "../../conformance/checks/registry.ts";
import { matches } from "../../conformance/plan.ts";
import type { Rule } from "../../conformance/rules.ts";
import type { Contract } from "../../contract/model.ts";
import { responseFor } from "../../contract/status.ts";
import type { Untold } from "./untold.ts";

export interface StatusRow {
  readonly operation: string;
  readonly status: string;
  /** How many derived cases, by kind. */
  readonly derived: ReadonlyMap<string, number>;
  /** Names. */
  readonly stories: readonly string[];
  readonly unreachable: string | undefined;
}

export interface RuleRow {
  readonly rule: Rule;
  readonly stories: readonly string[];
  readonly untold: Untold | undefined;
}

export interface Trace {
  readonly contract: Contract;
  readonly cases: readonly Case[];
  readonly statuses: readonly StatusRow[];
  readonly rules: readonly RuleRow[];
}

export function traceOf(contract: Contract, rules: readonly Rule[], cases: readonly Case[], untold: Readonly<Record<string, Untold>>): Trace {
  return {
    contract,
    cases,
    statuses: contract.operations.flatMap((operation) =>
      operation.responses.map((response): StatusRow => {
        const isHere = (name: string | undefined, status: number): boolean => name === operation.id && responseFor(operation.responses, status) === response;
        const derived = new Map<string, number>();
        for (const { id, operation: name, provocation, statuses } of cases) {
          if (provocation.kind === "scenario" || !isHere(name, statuses[0] ?? 0)) continue;
          const kind = kindOf(id);
          derived.set(kind, (derived.get(kind) ?? 0) + 1);
        }
        const stories = tellers(cases, (source) => {
          const [name, status] = source.split("/");
          return isHere(name, Number(status));
        });
        return { operation: operation.id, status: response.status, derived, stories, unreachable: response.unreachable };
      }),
    ),
    rules: rules.map((rule) => ({ rule, stories: tellers(cases, (source) => source === rule.id), untold: untold[rule.id] })),
  };
}

/** `valid`, `sequence/read-after-create`: what stands behind the status, without the place. */
function kindOf(id: string): string {
  const [kind = "", what = ""] = id.split("/").slice(3);
  return kind === "sequence" ? `${kind}/${what}` : kind;
}

const tellers = (cases: readonly Case[], cites: (source: string) => boolean): string[] =>
  cases.flatMap(({ provocation, sources }) => (provocation.kind === "scenario" && sources.some(cites) ? [provocation.name] : []));

/** Sentences: what is judged by nothing and has no reason either, and reasons that have become untrue. */
export function gapsOf({ cases, contract, rules, statuses }: Trace, untold: Readonly<Record<string, Untold>>): string[] {
  const gaps: string[] = [];
  for (const { derived, operation, status, stories, unreachable } of statuses) {
    const isCovered = derived.size + stories.length > 0;
    if (!isCovered && unreachable === undefined)
      gaps.push(`${contract.id}: no case provokes ${operation}/${status}, and nothing says why none can (x-unreachable).`);
    if (isCovered && unreachable !== undefined) gaps.push(`${contract.id}: ${operation}/${status} is marked x-unreachable, and a case expects it.`);
  }
  const known = new Map(rules.map((row) => [row.rule.id, row]));
  for (const { rule, stories, untold: instead } of rules) {
    const isTold = stories.length > 0;
    if (!isTold && !instead && !rule.free && !rule.mock) gaps.push(`${rule.id}: no story cites it; write one, or say in untold.ts what shows it.`);
    if (instead && (isTold || rule.free || rule.mock)) gaps.push(`${rule.id}: it stands in untold.ts, and need not.`);
    if (instead && "check" in instead && !checks.some(({ id }) => id === instead.check)) gaps.push(`${rule.id}: there is no check "${instead.check}".`);
    if (instead && "cases" in instead && !cases.some(({ id }) => matches(id, instead.cases))) gaps.push(`${rule.id}: no case matches ${instead.cases}.`);
  }
  for (const id of Object.keys(untold))
    if (id.startsWith(`${contract.id}/`) && !known.has(id)) gaps.push(`${id}: it stands in untold.ts, and there is no such rule.`);
  return gaps;
}
