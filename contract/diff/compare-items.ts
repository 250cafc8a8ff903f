/** Items of arrays, by position. */
import type { Facets } from "./facets.ts";
import type { SchemaAt } from "./leaves.ts";
import type { Pair } from "./schema-diff.ts";
import { itemSchemas } from "./schema-side.ts";

/** Positions beyond this are compared as the rest is. */
const maxPositions = 64;

export function compareItems(pair: Pair): void {
  if (pair.old.arrays.length === 0 && pair.new.arrays.length === 0) return;
  const length = Math.min(maxPositions, Math.max(positions(pair.old), positions(pair.new)));
  for (let index = 0; index <= length; index += 1) {
    const before = itemSchemas(pair.old, index < length ? index : Number.POSITIVE_INFINITY);
    const after = itemSchemas(pair.new, index < length ? index : Number.POSITIVE_INFINITY);
    pair.enter(orAny(before, pair.places.old), orAny(after, pair.places.new));
  }
}

const positions = ({ arrays }: Facets): number => Math.max(0, ...arrays.map(({ prefix }) => prefix.length));

const orAny = (schemas: readonly SchemaAt[], at: string): readonly SchemaAt[] => (schemas.length === 0 ? [{ schema: true, at }] : schemas);
