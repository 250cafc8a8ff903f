/** Which cases a run has, in which order, and which of them are left out and why. */
import type { Contract } from "../contract/model.ts";
import { type Provenance, provenanceAt, weaker } from "../contract/provenance.ts";
import { responseFor } from "../contract/status.ts";
import type { Case } from "./case.ts";
import { deriveCases } from "./derive/derive.ts";
import { chosenQuickly, quickCases } from "./quick.ts";
import type { Rules } from "./rules.ts";
import type { Scenario } from "./scenario.ts";
import { scenarios as shipped } from "./scenarios/registry.ts";
import type { Profile } from "./target.ts";

export interface PlanOptions {
  readonly only: readonly string[];
  readonly skip: readonly string[];
  /** Full unless said; `quick` above {@link manyOperations} where undefined is said. */
  readonly depth?: Depth | undefined;
  /** Chooses the cases of a quick run. */
  readonly seed?: number;
  /** Time that the cases may take together; what matters most comes first then. */
  readonly budgetMs?: number | undefined;
}

export type Depth = "quick" | "full";

/** Contracts with more operations are verified quickly unless the caller asks for all. */
const manyOperations = 100;

/** What goes first under a budget, as the segments of an id behind the status; all else comes behind. */
const mattersMost: readonly RegExp[] = [/^scenario\//, /-credentials\b/, /^(?:unknown-resource|foreign-principal)\b/, /^valid\//, /^sequence\//];

/** What can be handed to another thread. */
export interface PlannedCases {
  /** In order; the ones that spend fixtures come last. */
  readonly cases: readonly Case[];
  /** Skipped by the profile or by the caller, with the reason. */
  readonly skipped: ReadonlyMap<string, string>;
  readonly depth: Depth;
}

export interface Plan extends PlannedCases {
  readonly scenarios: ReadonlyMap<string, Scenario>;
}

export const depthFor = ({ operations }: Contract, asked: Depth | undefined): Depth => asked ?? (operations.length > manyOperations ? "quick" : "full");

export async function scenariosOf({ id }: Contract): Promise<Map<string, Scenario>> {
  const loaded = Object.entries(shipped[id] ?? {}).map(async ([name, load]) => [name, (await load()).default] as const);
  return new Map(await Promise.all(loaded));
}

export async function planCases(contract: Contract, rules: Rules, profile: Profile, options: PlanOptions): Promise<Plan> {
  const { budgetMs, only, seed = 1, skip } = options;
  const depth = depthFor(contract, options.depth);
  const scenarios = await scenariosOf(contract);
  const told = [...scenarios].map(([name, scenario]) => scenarioCase(contract, rules, name, scenario));
  const all = [...deriveCases(contract), ...told].filter(({ id }) => only.length === 0 || only.some((glob) => matches(id, glob)));
  const cases = inOrder(all, budgetMs !== undefined);
  const known = profile.madeUpCredentials ? cases.filter((test) => !needsKnownCredentials(test)) : cases;
  const chosen = depth === "quick" ? chosenQuickly(known, seed) : undefined;
  const unreachable = new Set(contract.operations.filter(({ path }) => path.includes("#")).map(({ id }) => id));
  const skipped = new Map<string, string>();
  const judgeable = new Set(known);
  for (const test of cases) {
    const { id, operation } = test;
    const reason =
      (operation !== undefined && unreachable.has(operation) ? "the fragment of a URL is never sent, so no request can mean this operation" : undefined) ??
      profile.skips.find((entry) => matches(id, entry.cases))?.reason ??
      (judgeable.has(test) ? undefined : noneUnknown) ??
      (skip.some((glob) => matches(id, glob)) ? "left out with --skip" : undefined) ??
      (chosen?.has(id) === false ? `left out: --depth quick takes ${quickCases} derived cases an operation; --depth full takes all` : undefined);
    if (reason !== undefined) skipped.set(id, reason);
  }
  return { cases, skipped, scenarios, depth };
}

const noneUnknown = "credentials were made up, so none is known to be unknown; state yours with --token, --header or a profile";

const needsKnownCredentials = ({ provocation }: Case): boolean =>
  provocation.kind === "request" && ["unknown", "malformed", "longer", "other-word"].includes(provocation.credentials.kind);

/** What spends fixtures comes last in any order. */
function inOrder(cases: readonly Case[], urgentFirst: boolean): Case[] {
  const rank = ({ id, provocation }: Case): number => {
    if (provocation.kind === "scenario" && provocation.spends.length > 0) return mattersMost.length + 1;
    if (!urgentFirst) return 0;
    const found = mattersMost.findIndex((pattern) => pattern.test(kindIn(id)));
    return found < 0 ? mattersMost.length : found;
  };
  return [...cases].sort((a, b) => rank(a) - rank(b));
}

/** `valid/enum/…`: what stands behind the status. */
const kindIn = (id: string): string => id.split("/").slice(3).join("/");

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
