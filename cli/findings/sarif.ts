/** SARIF 2.1.0: one result a finding. */
import { createHash } from "node:crypto";
import { uriOf } from "../../conformance/report/sarif.ts";
import type { Finding, Findings, Place } from "./finding.ts";

export function sarif(report: Findings): string {
  const { documents, exitCode, findings, rules, sentence, tool, totals } = report;
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: `${tool.name} ${tool.command}`,
            version: tool.version,
            rules: rules.map(({ id, says }) => ({ id, shortDescription: { text: says } })),
          },
        },
        invocations: [{ executionSuccessful: exitCode !== 3, exitCode }],
        columnKind: "utf16CodeUnits",
        results: findings.map((finding) =>
          result(
            finding,
            rules.findIndex(({ id }) => id === finding.rule),
          ),
        ),
        properties: { documents, conclusion: sentence, totals },
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function result(finding: Finding, ruleIndex: number): object {
  const { fix, label, level, message, operations, place, related, rule } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level,
    message: { text: fix === null ? message : `${message} ${fix}` },
    locations: place ? [location(place)] : [],
    relatedLocations: related.map((other, id) => ({ id, ...location(other), message: { text: other.message } })),
    // Lines move; what is said about which part of the document does not.
    partialFingerprints: {
      "finding/v1": createHash("sha256")
        .update(JSON.stringify([rule, place?.file, place?.pointer, message]))
        .digest("hex")
        .slice(0, 32),
    },
    properties: { label, operations },
  };
}

function location({ column, file, line, pointer }: Place): object {
  const region = { startLine: line ?? 1, ...(column === null ? {} : { startColumn: column }) };
  return {
    physicalLocation: { artifactLocation: { uri: uriOf(file) }, region },
    ...(pointer === null ? {} : { logicalLocations: [{ fullyQualifiedName: `#${pointer}`, kind: "member" }] }),
  };
}
