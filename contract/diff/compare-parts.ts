/** Schemas that condition others: not, if, contains, propertyNames and the like. */
import type { SchemaAt } from "./leaves.ts";
import { changesOf, type Pair } from "./schema-diff.ts";
import type { Shift } from "./shift.ts";

/** A narrower part makes a narrower whole. */
const monotone = new Set(["contains", "propertyNames", "contentSchema"]);
/** What they add or take away depends on each other. */
const conditions = new Set(["if", "then", "else"]);

export function compareParts(pair: Pair): void {
  for (const keyword of new Set([...pair.old.parts.keys(), ...pair.new.parts.keys()])) {
    const before = pair.old.parts.get(keyword);
    const after = pair.new.parts.get(keyword);
    if (before && after && monotone.has(keyword)) pair.enter(before, after);
    else if (!before || !after) shiftPart(pair, keyword, conditions.has(keyword) ? "unclear" : after ? "narrowed" : "widened", before, after);
    else if (differ(pair, before, after)) shiftPart(pair, keyword, "unclear", before, after);
  }
}

function shiftPart(pair: Pair, keyword: string, shift: Shift, before: readonly SchemaAt[] | undefined, after: readonly SchemaAt[] | undefined): void {
  const [word = keyword] = keyword.split(" ");
  const says = !before ? `"${word}" is new` : !after ? `"${word}" is gone` : `"${word}" says something else`;
  const facet = word.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  pair.shift(facet, shift, says, { ...(before?.[0] && { old: before[0].at }), ...(after?.[0] && { new: after[0].at }) });
}

const differ = (pair: Pair, before: readonly SchemaAt[], after: readonly SchemaAt[]): boolean =>
  before.length !== after.length || changesOf(pair.diff.compare(before, after, pair.direction), 1).length > 0;
