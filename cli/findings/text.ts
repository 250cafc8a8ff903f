/** Findings for a terminal: each with its place, a code frame and what to do, then the conclusion. */
import pc from "picocolors";
import { visible } from "../../conformance/report/visible.ts";
import { wrapped } from "../../conformance/report/wrap.ts";
import type { Finding, Findings, Level, SourceOf } from "./finding.ts";
import { codeFrame } from "./frame.ts";
import { conclusionText, labelOf, operationsText, placeText } from "./words.ts";

type Colours = ReturnType<typeof pc.createColors>;

export interface TextOptions {
  /** As picocolors finds the terminal unless said. */
  readonly colour?: boolean;
  readonly width?: number;
}

interface Page {
  readonly colours: Colours;
  readonly width: number;
  readonly linesOf: (file: string) => readonly string[];
}

export function text(report: Findings, sourceOf: SourceOf, { colour, width = 80 }: TextOptions = {}): string {
  const page = { colours: colour === undefined ? pc : pc.createColors(colour), width, linesOf: linesBy(sourceOf) };
  const tone = report.exitCode === 0 ? page.colours.green : page.colours.red;
  const conclusion = wrapped(visible(conclusionText(report)), width);
  return `${[...report.findings.map((finding) => findingText(page, finding)), tone(conclusion)].join("\n\n")}\n`;
}

function linesBy(sourceOf: SourceOf): Page["linesOf"] {
  const known = new Map<string, readonly string[]>();
  return (file) => {
    let lines = known.get(file);
    if (!lines) known.set(file, (lines = sourceOf(file)?.split(/\r?\n/) ?? []));
    return lines;
  };
}

const paint = (colours: Colours, level: Level): ((words: string) => string) => ({ error: colours.red, warning: colours.yellow, note: colours.cyan })[level];

function findingText({ colours, linesOf, width }: Page, finding: Finding): string {
  const { fix, level, message, operations, place, related, rule } = finding;
  const field = (name: string, value: string): string => wrapped(`${name.padEnd(9)}${visible(value)}`, width, "  ", " ".repeat(11));
  const frame = place?.line ? codeFrame(linesOf(place.file), { line: place.line, column: place.column, width: width - 2 }) : undefined;
  return [
    `${colours.bold(paint(colours, level)(labelOf(finding)))}  ${colours.bold(visible(rule))}`,
    ...(place ? [`  ${visible(placeText(place))}`] : []),
    wrapped(visible(message), width, "  "),
    ...(frame === undefined ? [] : [colours.dim(frame.replace(/^/gm, "  "))]),
    ...(fix === null ? [] : [field("fix", fix)]),
    ...related.map((other) => field(other.message, placeText(other))),
    ...(operations.length === 0 ? [] : [field("touches", operationsText(operations, 5))]),
  ].join("\n");
}
