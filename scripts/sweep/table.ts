/** The rows of a sweep as text of 100 columns, and as a page. */
import type { Row } from "./row.ts";

type Column = readonly [title: string, width: number, cell: (row: Row) => string];

const number = (value: number | undefined, digits = 0): string => (value === undefined ? "" : value.toFixed(digits));

/** `served`, `refused`, or how the process ended. */
const state = ({ end, refused }: Row): string =>
  end === undefined ? (refused === undefined ? "served" : "refused") : end.startsWith("crashed") ? "crash" : "hang";

const columns: readonly Column[] = [
  ["document", 36, ({ document }) => document],
  ["MB", 5, ({ size }) => number(size, 2)],
  ["outcome", 7, state],
  ["ops", 5, ({ operations }) => number(operations)],
  ["ready ms", 8, ({ readyMs }) => number(readyMs)],
  ["answered", 9, ({ asked, operations }) => (asked ? `${asked.answered}/${operations}` : "")],
  ["invalid", 7, ({ asked }) => number(asked?.invalid.length)],
  ["lives", 7, ({ lives }) => (lives ? `${lives.whole}/${lives.found}` : "")],
  ["cases", 6, ({ verdict }) => number(verdict?.cases)],
  ["pass", 6, ({ verdict }) => number(verdict?.pass)],
  ["inc.", 5, ({ verdict }) => number(verdict?.inconclusive)],
  ["adv.", 4, ({ verdict }) => number(verdict?.advisory)],
  ["fail", 4, ({ verdict }) => (verdict ? String(verdict.fail + verdict.error) : "")],
  ["verify s", 8, ({ verdict }) => number(verdict && verdict.cpuMs / 1000, 1)],
  ["peak MB", 7, ({ peakMb }) => number(peakMb)],
];

export const headLine = (): string => columns.map(([title, width]) => aligned(title, width, title === "document")).join(" ");

export const line = (row: Row): string => columns.map(([title, width, cell]) => aligned(cell(row), width, title === "document")).join(" ");

const aligned = (text: string, width: number, left: boolean): string => {
  const cut = text.length > width ? `${text.slice(0, width - 1)}…` : text;
  return left ? cut.padEnd(width) : cut.padStart(width);
};

/** A crash, a hang, an answer that breaks the document, a life that ends early, a failure. */
export const isFaulty = ({ asked, end, lives, verdict }: Row): boolean =>
  end !== undefined || Boolean(asked?.invalid.length || lives?.broken.length || verdict?.fail || verdict?.error);

/** What a row cannot say in figures. */
export function notes({ asked, end, lives, refused, verdict }: Row): string[] {
  return [
    ...(end === undefined ? [] : [end]),
    ...(refused === undefined ? [] : refused.split("\n").map((text) => `refused: ${text}`)),
    ...(asked?.invalid ?? []).map((text) => `invalid: ${text}`),
    ...(asked?.unasked ?? []).map((text) => `no valid request: ${text}`),
    ...(lives?.broken ?? []).map((text) => `life: ${text}`),
    ...(verdict?.causes ?? []),
  ];
}

export function page(rows: readonly Row[]): string {
  const head = columns.map(([title]) => title).join(" | ");
  const rule = columns.map(([title]) => (title === "document" ? "---" : "--:")).join(" | ");
  const body = rows.map((row) => `| ${columns.map(([, , cell]) => cell(row).replaceAll("|", "\\|")).join(" | ")} |`);
  const told = rows.flatMap((row) => {
    const said = notes(row);
    return said.length === 0 ? [] : [`- **${row.document}**`, ...said.slice(0, 8).map((text) => `  - ${text.replace(/\s+/g, " ").slice(0, 300)}`)];
  });
  return `# Documents that nobody prepared

Written by \`npm run sweep -- <folder>\`: each document in a process of its own, served, asked one valid request for every operation, lived through
every life that the document describes (create, read, list, change, delete, 404), and judged by a quick verdict of its own mock.

- **ready ms**: CPU until the mock is ready. **answered**: operations with a success that keeps the document. **invalid**: answers that break it; the other
  operations declined with a 4xx that they document, or took no request that could be made.
- **lives**: whole ones among those with a creating and a reading operation.
- **cases**: what the mock holds is stated to the suite, as its owner would state it, and nothing there matters (\`--disposable\`). **inc.**: those that
  could not be brought about all the same. **fail**: failures, and errors of the suite itself.
- **verify s**: CPU of suite and mock together.

| ${head} |
| ${rule} |
${body.join("\n")}

## What there is to tell

${told.length === 0 ? "Nothing." : told.join("\n")}
`;
}
