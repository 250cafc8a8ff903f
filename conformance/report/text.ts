/** The report for a terminal: conclusion, causes, numbers, what is missing, conclusion. */
import pc from "picocolors";
import { grouped } from "../grouped.ts";
import type { Verdict } from "../verdict.ts";
import { caseNamed } from "./case-places.ts";
import { answerText, lastExchangeOf } from "./last-exchange.ts";
import { placeText, sourceText } from "./place.ts";
import { groupedByReason, type ReasonGroup } from "./reasons.ts";
import type { Report, ReportCase, ReportCause } from "./report.ts";
import { coverageText, effortText, exitMeaning, implementationText, plural, settingsText, summaryOf, totalsText } from "./summary.ts";
import { firstLine, shortened, visible } from "./visible.ts";
import { wrapped } from "./wrap.ts";

type Colours = ReturnType<typeof pc.createColors>;

export interface TextOptions {
  /** As picocolors finds the terminal unless said. */
  readonly colour?: boolean;
  /** Columns; commands to paste are never broken. */
  readonly width?: number;
}

interface Page {
  readonly report: Report;
  readonly colours: Colours;
  readonly width: number;
}

/** More ids than these are counted. */
const idsShown = 5;

export function text(report: Report, { colour, width = 80 }: TextOptions = {}): string {
  const page: Page = { report, colours: colour === undefined ? pc : pc.createColors(colour), width };
  const parts = [
    head(page),
    ...(report.causes.length === 0 ? [] : [again(page), ...report.causes.map((cause, index) => causeText(page, cause, index))]),
    reasons(page, "error"),
    // Advice has a reason where the baseline knows the failure.
    reasons({ ...page, report: { ...report, cases: report.cases.filter(({ reason }) => reason !== null) } }, "advisory"),
    numbers(page),
    reasons(page, "inconclusive"),
    reasons(page, "skipped"),
    leftovers(page),
    last(page),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

const paint = (colours: Colours, verdict: Verdict): ((text: string) => string) =>
  ({ pass: colours.green, skipped: colours.dim, advisory: colours.yellow, inconclusive: colours.cyan, fail: colours.red, error: colours.magenta })[verdict];

function head({ colours, report, width }: Page): string {
  const { detail, word } = summaryOf(report);
  const { contract, suite, volatile } = report;
  const facts = [
    `${implementationText(report)} at ${volatile.baseUrl}`,
    `contract ${contract.version} (${contract.digest.slice(0, 12)}), suite ${suite.version}, ${settingsText(report)}; ${effortText(report)}`,
  ];
  const sentence = wrapped(visible(`${report.api}: ${word}, ${detail}`), width, "", "  ");
  return [colours.bold(sentence), ...facts.map((fact) => colours.dim(wrapped(visible(fact), width, "", "  ")))].join("\n");
}

const again = ({ colours, report, width }: Page): string =>
  colours.dim(wrapped(visible(`"$BASE_URL" below is ${report.volatile.baseUrl}; credentials stand as variables of their own.`), width));

function causeText(page: Page, cause: ReportCause, index: number): string {
  const { colours, report, width } = page;
  const [first = "", ...others] = cause.cases;
  const { curl, specimen } = report.volatile.again[index] ?? {};
  const statement = caseNamed(report, first)?.statement;
  const last = lastExchangeOf(report, cause);
  const indent = " ".repeat(16);
  const field = (name: string, value: string): string => wrapped(`${name.padEnd(10)}${visible(value)}`, width, " ".repeat(6), indent);
  const command = (name: string, value: string): string => `      ${name.padEnd(10)}${visible(value, { lines: true }).replaceAll("\n", `\n${indent}`)}`;
  const place = cause.place ? `${placeText(cause.place)}  ` : "";
  return [
    `${colours.bold(paint(colours, cause.verdict)(cause.verdict.toUpperCase().padEnd(4)))}  ${visible(first)}`,
    field("expected", `${cause.expected}  ${place}(${sourceText(cause)})`),
    field("received", shortened(cause.found, 400)),
    field("because", cause.message),
    ...(statement === undefined || cause.message.includes(statement) ? [] : [field("case", statement)]),
    ...(last ? [field("answer", shortened(answerText(last), width - 17))] : []),
    ...(cause.occurrences > 1 ? [field("seen", `${plural(cause.occurrences, "time")} in ${plural(cause.cases.length, "case")}`)] : []),
    ...ids(others, idsShown).map((line) => `${indent}${line}`),
    ...(curl ? [command("again", curl)] : []),
    ...(specimen ? [command(curl ? "" : "again", specimen)] : []),
  ].join("\n");
}

function numbers({ report, width }: Page): string {
  const summary = summaryOf(report);
  const missing = report.coverage.filter(({ state }) => state === "not-exercised");
  return [
    `Cases     ${summary.cases}: ${totalsText(report.totals)}`,
    wrapped(`Coverage  ${coverageText(summary)}`, width, "", " ".repeat(10)),
    ...[...grouped(missing, ({ reason }) => firstLine(reason ?? "no reason"))].map(([reason, rows]) => {
      const names = rows.map(({ operation, status }) => `${operation} ${status}`);
      const line = rows.length === 1 ? `${names[0]} not exercised: ${reason}` : `${rows.length} not exercised: ${reason} (${ids(names, idsShown).join(", ")})`;
      return wrapped(visible(line), width, " ".repeat(10), " ".repeat(12));
    }),
  ].join("\n");
}

function reasons({ colours, report, width }: Page, verdict: Verdict): string {
  const groups = groupedByReason(report, verdict);
  if (groups.length === 0) return "";
  const group = ({ cases, reason }: ReasonGroup): string[] => [
    wrapped(visible(`${plural(cases.length, "case")}: ${reason}`), width, "  ", "    "),
    ...ids(
      cases.map(({ id }: ReportCase) => id),
      idsShown,
    ).map((line) => `    ${line}`),
  ];
  return [paint(colours, verdict)(`${verdict.slice(0, 1).toUpperCase()}${verdict.slice(1)}`), ...groups.flatMap(group)].join("\n");
}

const leftovers = ({ report: { leftovers: left }, width }: Page): string =>
  left.length === 0 ? "" : [`Left behind at the target: ${left.length}`, ...left.map((line) => wrapped(visible(line), width, "  ", "    "))].join("\n");

function last({ colours, report, width }: Page): string {
  const { sentence, tone } = summaryOf(report);
  const colour = { good: colours.green, bad: colours.red, incomplete: colours.cyan, broken: colours.magenta }[tone];
  return colour(wrapped(`${sentence} Exit code ${report.exitCode}: ${exitMeaning[report.exitCode]}.`, width));
}

function ids(all: readonly string[], limit: number): string[] {
  const shown = all.slice(0, limit).map((id) => visible(id));
  return all.length > limit ? [...shown, `and ${all.length - limit} more`] : shown;
}
