/** What a proxy saw, as findings: where the contract says so, how often, and how much of it was exercised. */
import { checks } from "../conformance/checks/registry.ts";
import type { CoveredRow, Entry, Ledger } from "../proxy/ledger.ts";
import { placesOf } from "./diff-findings.ts";
import type { NamedDocument } from "./diff-source.ts";
import { exitCode } from "./exit.ts";
import { conclude } from "./findings/conclude.ts";
import type { Finding, Findings, Place } from "./findings/finding.ts";

export type FailOn = "error" | "warning" | "none";

/** Positions are looked up once a pointer. */
export function placer(document: NamedDocument): (pointer: string) => Place | null {
  const known = new Map<string, Place>();
  return (pointer) => {
    if (pointer === "") return null;
    const place = known.get(pointer) ?? placesOf(document, [pointer])(pointer);
    known.set(pointer, place);
    return place;
  };
}

export function findingOf({ count, finding, first, level, operation, side }: Entry, placeOf: (pointer: string) => Place | null): Finding {
  const { check, expected, found, message, pointer, rule } = finding;
  const refused = level === "note" && side === "request" && check !== "not-judged" ? " It was refused." : "";
  const source = rule === undefined ? "" : ` (${rule})`;
  return {
    rule: check,
    level,
    label: null,
    message: `${message} Expected ${expected}${source}, found ${found}.${refused} Seen ${count === 1 ? "once" : `${count} times`}, first at ${first}.`,
    fix: null,
    place: placeOf(pointer),
    related: [],
    operations: operation === undefined ? [] : [operation],
  };
}

export interface Summed {
  readonly ledger: Ledger;
  readonly document: NamedDocument;
  readonly target: string;
  readonly failOn: FailOn;
}

export function reportOf({ document, failOn, ledger, target }: Summed): Findings {
  const placeOf = placer(document);
  const { entries, exchanges, tunnels, untold } = ledger;
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { level } of entries) counts[level] += 1;
  const fails = failOn !== "none" && (counts.error > 0 || (failOn === "warning" && counts.warning > 0));
  const coverage = ledger.coverage();
  return conclude({
    command: "proxy",
    documents: [document.name],
    findings: entries.map((entry) => findingOf(entry, placeOf)),
    exitCode: exchanges === 0 && tunnels === 0 ? exitCode.didNotRun : fails ? exitCode.atFault : exitCode.fine,
    sentence: `${trafficText(exchanges, counts)} ${coverageText(coverage)}`,
    says,
    details: { target, failOn, exchanges, tunnels, untold, coverage },
  });
}

function trafficText(exchanges: number, { error, warning }: Readonly<Record<"error" | "warning", number>>): string {
  if (exchanges === 0) return "Nothing passed, so nothing was judged.";
  const passed = `${exchanges} ${exchanges === 1 ? "exchange" : "exchanges"} passed`;
  if (error > 0) return `${passed}, and the contract was broken.`;
  return warning > 0 ? `${passed}, and nothing documented was broken.` : `${passed}, all as documented.`;
}

export function coverageText(coverage: readonly CoveredRow[]): string {
  const count = (state: CoveredRow["state"]): number => coverage.filter((row) => row.state === state).length;
  const reachable = coverage.length - count("unreachable");
  const operations = new Set(coverage.map(({ operation }) => operation)).size;
  const called = new Set(coverage.filter(({ state }) => state === "exercised").map(({ operation }) => operation)).size;
  return `${called} of ${operations} operations and ${count("exercised")} of ${reachable} documented statuses were seen.`;
}

const statements: Readonly<Record<string, string>> = {
  "undocumented-path": "Every path that is called is one that the contract has.",
  "undocumented-method": "Every method that is used is one that its path has.",
  "request-credentials": "Requests present the credentials that their operation asks for.",
  "request-parameter": "Parameters come where they are required, and are valid against their schemas.",
  "request-body": "Bodies of requests are valid against their schemas.",
  "request-body-unreadable": "Bodies of requests can be read as what their Content-Type says.",
  "request-media-type": "Bodies of requests come as a documented media type.",
  "not-judged": "Every body can be judged.",
  "target-unreachable": "The target can be reached.",
  "target-silent": "The target begins its answers in time.",
  "answer-cut-short": "The target sends its answers whole.",
};

/** One sentence for a rule. */
export const says = (rule: string): string => statements[rule] ?? checks.find(({ id }) => id === rule)?.statement ?? rule;
