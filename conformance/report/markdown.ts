/** The report for a step summary or a pull request. */
import { type CellState, cellState, matrixOf } from "./matrix.ts";
import { placeText, sourceText } from "./place.ts";
import { groupedByReason } from "./reasons.ts";
import type { Report, ReportCause } from "./report.ts";
import { coverageText, effortText, implementationText, plural, settingsText, summaryOf, worstFirst } from "./summary.ts";
import { firstLine, visible } from "./visible.ts";

/** A step summary holds one megabyte. */
const causesShown = 50;

const symbols: Readonly<Record<CellState, string>> = { fail: "❌", advisory: "⚠️", exercised: "✅", "not-exercised": "⬜", unreachable: "➖" };

const legend = [
  `${symbols.exercised} exercised`,
  `${symbols.fail} a case fails`,
  `${symbols.advisory} with advice`,
  `${symbols["not-exercised"]} not exercised`,
  `${symbols.unreachable} unreachable`,
].join(", ");

export function markdown(report: Report): string {
  const summary = summaryOf(report);
  const { volatile } = report;
  const more = report.causes.length - causesShown;
  const parts = [
    `## ${escape(report.api)}: ${escape(summary.sentence)}`,
    facts(report),
    totals(report),
    ...(report.causes.length === 0 ? [] : ["### Causes", `\`$BASE_URL\` is ${code(volatile.baseUrl)}; credentials stand as variables of their own.`]),
    ...report.causes.slice(0, causesShown).map((cause, index) => causeText(report, cause, index)),
    ...(more > 0 ? [`… and ${plural(more, "cause")} more.`] : []),
    "### Coverage",
    `${coverageText(summary)}.`,
    matrix(report),
    legend,
    missing(report),
    ...(["error", "inconclusive", "skipped"] as const).map((verdict) => reasons(report, verdict)),
    ...(report.leftovers.length === 0 ? [] : ["### Left behind", bullets(report.leftovers.map(code))]),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function facts(report: Report): string {
  const { contract, suite, volatile } = report;
  const target = `${escape(implementationText(report))} at ${code(volatile.baseUrl)}`;
  const document = `contract ${escape(contract.version)} (${code(contract.digest.slice(0, 12))})`;
  return `${target}, ${document}, suite ${escape(suite.version)}, ${settingsText(report)}; ${effortText(report)}.`;
}

const totals = ({ totals: counts }: Report): string =>
  table(
    [...worstFirst, "cases"],
    [[...worstFirst.map((verdict) => counts[verdict]), Object.values(counts).reduce((sum, count) => sum + count, 0)].map(String)],
  );

function causeText(report: Report, cause: ReportCause, index: number): string {
  const { cases, expected, found, message, occurrences, place, verdict } = cause;
  const commands = report.volatile.again[index];
  return [
    `<details><summary>${symbols[verdict === "advisory" ? "advisory" : "fail"]} <b>${verdict}</b> ${escape(message)}</summary>`,
    "",
    `- expected ${code(expected)}${place ? `, ${code(placeText(place))}` : ""} (${escape(sourceText(cause))})`,
    `- received ${code(found)}`,
    `- seen ${plural(occurrences, "time")} in ${plural(cases.length, "case")}, first ${code(cases[0] ?? "")}`,
    "",
    ...(commands ? [fenced([commands.curl, commands.specimen].filter((line) => line !== null).join("\n\n"))] : []),
    "",
    "</details>",
  ].join("\n");
}

function matrix(report: Report): string {
  const { rows, statuses } = matrixOf(report);
  return table(
    ["operation", ...statuses],
    rows.map(({ cells, operation }) => [
      code(operation),
      ...cells.map((cell) => (cell ? [symbols[cellState(cell)], escape(cell.principals.join(", "))].join(" ").trim() : "")),
    ]),
  );
}

const missing = ({ coverage }: Report): string =>
  bullets(
    coverage.flatMap(({ operation, reason, state, status }) =>
      state === "exercised" ? [] : [`${code(`${operation} ${status}`)} ${state.replace("-", " ")}: ${escape(firstLine(reason ?? "no reason"))}`],
    ),
  );

function reasons(report: Report, verdict: "error" | "inconclusive" | "skipped"): string {
  const groups = groupedByReason(report, verdict);
  if (groups.length === 0) return "";
  const lines = groups.map(({ cases, reason }) => `${plural(cases.length, "case")}: ${escape(reason)} First ${code(cases[0]?.id ?? "")}.`);
  return `### ${verdict.slice(0, 1).toUpperCase()}${verdict.slice(1)}\n\n${bullets(lines)}`;
}

export const bullets = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join("\n");

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`).join("\n");

/** Text that means nothing to Markdown or HTML. */
export const escape = (text: string): string => visible(text).replace(/[\\`*_[\]<>#&~@]/g, (character) => `&#${character.charCodeAt(0)};`);

/** A code span that no back-quote inside can end. */
export function code(text: string): string {
  const shown = visible(text);
  const fence = fenceFor(shown, 1);
  return shown === "" ? "(nothing)" : fence.length === 1 ? `\`${shown}\`` : `${fence} ${shown} ${fence}`;
}

function fenced(text: string): string {
  const fence = fenceFor(text, 3);
  return `${fence}sh\n${visible(text, { lines: true })}\n${fence}`;
}

const fenceFor = (text: string, least: number): string => "`".repeat(Math.max(least, 1 + Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))));
