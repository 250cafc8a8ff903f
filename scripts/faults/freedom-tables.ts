/** docs/measurements/freedoms.md: what the suite must not mind. */
import type { Freedom } from "../../tests/freedoms/freedom.ts";
import { table } from "./table.ts";
import type { Outcome } from "./trial.ts";

export function freedomsPage(outcomes: readonly Outcome[], freedoms: readonly Freedom[], apis: readonly string[]): string {
  const right = outcomes.filter(({ trial }) => isRight(trial));
  const falseAlarms = right.reduce((sum, { causes }) => sum + causes, 0);
  const cases = right.reduce((sum, outcome) => sum + outcome.cases, 0);
  const of = (kind: string, api: string, id?: string): readonly Outcome[] =>
    right.filter(({ trial }) => trial.kind === kind && trial.api === api && (id === undefined || trial.id === id));
  const seeds = new Set(right.flatMap(({ trial }) => (trial.kind === "clean" ? [trial.seed] : []))).size;
  const row = (name: string, kind: string, id?: string): string[] => [name, ...apis.map((api) => alarmsIn(of(kind, api, id)))];
  return `<!-- Written by \`npm run faults\`. Do not edit. -->

# Freedoms: what the suite must not mind

Correct servers differ. Each freedom is a small proxy before the mock that makes another correct server of it. A number is
how many causes the suite reported, failures and advisories together; · means that the freedom does not apply there.

**${falseAlarms} false alarms in ${cases} cases of ${right.length} runs.**

A seed gives the mock other ids and samples. Cases whose verdict differs between two runs of one seed: ${flakes(outcomes)}.

${table(
  ["server", ...apis.map((api) => api.replace(/-.*/, ""))],
  [row(`the mock, seeds 1 to ${seeds}`, "clean"), row("an independent server", "server"), ...freedoms.map(({ id }) => row(id, "freedom", id))],
)}

## What each one does

${freedoms.map(({ id, says, source }) => `- **${id}**: ${says} (${source})`).join("\n")}
`;
}

const isRight = (trial: Outcome["trial"]): boolean =>
  trial.kind === "clean" || trial.kind === "freedom" || (trial.kind === "server" && trial.fault === undefined);

const alarmsIn = (outcomes: readonly Outcome[]): string => (outcomes.length === 0 ? "·" : String(outcomes.reduce((sum, { causes }) => sum + causes, 0)));

/** `0 of 230`; the first seed is tried twice. */
function flakes(outcomes: readonly Outcome[]): string {
  const first = outcomes.filter(({ trial }) => trial.kind === "clean" && trial.seed === 1);
  const pairs = first.flatMap((one, index) =>
    first.slice(index + 1).flatMap((other) => (other.trial.api === one.trial.api ? [[one.verdicts, other.verdicts] as const] : [])),
  );
  const differing = pairs.reduce((sum, [one, other]) => sum + [...one].filter((verdict, index) => verdict !== other[index]).length, 0);
  return `${differing} of ${pairs.reduce((sum, [one]) => sum + one.length, 0)}`;
}
