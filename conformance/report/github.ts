/** Workflow commands that GitHub shows beside the contract's lines. */
import { placeText, sourceText } from "./place.ts";
import { groupedByReason } from "./reasons.ts";
import type { Report, ReportCause } from "./report.ts";
import { implementationText, plural, summaryOf, totalsText } from "./summary.ts";
import { visible } from "./visible.ts";

export type Level = "error" | "warning" | "notice";

export function github(report: Report): string {
  const { sentence, tone } = summaryOf(report);
  const level: Level = tone === "good" ? "notice" : tone === "incomplete" ? "warning" : "error";
  const lines = [
    command(level, { title: `${report.api}: ${implementationText(report)}` }, `${sentence} ${totalsText(report.totals)}.`),
    ...report.causes.map((cause, index) => causeCommand(report, cause, index)),
    ...groupedByReason(report, "error").map(({ cases, reason }) =>
      command("error", { title: `${plural(cases.length, "case")} not judged` }, `${reason}\n${cases[0]?.id ?? ""}`),
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function causeCommand(report: Report, cause: ReportCause, index: number): string {
  const { cases, check, expected, found, message, place, verdict } = cause;
  const at = place?.file ? { file: place.file, ...(place.line === null ? {} : { line: place.line }) } : {};
  const text = [
    message,
    `expected ${expected}${place ? ` ${placeText(place)}` : ""} (${sourceText(cause)})`,
    `received ${found}`,
    `in ${cases[0] ?? ""}${cases.length > 1 ? ` and ${cases.length - 1} more` : ""}`,
    `again ${report.volatile.again[index]?.specimen ?? ""}`,
  ];
  return command(verdict === "advisory" ? "warning" : "error", { ...at, title: `${verdict} ${check}` }, text.join("\n"));
}

export function command(level: Level, properties: Readonly<Record<string, string | number>>, message: string): string {
  const list = Object.entries(properties).map(([name, value]) => `${name}=${data(String(value)).replaceAll(":", "%3A").replaceAll(",", "%2C")}`);
  return `::${level} ${list.join(",")}::${data(message)}`;
}

const data = (text: string): string => visible(text, { lines: true }).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
