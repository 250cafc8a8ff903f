/** Workflow commands, which GitHub shows beside the lines of the document. */
import { command } from "../../conformance/report/github.ts";
import type { Finding, Findings } from "./finding.ts";
import { conclusionText, labelOf, operationsText, placeText } from "./words.ts";

const levels = { error: "error", warning: "warning", note: "notice" } as const;

export function github(report: Findings): string {
  const title = `specimen ${report.tool.command}: ${report.documents.join(", ")}`;
  const conclusion = command(report.exitCode === 0 ? "notice" : "error", { title }, conclusionText(report));
  return `${[...report.findings.map(annotation), conclusion].join("\n")}\n`;
}

function annotation(finding: Finding): string {
  const { fix, level, message, operations, place, related, rule } = finding;
  const at = place ? { file: place.file, ...(place.line === null ? {} : { line: place.line, ...(place.column === null ? {} : { col: place.column }) }) } : {};
  const told = [
    message,
    ...(fix === null ? [] : [`fix: ${fix}`]),
    ...related.map((other) => `${other.message}: ${placeText(other)}`),
    ...(operations.length === 0 ? [] : [`touches: ${operationsText(operations, 10)}`]),
  ];
  return command(levels[level], { ...at, title: `${labelOf(finding)} ${rule}` }, told.join("\n"));
}
