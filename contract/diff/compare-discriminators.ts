/** The member that tells alternatives apart, and its values. */
import type { JsonObject } from "../model.ts";
import type { Branch } from "./align-branches.ts";
import type { Located } from "./facets.ts";
import { entries } from "./facets-builder.ts";
import type { SchemaAt } from "./leaves.ts";
import type { Pair } from "./schema-diff.ts";
import type { SchemaSide } from "./schema-side.ts";
import { list } from "./wording.ts";

type Discriminator = Located<JsonObject> | undefined;

export function compareDiscriminators(pair: Pair, before: Discriminator, after: Discriminator): void {
  if (!before && !after) return;
  const places = { ...(before && { old: before.at }), ...(after && { new: after.at }) };
  if (!before || !after)
    return pair.shift("discriminator", "unclear", after ? "a discriminator tells alternatives apart now" : "the discriminator is gone", places);
  const [was, is] = [before.value["propertyName"], after.value["propertyName"]];
  if (was !== is) return pair.shift("discriminator", "changed", `"${is}" tells alternatives apart, before "${was}"`, places);
  const old = new Map(entries(before.value["mapping"]));
  const other = new Map(entries(after.value["mapping"]));
  compareValues(pair, [...old.keys()], [...other.keys()], places);
  for (const [value, target] of old) {
    const renewed = other.get(value);
    if (typeof target !== "string" || typeof renewed !== "string") continue;
    pair.enter(targetOf(pair.diff.old, target, before.at), targetOf(pair.diff.new, renewed, after.at));
  }
}

export function compareTags(pair: Pair, old: Branch, other: Branch): void {
  if (old.tags && other.tags) compareValues(pair, old.tags, other.tags, { old: old.at, new: other.at });
}

function compareValues(pair: Pair, before: readonly string[], after: readonly string[], places: { old?: string; new?: string }): void {
  const quoted = (tags: readonly string[]): string => list(tags.map((tag) => `"${tag}"`));
  const lost = before.filter((tag) => !after.includes(tag));
  const gained = after.filter((tag) => !before.includes(tag));
  if (lost.length > 0) pair.shift("discriminator-value", "narrowed", `the discriminator does not know ${quoted(lost)} any more`, places);
  if (gained.length > 0) pair.shift("discriminator-value", "widened", `the discriminator knows ${quoted(gained)} now`, places);
}

/** A mapping names a component or refers to a schema. */
function targetOf({ finder }: SchemaSide, target: string, at: string): readonly SchemaAt[] {
  const reference = target.includes("/") || target.startsWith("#") ? target : `#/components/schemas/${target}`;
  const found = finder.follow({ schema: { $ref: reference }, at });
  return found ? [found] : [];
}
