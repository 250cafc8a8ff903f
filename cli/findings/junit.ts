/** JUnit XML: errors fail, warnings and notes pass and are told in their output; a run without findings is one test that passes. */
import { xmlAttributes, xmlText } from "../../conformance/report/xml.ts";
import type { Finding, Findings } from "./finding.ts";
import { labelOf, operationsText, placeText } from "./words.ts";

export function junit(report: Findings): string {
  const { documents, findings, sentence, tool, totals } = report;
  const name = `specimen ${tool.command} ${documents.join(" ")}`;
  const tests = Math.max(1, findings.length);
  const cases =
    findings.length === 0 ? [`    <testcase${xmlAttributes({ name: sentence, classname: name })}/>`] : findings.map((finding) => testcase(name, finding));
  const numbers = { tests, failures: totals.error, errors: 0, skipped: 0 };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${xmlAttributes({ name, ...numbers })}>`,
    `  <testsuite${xmlAttributes({ name, ...numbers })}>`,
    ...cases,
    "  </testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

function testcase(classname: string, finding: Finding): string {
  const { fix, level, message, operations, place, related, rule } = finding;
  const at = place ? { file: place.file, ...(place.line === null ? {} : { line: place.line }) } : {};
  const open = `    <testcase${xmlAttributes({ name: `${rule} ${place ? placeText(place) : ""}`.trim(), classname, ...at })}>`;
  const told = [
    `${labelOf(finding)}: ${message}`,
    ...(fix === null ? [] : [`fix: ${fix}`]),
    ...related.map((other) => `${other.message}: ${placeText(other)}`),
    ...(operations.length === 0 ? [] : [`touches: ${operationsText(operations, 20)}`]),
  ].join("\n");
  const inner =
    level === "error" ? `<failure${xmlAttributes({ message, type: rule })}>${xmlText(told)}</failure>` : `<system-out>${xmlText(told)}</system-out>`;
  return `${open}\n      ${inner}\n    </testcase>`;
}
