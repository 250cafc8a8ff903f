/** Puts other things into the collections of an API, as part of the running call. */

import { stringifyJson } from "../../contract/json.ts";
import { escapeToken } from "../../contract/pointer.ts";
import type { components } from "../../generated/control.ts";
import type { ServedApi } from "../served-api.ts";
import type { Collection } from "../state/collection.ts";
import type { Mistake } from "./refusals.ts";
import { collectionsOf, storable } from "./stored.ts";

/** Every mistake; what was changed before one is for the caller to roll back. */
export function refill(api: ServedApi, { collections, relaxed = false }: components["schemas"]["ExportedApi"], at: string): Mistake[] {
  const known = collectionsOf(api.world);
  const mistakes: Mistake[] = [];
  const work: [Collection<object>, readonly object[], string][] = [];
  for (const [name, things] of Object.entries(collections)) {
    const place = `${at}/${escapeToken(name)}`;
    const collection = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!collection) mistakes.push({ at: place, message: `There is no collection "${name}"; there are ${Object.keys(known).join(", ")}.` });
    else {
      const kept = things.map((thing, index) => storable(api, name, thing, `${place}/${index}`, relaxed));
      mistakes.push(...kept.flatMap((one) => ("mistakes" in one ? one.mistakes : [])));
      work.push([collection, kept.flatMap((one) => ("thing" in one ? [one.thing] : [])), place]);
    }
  }
  // A thing that breaks its schema may have no key at all.
  return mistakes.length > 0 ? mistakes : work.flatMap((one) => replaced(...one));
}

function replaced(collection: Collection<object>, things: readonly object[], at: string): Mistake[] {
  const before = [...collection.all];
  if (before.length === things.length && before.every((thing, index) => thing === things[index] || stringifyJson(thing) === stringifyJson(things[index])))
    return [];
  for (const thing of before) collection.delete(collection.keyOf(thing));
  return things.flatMap((thing, index) => {
    const why = whyNot(() => collection.insert(thing));
    return why === undefined ? [] : [{ at: `${at}/${index}`, message: why }];
  });
}

/** A collection refuses keys and unique values that are taken, and says which; things that are none make it stumble. */
export function whyNot(change: () => unknown): string | undefined {
  try {
    change();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
