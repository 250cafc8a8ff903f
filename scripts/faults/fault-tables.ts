/** docs/measurements/faults.md: what the suite notices. */
import { checks } from "../../conformance/checks/registry.ts";
import { isBinding } from "../../contract/provenance.ts";
import type { Fault } from "../../mock/faults/fault.ts";
import { percent, table } from "./table.ts";
import { nameOf, type Outcome } from "./trial.ts";

export interface Catalogue {
  readonly faults: readonly Fault[];
  readonly apis: readonly string[];
}

const knowledge = { C: "the contract", H: "HTTP", S: "what resources are", P: "prose alone" } as const;
const headings = ["pairs", "default", "strict", "document, default", "document, strict", "by the expected"];

/** `pairs`: faults × APIs where they can be shown. */
function shares(outcomes: readonly Outcome[]): string[] {
  const of = (holds: (outcome: Outcome) => boolean): string => percent(outcomes.filter(holds).length, outcomes.length);
  return [
    String(outcomes.length),
    of(({ fails }) => fails),
    of(({ failsStrictly }) => failsStrictly),
    of(({ documentFails }) => documentFails),
    of(({ documentFailsStrictly }) => documentFailsStrictly),
    of(({ rightly }) => rightly),
  ];
}

export function faultsPage(outcomes: readonly Outcome[], { faults, apis }: Catalogue): string {
  const wrong = outcomes.filter(({ trial }) => trial.kind === "fault");
  const byId = new Map(faults.map((fault) => [fault.id, fault]));
  const where = (holds: (fault: Fault) => boolean): Outcome[] => wrong.filter(({ trial }) => holds(byId.get(trial.id) as Fault));
  const families = [...new Set(faults.map(({ family }) => family))];
  const knows = Object.entries(knowledge);
  const servers = outcomes.filter(({ trial }) => trial.kind === "server");
  return `<!-- Written by \`npm run faults\`. Do not edit. -->

# Faults: what the suite notices

Each fault of the catalogue is served by the mock, API by API, wherever it can be shown, and the suite judges the server.
A *pair* is a fault on an API. *Default*: a documented or published rule was found broken. *Strict*: any rule was, the
assumed ones included. *Document*: without the hand-written scenarios. *By the expected*: one of those noticed who should
notice such a fault, or a story that tells of the broken rule, on an operation that it touches; all other kills are collateral.

## What should be, and what is

How strong the rule is that a fault breaks was stated by hand (\`tests/faults/statements/\`), from the rules and the document.

${table(["goal", "pairs", "reached"], goals(wrong, where))}

${remarks(wrong)}

## Knowable from

${table(["knowable from", ...headings], [...knows.map(([key, name]) => [name, ...shares(where((fault) => fault.knows === key))]), ["contract or HTTP", ...shares(where(({ knows: by }) => by === "C" || by === "H"))], ["all", ...shares(wrong)]])}

## Families

${table(
  ["family", ...headings],
  families.map((family) => [family, ...shares(where((fault) => fault.family === family))]),
)}

## Who notices

A check, a kind of derived case, a pattern of calls, or a story. *Alone*: nobody else noticed that fault on that API.
\`tests/faults/foreign.test.ts\` holds that each check notices some fault alone.

${table(["who", "pairs noticed", "alone", "for example"], noticers(wrong))}

## Independent servers

One server an API, on bare \`node:http\`, shares no code with the mock. Healthy, it must raise nothing.

${table(
  ["server", "fault", "verdict", "noticed by"],
  servers.map(({ trial, noticedBy, ...verdict }) => [trial.api, trial.id === "healthy" ? "none" : trial.id, wordOf(verdict), noticedBy[0] ?? ""]),
)}

## Fault by fault

**F** fails by default, **a** advisory by default and a failure under --strict, **!** survived, · cannot be shown there;
a star: only a scenario notices.

${table(["fault", "knows", ...apis.map((api) => api.replace(/-.*/, "")), "first noticed by"], matrix(wrong, { faults, apis }))}
`;
}

const binds = ({ stated }: Outcome): boolean => stated !== undefined && isBinding(stated);

function goals(wrong: readonly Outcome[], where: (holds: (fault: Fault) => boolean) => Outcome[]): string[][] {
  const row = (goal: string, pairs: readonly Outcome[], holds: (outcome: Outcome) => boolean): string[] => [
    goal,
    String(pairs.length),
    percent(pairs.filter(holds).length, pairs.length),
  ];
  const assumed = wrong.filter((outcome) => !binds(outcome));
  const knowable = where(({ knows }) => knows === "C" || knows === "H");
  return [
    row("what breaks a documented or published rule fails by default: 100 %", wrong.filter(binds), ({ fails }) => fails),
    row("what breaks an assumed rule fails under --strict: at least 95 %", assumed, ({ failsStrictly }) => failsStrictly),
    row("what the contract or HTTP makes knowable is noticed without stories: at least 80 %", knowable, ({ documentFailsStrictly }) => documentFailsStrictly),
    row("noticed by the expected: at least 95 %", wrong, ({ rightly }) => rightly),
  ];
}

function noticers(wrong: readonly Outcome[]): string[][] {
  const known = new Set([...checks.map(({ id }) => id), ...wrong.flatMap((outcome) => outcome.noticers)]);
  return [...known].map((who) => {
    const noticed = wrong.filter((outcome) => outcome.noticers.includes(who));
    const alone = noticed.filter((outcome) => outcome.noticers.length === 1);
    const [example] = alone;
    return [who, String(noticed.length), String(alone.length), example ? nameOf(example.trial).replace(/-\S+/, "") : ""];
  });
}

/** Pairs that are not as they should be, by name. */
function remarks(wrong: readonly Outcome[]): string {
  const lists: [string, readonly Outcome[]][] = [
    ["Survived", wrong.filter(({ failsStrictly }) => !failsStrictly)],
    ["Stated as documented or published, and only advice by default", wrong.filter((outcome) => binds(outcome) && outcome.failsStrictly && !outcome.fails)],
    ["Collateral: noticed by others than the expected", wrong.filter(({ failsStrictly, rightly }) => failsStrictly && !rightly)],
    ["Stated as assumed, and failed by default, because a stronger rule was broken on the way", wrong.filter((outcome) => !binds(outcome) && outcome.fails)],
  ];
  return lists
    .map(([title, pairs]) => `- ${title} (${pairs.length}): ${pairs.map(({ trial }) => nameOf(trial).replace(/-\S+/, "")).join(", ") || "none"}.`)
    .join("\n");
}

const wordOf = ({ fails, failsStrictly }: Pick<Outcome, "fails" | "failsStrictly">): string => (fails ? "fails" : failsStrictly ? "advisory" : "nothing");

function matrix(wrong: readonly Outcome[], { faults, apis }: Catalogue): string[][] {
  return faults.flatMap(({ id, knows }) => {
    const rows = wrong.filter(({ trial }) => trial.id === id);
    if (rows.length === 0) return [];
    const marks = apis.map((api) => markOf(rows.find(({ trial }) => trial.api === api)));
    return [[id, knows, ...marks, rows.find(({ rightly }) => rightly)?.noticedBy[0] ?? rows[0]?.noticedBy[0] ?? ""]];
  });
}

function markOf(outcome: Outcome | undefined): string {
  if (!outcome) return "·";
  if (!outcome.failsStrictly) return "!";
  return (outcome.fails ? "F" : "a") + (outcome.documentFailsStrictly ? "" : "*");
}
