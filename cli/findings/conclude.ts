/** Findings in the order in which they are told, with what they come to. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../contract/package-root.ts";
import type { Finding, Findings, Level } from "./finding.ts";

export interface Conclusion {
  readonly command: string;
  readonly documents: readonly string[];
  readonly findings: readonly Finding[];
  readonly exitCode: number;
  readonly sentence: string;
  /** One sentence for a rule. */
  readonly says: (rule: string) => string;
  readonly details?: Readonly<Record<string, unknown>>;
}

const order: Readonly<Record<Level, number>> = { error: 0, warning: 1, note: 2 };

export function conclude({ command, details, documents, exitCode, findings, says, sentence }: Conclusion): Findings {
  const rules = [...new Set(findings.map(({ rule }) => rule))].sort();
  return {
    schemaVersion: 1,
    tool: { name: "specimen", version: packageVersion(), command },
    documents,
    exitCode,
    sentence,
    totals: { error: count(findings, "error"), warning: count(findings, "warning"), note: count(findings, "note") },
    rules: rules.map((id) => ({ id, says: says(id) })),
    findings: [...findings].sort(byLevelAndPlace),
    details: details ?? null,
  };
}

const count = (findings: readonly Finding[], wanted: Level): number => findings.filter(({ level }) => level === wanted).length;

const byLevelAndPlace = (a: Finding, b: Finding): number =>
  order[a.level] - order[b.level] ||
  compareTexts(a.place?.file, b.place?.file) ||
  (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
  (a.place?.column ?? 0) - (b.place?.column ?? 0) ||
  compareTexts(a.rule, b.rule) ||
  compareTexts(a.message, b.message);

const compareTexts = (a = "", b = ""): number => (a < b ? -1 : a > b ? 1 : 0);

function packageVersion(): string {
  // Our own file.
  return (JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8")) as { version: string }).version;
}
