/** Puts other things into the collections of an API, as part of the running call. */

import { stringifyJson } from "../../contract/json.ts";
import { escapeToken } from "../../contract/pointer.ts";
import type { components } from "../../generated/control.ts";
import type { ServedApi } from "../served-api.ts";
import type { Collection } from "../state/collection.ts";
import type { Mistake } from "./refusals.ts";
import { collectionsOf, storable } from "./stored.ts";

/** What is wrong by so much is not looked at any further. */
const enough = 1000;

/** Adds every mistake; what was changed before one is for the caller to roll back. */
export function refill(api: ServedApi, { collections, relaxed = false }: components["schemas"]["ExportedApi"], at: string, mistakes: Mistake[]): void {
  const known = collectionsOf(api.world);
  const work: [Collection<object>, readonly object[], string][] = [];
  for (const [name, things] of Object.entries(collections)) {
    const place = `${at}/${escapeToken(name)}`;
    const collection = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!collection) mistakes.push({ at: place, message: `There is no collection "${name}"; there are ${Object.keys(known).join(", ")}.` });
    else work.push([collection, judged(api, name, things, place, relaxed, mistakes), place]);
    if (mistakes.length >= enough) return;
  }
  // A thing that breaks its schema may have no key at all.
  if (mistakes.length === 0) for (const one of work) replace(...one, mistakes);
}

function judged(api: ServedApi, name: string, given: readonly object[], place: string, relaxed: boolean, mistakes: Mistake[]): object[] {
  const things: object[] = [];
  for (const [index, thing] of given.entries()) {
    if (mistakes.length >= enough) break;
    const kept = storable(api, name, thing, `${place}/${index}`, relaxed);
    if ("thing" in kept) things.push(kept.thing);
    else mistakes.push(...kept.mistakes);
  }
  return things;
}

function replace(collection: Collection<object>, things: readonly object[], at: string, mistakes: Mistake[]): void {
  const before = [...collection.all];
  if (before.length === things.length && before.every((thing, index) => thing === things[index] || stringifyJson(thing) === stringifyJson(things[index])))
    return;
  for (const thing of before) collection.delete(collection.keyOf(thing));
  for (const [index, thing] of things.entries()) {
    if (mistakes.length >= enough) return;
    const why = whyNot(() => collection.insert(thing));
    if (why !== undefined) mistakes.push({ at: `${at}/${index}`, message: why });
  }
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
