/** What Links tell: who creates a thing, and which member of it names it elsewhere. */
import type { Operation } from "../model.ts";
import { parameterOf } from "./bindings.ts";
import { type Draft, itemNode } from "./draft.ts";
import type { Link } from "./links.ts";
import { lineOf, type PathNode } from "./path-tree.ts";
import { shown } from "./roles.ts";
import type { ShapeOf } from "./shape.ts";

/** A POST whose answer gives what the last template of another path takes has made that thing. */
export function birthsIn(links: readonly Link[]): Map<Operation, Link> {
  const births = new Map<Operation, Link>();
  for (const link of links) {
    const last = /\{([^{}]+)\}(?:\.\w+)?$/.exec(link.to.path)?.[1];
    if (link.from.method === "POST" && last !== undefined && link.given.has(last) && !births.has(link.from)) births.set(link.from, link);
  }
  return births;
}

/** A Link that fills an item's own parameter from the answer of one of its operations names the key. */
export function keysFromLinks(
  links: readonly Link[],
  drafts: readonly Draft[],
  nodeOf: (operation: Operation) => PathNode | undefined,
  shapeOf: ShapeOf,
): void {
  const holders = new Map(drafts.flatMap((draft) => draft.operations.map(({ operation, role }) => [operation, { draft, role }] as const)));
  for (const link of links) {
    const { draft, role } = holders.get(link.from) ?? {};
    const item = draft && itemNode(draft);
    const to = nodeOf(link.to);
    if (!draft || !item || draft.key || !to || !lineOf(to).includes(item) || (role !== "create" && role !== "read")) continue;
    const parameter = parameterOf(item, link.to)?.name ?? "";
    const pointer = link.given.get(parameter);
    const at = shown(link.from, { shapeOf, word: draft.word, like: draft.like })?.place.pointer ?? "";
    if (!pointer?.startsWith(`${at}/`)) continue;
    const says = `a Link gives ${pointer} of its answer to \`{${parameter}}\` of ${link.to.method} ${link.to.path}`;
    draft.key = { member: pointer.slice(at.length), evidence: { kind: "link", says, pointer: link.pointer } };
  }
}
