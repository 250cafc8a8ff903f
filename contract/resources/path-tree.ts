/** The paths of a contract as a tree; templates of any name are one branch, because a name does not change which URL is meant. */
import type { Operation } from "../model.ts";
import { templateNames } from "../parameters.ts";

export interface PathNode {
  /** The literal, or undefined for a template. */
  readonly literal: string | undefined;
  readonly above: PathNode | undefined;
  readonly literals: Map<string, PathNode>;
  template: PathNode | undefined;
  readonly operations: Operation[];
  /** Operations whose path adds a verb: `/things:batch`, or a query or fragment: `/things#copy`. */
  readonly variants: Operation[];
}

const node = (literal: string | undefined, above: PathNode | undefined): PathNode => ({
  literal,
  above,
  literals: new Map(),
  template: undefined,
  operations: [],
  variants: [],
});

/** The root; `/` itself is its own node. */
export function pathTree(operations: readonly Operation[]): PathNode {
  const root = node("", undefined);
  for (const operation of operations) {
    const { segments, variant } = segmentsOf(operation.path);
    let at = root;
    for (const segment of segments) at = below(at, segment);
    (variant ? at.variants : at.operations).push(operation);
  }
  return root;
}

function below(at: PathNode, segment: string): PathNode {
  // `thumbnail.{extension}` is one of several words rather than one of several things.
  if (segment.startsWith("{")) {
    at.template ??= node(undefined, at);
    return at.template;
  }
  let next = at.literals.get(segment);
  if (!next) at.literals.set(segment, (next = node(segment, at)));
  return next;
}

/** Without a format's suffix, trailing slash, query and fragment; a colon verb makes a variant. */
export function segmentsOf(path: string): { segments: string[]; variant: boolean } {
  const bare = path.replace(/[?#].*$/, "").replace(/\/+$/, "");
  const segments = bare.split("/").slice(1);
  const last = segments.at(-1) ?? "";
  const [, stem = last, verb] = /^(.*?):([A-Za-z][\w-]*)$/.exec(last) ?? [];
  if (segments.length > 0) segments[segments.length - 1] = stem.replace(/(.)\.(?:json|xml|\{format\})$/, "$1");
  return { segments, variant: verb !== undefined || /[?#]/.test(path) };
}

/** From the root down, the node itself last. */
export function lineOf(at: PathNode): PathNode[] {
  const line: PathNode[] = [];
  for (let next: PathNode | undefined = at; next; next = next.above) line.unshift(next);
  return line;
}

/** Every node, parents first. */
export function* nodesOf(root: PathNode): Generator<PathNode> {
  const pending = [root];
  for (let next = pending.pop(); next; next = pending.pop()) {
    yield next;
    const children = [...next.literals.values(), ...(next.template ? [next.template] : [])];
    pending.push(...children.reverse());
  }
}

/** Name of the path parameter that a template node takes in the path of one operation. */
export function parameterAt(operation: Operation, at: PathNode): string | undefined {
  const depth = lineOf(at).length - 2;
  const segment = operation.path
    .replace(/[?#].*$/, "")
    .split("/")
    .slice(1)[depth];
  return segment === undefined ? undefined : templateNames(segment)[0];
}
