/** The lines around a place, with a mark under it. */
import { shortened, visible } from "../../conformance/report/visible.ts";

export interface FrameOptions {
  readonly line: number;
  readonly column: number | null;
  readonly width: number;
}

/** Undefined where the text has no such line. */
export function codeFrame(lines: readonly string[], { column, line, width }: FrameOptions): string | undefined {
  const wanted = lines[line - 1];
  if (wanted === undefined) return undefined;
  const first = Math.max(1, line - 1);
  const last = Math.min(lines.length, line + 1);
  const gutter = String(last).length;
  const room = width - gutter - 5;
  // Minified documents have one line: the window moves to what matters.
  const start = column !== null && column > room - 20 ? column - 21 : 0;
  const shown: string[] = [];
  for (let at = first; at <= last; at += 1) {
    const own = at === line;
    const text = shortened(visible((lines[at - 1] ?? "").slice(own ? start : 0, start + room * 2)), room);
    shown.push(`${own ? ">" : " "} ${String(at).padStart(gutter)} | ${text}`.trimEnd());
    if (own && column !== null) shown.push(`${" ".repeat(gutter + 3)}| ${" ".repeat(Math.max(0, column - 1 - start))}^`);
  }
  return shown.join("\n");
}
