/** Path to operation: literals before templates, templates inside a segment before whole ones, greedy ones last. */
import type { Operation, RouteMatch } from "./model.ts";
import { percentDecode } from "./percent.ts";

/** What ends at one path: its operations by method. */
interface Leaf {
  readonly operations: Map<string, Operation>;
}

interface Node {
  leaf: Leaf | undefined;
  greedy: Leaf | undefined;
  literals: Map<string, Node>;
  mixed: { readonly source: string; readonly literals: readonly string[]; readonly literalLength: number; readonly node: Node }[];
  whole: Node | undefined;
}

const newNode = (): Node => ({ leaf: undefined, greedy: undefined, literals: new Map(), mixed: [], whole: undefined });
const template = /\{[^{}]*\}/g;

export class Router {
  readonly #root = newNode();

  /** `path` as written in the document; anything behind `?` or `#` in it is no part of the path. */
  add(operation: Operation): void {
    const greedy = operation.parameters.some((parameter) => parameter.greedy);
    const path = operation.path.replace(/[?#].*$/, "");
    const segments = path.split("/").slice(1);
    if (greedy) segments.pop();
    let node = this.#root;
    for (const segment of segments) node = step(node, segment);
    const leaf = (greedy ? node.greedy : node.leaf) ?? { operations: new Map() };
    if (greedy) node.greedy = leaf;
    else node.leaf = leaf;
    if (!leaf.operations.has(operation.method)) leaf.operations.set(operation.method, operation);
  }

  route(method: string, path: string): RouteMatch {
    const values: string[] = [];
    const leaf = find(this.#root, path.split("/"), 1, values);
    if (!leaf) return { kind: "unknown" };
    const operation = leaf.operations.get(method);
    if (operation) return { kind: "operation", operation, values };
    const allow = new Set(leaf.operations.keys());
    if (allow.has("GET")) allow.add("HEAD");
    allow.add("OPTIONS");
    return { kind: "other-method", allow: [...allow], get: leaf.operations.get("GET"), values };
  }
}

function step(node: Node, segment: string): Node {
  const templates = segment.match(template);
  if (!templates) return getOrAdd(node.literals, segment);
  if (templates[0] === segment) return (node.whole ??= newNode());
  const source = segment.replace(template, "{}");
  const known = node.mixed.find((mixed) => mixed.source === source);
  if (known) return known.node;
  const literals = segment.split(template);
  const mixed = { source, literals, literalLength: literals.join("").length, node: newNode() };
  node.mixed.push(mixed);
  // The longest literal text is the most telling.
  node.mixed.sort((a, b) => b.literalLength - a.literalLength);
  return mixed.node;
}

/** What stands between the literals, each as short as can be and never empty; a last dot begins a suffix. No expression: those backtrack. */
function valuesBetween(literals: readonly string[], segment: string): string[] | undefined {
  const last = literals.at(-1) ?? "";
  const end = segment.length - last.length;
  let at = literals[0]?.length ?? 0;
  if (!segment.startsWith(literals[0] ?? "") || !segment.endsWith(last)) return undefined;
  const values: string[] = [];
  for (const [index, literal] of literals.slice(1, -1).entries()) {
    // `{scale}.{format}`: 0.5.png is 0.5 as PNG.
    const isSuffix = literal === "." && index === literals.length - 3;
    const next = isSuffix ? segment.lastIndexOf(literal, end - 2) : segment.indexOf(literal, at + 1);
    if (next <= at) return undefined;
    values.push(segment.slice(at, next));
    at = next + literal.length;
  }
  return at < end ? [...values, segment.slice(at, end)] : undefined;
}

function getOrAdd(nodes: Map<string, Node>, key: string): Node {
  const found = nodes.get(key) ?? newNode();
  nodes.set(key, found);
  return found;
}

function find(node: Node, segments: readonly string[], at: number, values: string[]): Leaf | undefined {
  if (at === segments.length) return node.leaf;
  const segment = segments[at] as string;
  const literal = node.literals.get(segment) ?? (segment.includes("%") ? node.literals.get(percentDecode(segment) ?? segment) : undefined);
  const found = literal && find(literal, segments, at + 1, values);
  if (found) return found;
  const depth = values.length;
  for (const { literals, node: next } of node.mixed) {
    const between = valuesBetween(literals, segment);
    if (!between) continue;
    values.push(...between);
    const leaf = find(next, segments, at + 1, values);
    if (leaf) return leaf;
    values.length = depth;
  }
  if (node.whole && segment !== "") {
    values.push(segment);
    const leaf = find(node.whole, segments, at + 1, values);
    if (leaf) return leaf;
    values.length = depth;
  }
  if (!node.greedy) return undefined;
  const rest = segments.slice(at).join("/");
  if (rest === "") return undefined;
  values.push(rest);
  return node.greedy;
}
