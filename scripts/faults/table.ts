/** Markdown tables whose columns line up in a terminal, too. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, column) => Math.max(heading.length, ...rows.map((row) => (row[column] ?? "").length)));
  const line = (cells: readonly string[]): string => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(headings), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}

/** Rounded down, so that 100 % means all. */
export const percent = (part: number, whole: number): string => (whole === 0 ? "–" : `${Math.floor((100 * part) / whole)} %`);
