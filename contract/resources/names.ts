/** Names and parents of resources, from their paths: `owners.pets`. */
import { type Draft, itemNode } from "./draft.ts";
import { lineOf, type PathNode } from "./path-tree.ts";

/** The nearest resource whose item's path stands above. */
export function setParents(drafts: readonly Draft[]): void {
  const ofItem = new Map<PathNode, Draft>();
  for (const draft of drafts) {
    const item = itemNode(draft);
    if (item) ofItem.set(item, draft);
  }
  for (const draft of drafts) {
    const line = lineOf(draft.node).reverse();
    draft.parent = line.map((node) => ofItem.get(node)).find((found) => found !== undefined);
  }
}

const version = /^(?:api|rest|v\d+[\w.-]*|\d{4}-\d\d-\d\d)$/i;

/** Unique names; a resource's own name stands behind its parent's. */
export function setNames(drafts: readonly Draft[], taken: Set<string>): void {
  for (const draft of drafts) {
    if (draft.name !== "") continue;
    const literals = lineOf(draft.node).flatMap(({ literal }) => (literal ? [literal] : []));
    const bare = literals.filter((literal, index) => index === literals.length - 1 || !version.test(literal));
    const parent = draft.parent;
    const below = parent ? lineOf(draft.node).slice(lineOf(itemNode(parent) ?? parent.node).length) : [];
    const short = parent ? [parent.name, ...below.flatMap(({ literal }) => (literal ? [literal] : []))] : bare;
    draft.name = [short, literals].map((parts) => parts.join(".")).find((name) => !taken.has(name)) ?? numbered(short.join("."), taken);
    taken.add(draft.name);
  }
}

function numbered(name: string, taken: ReadonlySet<string>): string {
  let number = 2;
  while (taken.has(`${name}-${number}`)) number += 1;
  return `${name}-${number}`;
}
