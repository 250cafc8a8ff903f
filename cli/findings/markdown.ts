/** Findings for a step summary or a pull request. */
import { bullets, code, escape, table } from "../../conformance/report/markdown.ts";
import type { Finding, Findings } from "./finding.ts";
import { labelOf, operationsText, placeText, totalsText } from "./words.ts";

/** A step summary holds one megabyte. */
const findingsShown = 200;

const symbols = { error: "❌", warning: "⚠️", note: "ℹ️" } as const;

export function markdown(report: Findings): string {
  const { documents, findings, sentence, tool } = report;
  const more = findings.length - findingsShown;
  const parts = [
    `## specimen ${escape(tool.command)}: ${escape(sentence)}`,
    [documents.map(code).join(", "), totalsText(report)].filter((part) => part !== "").join(": "),
    ...(findings.length === 0 ? [] : [table(["", "place", "rule", "what"], findings.slice(0, findingsShown).map(row))]),
    ...(more > 0 ? [`… and ${more} more.`] : []),
    fixes(findings),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function row(finding: Finding): readonly string[] {
  const { level, message, operations, place, related, rule } = finding;
  const what = [
    escape(message),
    ...related.map((other) => `${escape(other.message)}: ${code(placeText(other))}`),
    ...(operations.length === 0 ? [] : [`touches ${escape(operationsText(operations, 3))}`]),
  ];
  return [`${symbols[level]} ${escape(labelOf(finding))}`, place ? code(placeText(place)) : "", code(rule), what.join("<br>")];
}

function fixes(findings: readonly Finding[]): string {
  const told = new Set(findings.slice(0, findingsShown).flatMap(({ fix, rule }) => (fix === null ? [] : [`${code(rule)}: ${escape(fix)}`])));
  return told.size === 0 ? "" : `### What to do\n\n${bullets([...told])}`;
}
