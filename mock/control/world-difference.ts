/** What differs between two worlds of one API, collection by collection. */
import type { components } from "../../generated/control.ts";
import type { Collection } from "../state/collection.ts";
import type { World } from "../state/world.ts";
import { differences } from "./json-difference.ts";
import { asSteps, asThing } from "./shown-entry.ts";
import { collectionsOf, isUntouched } from "./stored.ts";

type CollectionDifference = components["schemas"]["CollectionDifference"];

/** Collections that do not differ are left out. */
export function differenceOf(before: World, after: World): Record<string, CollectionDifference> {
  const others = collectionsOf(after);
  const found: Record<string, CollectionDifference> = {};
  for (const [name, collection] of Object.entries(collectionsOf(before))) {
    const other = others[name];
    if (!other || (isUntouched(collection) && isUntouched(other))) continue;
    const difference = between(collection, other);
    if (difference.added.length + difference.removed.length + difference.changed.length > 0) found[name] = difference;
  }
  return found;
}

function between(before: Collection<object>, after: Collection<object>): CollectionDifference {
  const difference: CollectionDifference = { added: [], removed: [], changed: [] };
  for (const { key, value } of before.stored()) {
    const now = after.get(key);
    if (now === undefined) difference.removed.push({ key, value: asThing(value) });
    // Forks share what neither changed.
    else if (now !== value) {
      const patch = asSteps(differences(value, now));
      if (patch.length > 0) difference.changed.push({ key, patch });
    }
  }
  for (const { key, value } of after.stored()) if (!before.has(key)) difference.added.push({ key, value: asThing(value) });
  return difference;
}
