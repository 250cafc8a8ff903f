/** Offsets of many pointers in one pass over JSON text that is known to parse; large documents need no syntax tree. */
import { tokensOf } from "./pointer.ts";

interface Wanted {
  readonly pointers: string[];
  readonly children: Map<string, Wanted>;
}

const newWanted = (): Wanted => ({ pointers: [], children: new Map() });

/** Offset of the member or item that a pointer names, or of its nearest ancestor. */
export function jsonOffsets(text: string, pointers: Iterable<string>): Map<string, number> {
  const root = newWanted();
  for (const pointer of pointers) {
    let node = root;
    for (const token of tokensOf(pointer)) {
      let child = node.children.get(token);
      if (!child) node.children.set(token, (child = newWanted()));
      node = child;
    }
    node.pointers.push(pointer);
  }
  const found = new Map<string, number>();
  const start = skipSpace(text, 0);
  assign(root, start, found);
  walk(text, start, root, found);
  return found;
}

function assign(node: Wanted, offset: number, found: Map<string, number>): void {
  for (const pointer of node.pointers) found.set(pointer, offset);
  for (const child of node.children.values()) assign(child, offset, found);
}

/** Visits what is wanted inside the value at `at`; gives the offset behind the value. */
function walk(text: string, at: number, node: Wanted, found: Map<string, number>): number {
  const open = text[at];
  if (node.children.size === 0 || (open !== "{" && open !== "[")) return skipValue(text, at);
  let offset = skipSpace(text, at + 1);
  for (let index = 0; offset < text.length && text[offset] !== "}" && text[offset] !== "]"; index += 1) {
    const start = offset;
    let token = String(index);
    if (open === "{") {
      const end = endOfString(text, offset);
      token = JSON.parse(text.slice(offset, end)) as string;
      offset = skipSpace(text, skipSpace(text, end) + 1);
    }
    const child = node.children.get(token);
    if (child) assign(child, start, found);
    offset = skipSpace(text, child ? walk(text, offset, child, found) : skipValue(text, offset));
    if (text[offset] === ",") offset = skipSpace(text, offset + 1);
  }
  return offset + 1;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  for (let code = text.charCodeAt(at); code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09; code = text.charCodeAt(at)) at += 1;
  return at;
}

function skipValue(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      at = endOfString(text, at) - 1;
      if (depth === 0) return at + 1;
    } else if (code === 0x7b || code === 0x5b) depth += 1;
    else if (code === 0x7d || code === 0x5d) {
      if (depth === 0) return at;
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (code === 0x2c && depth === 0) return at;
  }
  return text.length;
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) at += 1;
    else if (code === 0x22) return at + 1;
  }
  return text.length;
}
