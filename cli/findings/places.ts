/** Lines and columns of many pointers in one document. */
import { jsonOffsets } from "../../contract/json-position.ts";
import { positionsIn } from "../../contract/position.ts";
import type { Place } from "./finding.ts";

/** A pointer that leads nowhere gets its nearest ancestor's line. */
export function placesIn(file: string, text: string, pointers: Iterable<string>): (pointer: string) => Place {
  const wanted = [...new Set(pointers)];
  const positionOf = wanted.length === 0 ? () => undefined : isJson(text) ? jsonPositions(text, wanted) : positionsIn(text);
  return (pointer) => {
    const { column = null, line = null } = positionOf(pointer) ?? {};
    return { file, line, column, pointer };
  };
}

function isJson(text: string): boolean {
  if (!/^\s*\{/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function jsonPositions(text: string, pointers: readonly string[]): (pointer: string) => { line: number; column: number } | undefined {
  const offsets = jsonOffsets(text, pointers);
  const positions = new Map<number, { line: number; column: number }>();
  let line = 1;
  let lineStart = 0;
  for (const offset of [...new Set(offsets.values())].sort((a, b) => a - b)) {
    for (let end = text.indexOf("\n", lineStart); end >= 0 && end < offset; end = text.indexOf("\n", lineStart)) {
      line += 1;
      lineStart = end + 1;
    }
    positions.set(offset, { line, column: offset - lineStart + 1 });
  }
  return (pointer) => positions.get(offsets.get(pointer) ?? -1);
}
