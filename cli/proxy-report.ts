/** The reports of a proxy in one folder, under fixed names. */
import { join } from "node:path";
import { code, escape, table } from "../conformance/report/markdown.ts";
import type { CoveredRow } from "../proxy/ledger.ts";
import type { Findings, SourceOf } from "./findings/finding.ts";
import { formats } from "./findings/formats.ts";
import { coverageText } from "./proxy-findings.ts";
import { expectWritable, writeWhole } from "./write-whole.ts";

const files = { "report.json": "json", "report.txt": "text", "junit.xml": "junit", "report.sarif": "sarif", "report.md": "markdown" } as const;

export const expectReportFolder = (folder: string): Promise<void> => expectWritable(join(folder, "report.json"), "--report");

export async function writeProxyReports(folder: string, report: Findings, coverage: readonly CoveredRow[], sourceOf: SourceOf): Promise<void> {
  for (const [name, format] of Object.entries(files)) {
    const written = formats[format](report, sourceOf).replace(/\u001b\[\d+m/g, "");
    await writeWhole(join(folder, name), format === "markdown" ? `${written}\n${coverageTable(coverage)}` : written, "--report");
  }
}

const symbols: Readonly<Record<CoveredRow["state"], string>> = { exercised: "✅", "not-exercised": "⬜", unreachable: "➖" };

function coverageTable(coverage: readonly CoveredRow[]): string {
  const operations = [...new Set(coverage.map(({ operation }) => operation))];
  const rows = operations.map((operation) => [
    code(operation),
    coverage
      .filter((row) => row.operation === operation)
      .map(({ count, state, status }) => `${symbols[state]} ${escape(status)}${count > 0 ? ` × ${count}` : ""}`)
      .join(", "),
  ]);
  return `### Coverage\n\n${coverageText(coverage)}\n\n${table(["operation", "statuses"], rows)}\n`;
}
