/** JUnit XML: a suite per operation, a test per case. An advisory passes and is told in its output; what was not judged is skipped. */
import { grouped } from "../grouped.ts";
import { verdicts } from "../verdict.ts";
import { placeText, sourceText } from "./place.ts";
import type { Report, ReportCase } from "./report.ts";
import { implementationText, summaryOf } from "./summary.ts";
import { xmlAttributes, xmlText } from "./xml.ts";

export function junit(report: Report): string {
  const { totals, volatile } = report;
  const suites = [...grouped(report.cases, ({ operation }) => operation ?? "no operation")];
  const attributes = {
    name: `${report.api} at ${implementationText(report)}`,
    tests: summaryOf(report).cases,
    failures: totals.fail,
    errors: totals.error,
    skipped: totals.skipped + totals.inconclusive,
    time: secondsOf(volatile.elapsedMs),
    timestamp: volatile.startedAt,
  };
  const body = suites.map(([name, cases]) => suite(report, name, cases)).join("\n");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${xmlAttributes(attributes)}>\n${body}\n</testsuites>\n`;
}

const secondsOf = (elapsedMs: number): string => (elapsedMs / 1000).toFixed(3);

function suite(report: Report, operation: string, cases: readonly ReportCase[]): string {
  const count = (...words: string[]): number => cases.filter(({ verdict }) => words.includes(verdict)).length;
  const time = cases.reduce((sum, { id }) => sum + (report.volatile.cases[id]?.elapsedMs ?? 0), 0);
  const attributes = {
    name: operation,
    tests: cases.length,
    failures: count("fail"),
    errors: count("error"),
    skipped: count("skipped", "inconclusive"),
    time: secondsOf(time),
  };
  const properties = verdicts.map((verdict) => `      <property${xmlAttributes({ name: verdict, value: count(verdict) })}/>`);
  return [
    `  <testsuite${xmlAttributes(attributes)}>`,
    "    <properties>",
    ...properties,
    "    </properties>",
    ...cases.map((entry) => testcase(report, entry)),
    "  </testsuite>",
  ].join("\n");
}

function testcase(report: Report, entry: ReportCase): string {
  const { id, operation, reason, statement, verdict } = entry;
  const time = secondsOf(report.volatile.cases[id]?.elapsedMs ?? 0);
  const open = `    <testcase${xmlAttributes({ name: id, classname: [report.api, ...(operation === null ? [] : [operation])].join("."), time })}`;
  const inner = (element: string, message: string, type: string, text: string): string =>
    `${open}>\n      <${element}${xmlAttributes({ message, type })}>${xmlText(text)}</${element}>\n    </testcase>`;
  const causes = entry.causes.flatMap((index) => report.causes[index] ?? []);
  const told = [
    ...(causes.some(({ message }) => message.includes(statement)) ? [] : [statement]),
    ...(reason === null ? [] : [reason]),
    ...entry.causes.map((index) => causeText(report, index)),
  ].join("\n\n");
  const [worst] = causes;
  switch (verdict) {
    case "fail":
      return inner("failure", worst?.message ?? reason ?? statement, worst?.check ?? "fail", told);
    case "error":
      return inner("error", reason ?? statement, "error", told);
    case "skipped":
    case "inconclusive":
      return `${open}>\n      <skipped${xmlAttributes({ message: `${verdict}: ${reason ?? statement}` })}/>\n    </testcase>`;
    case "advisory":
      return `${open}>\n      <system-out>${xmlText(told)}</system-out>\n    </testcase>`;
    case "pass":
      return `${open}/>`;
  }
}

function causeText(report: Report, index: number): string {
  const cause = report.causes[index];
  const command = report.volatile.again[index];
  if (!cause) return "";
  const place = cause.place ? ` ${placeText(cause.place)}` : "";
  return [
    cause.message,
    `expected  ${cause.expected}${place} (${sourceText(cause)})`,
    `received  ${cause.found}`,
    ...(command?.curl ? [`again     ${command.curl}`] : []),
    ...(command ? [`again     ${command.specimen}`] : []),
  ].join("\n");
}
