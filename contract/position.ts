/** Line and column of a pointer in YAML or JSON text. Slow on purpose: only refusals and reports ask. */
import { isNode, isPair, isScalar, LineCounter, parseDocument, YAMLMap } from "yaml";
import { tokensOf } from "./pointer.ts";

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Finds positions in one text; a pointer that leads nowhere gives the nearest ancestor's. */
export function positionsIn(text: string): (pointer: string) => Position | undefined {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, logLevel: "silent", strict: false });
  return (pointer) => {
    let node: unknown = document.contents;
    let offset = 0;
    for (const token of tokensOf(pointer)) {
      const next = child(node, token);
      if (!next) break;
      offset = next.offset;
      node = next.value;
    }
    const { line, col } = counter.linePos(offset);
    return { line, column: col };
  };
}

function child(node: unknown, token: string): { value: unknown; offset: number } | undefined {
  if (node instanceof YAMLMap) {
    const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === token);
    if (!pair || !isNode(pair.key)) return undefined;
    return { value: pair.value, offset: pair.key.range?.[0] ?? 0 };
  }
  const items: unknown = (node as { items?: unknown } | null)?.items;
  const item: unknown = Array.isArray(items) ? items[Number(token)] : undefined;
  return isNode(item) ? { value: item, offset: item.range?.[0] ?? 0 } : undefined;
}
