/** SARIF 2.1.0: one result a cause, located where the contract says what was expected. */

import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import { statementOf } from "./check-statements.ts";
import { identityOf } from "./identity.ts";
import { sourceText } from "./place.ts";
import type { Report, ReportCause } from "./report.ts";
import { plural, summaryOf } from "./summary.ts";

export function sarif(report: Report): string {
  const rules = [...new Set(report.causes.map(({ check }) => check))].sort();
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: report.suite.name,
            version: report.suite.version,
            rules: rules.map((id) => ({ id, shortDescription: { text: statementOf(id) } })),
          },
        },
        invocations: [
          {
            executionSuccessful: report.exitCode !== 3,
            exitCode: report.exitCode,
            startTimeUtc: report.volatile.startedAt,
            toolExecutionNotifications: notifications(report),
          },
        ],
        columnKind: "utf16CodeUnits",
        results: report.causes.map((cause, index) => result(report, cause, index, rules.indexOf(cause.check))),
        properties: { api: report.api, conclusion: summaryOf(report).sentence, totals: report.totals },
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function result(report: Report, cause: ReportCause, index: number, ruleIndex: number): object {
  const { cases, check, expected, found, message, occurrences, place, provenance, rule, verdict } = cause;
  const told = `${message} Expected ${expected} (${sourceText(cause)}); received ${found}. Seen in ${plural(cases.length, "case")}, first ${cases[0] ?? ""}.`;
  const file = place?.file ?? report.contract.file;
  const physical = file === null ? {} : { physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: { startLine: place?.line ?? 1 } } };
  const logical = place === null ? {} : { logicalLocations: [{ fullyQualifiedName: `#${place.pointer}`, kind: "member" }] };
  return {
    ruleId: check,
    ruleIndex,
    kind: "fail",
    level: verdict === "advisory" ? "warning" : "error",
    message: { text: told },
    locations: [{ ...physical, ...logical }],
    partialFingerprints: { "cause/v1": identityOf(cause) },
    occurrenceCount: occurrences,
    properties: { verdict, provenance, rule, cases, again: report.volatile.again[index] ?? null },
  };
}

/** Relative to the repository where the path is; viewers find it there. */
export const uriOf = (file: string): string => (isAbsolute(file) ? pathToFileURL(file).href : file.split(/[\\/]/).map(encodeURIComponent).join("/"));

function notifications({ cases }: Report): object[] {
  return cases.flatMap(({ id, reason, verdict }) =>
    verdict === "error" || verdict === "inconclusive"
      ? [{ level: verdict === "error" ? "error" : "note", message: { text: `${id}: ${reason ?? verdict}` }, descriptor: { id: verdict } }]
      : [],
  );
}
