/** Single things of a collection: read and edited, each edit a journal entry. */
import { stringifyJson } from "../../../contract/json.ts";
import { mergePatch } from "../../inferred/merge-patch.ts";
import type { Value } from "../../inferred/thing.ts";
import type { ServedApi } from "../../served-api.ts";
import type { Collection, Key } from "../../state/collection.ts";
import { type ControlHandlers, controlPrincipal, type Desk } from "../desk.ts";
import { whyNot } from "../refill.ts";
import { type Mistake, mistaken, unknown } from "../refusals.ts";
import { asThing } from "../shown-entry.ts";
import { collectionsOf, isUntouched, keyIn, storable } from "../stored.ts";

interface Place {
  readonly api: string;
  readonly collection: string;
}

type Id = "listApis" | "listThings" | "getThing" | "putThing" | "patchThing" | "deleteThing";

export const thingOperations = (desk: Desk): ControlHandlers<Id> => ({
  listApis: ({ reply }) => reply(200, { apis: desk.apis.map((origin) => shownApi(desk.sandbox.api(origin))) }),

  listThings({ path, query: { offset = 0, limit = 100 }, reply }) {
    const found = find(desk, path);
    if (typeof found === "string") return reply(404, unknown(found));
    const { collection } = found;
    const things = collection.all.slice(offset, limit).map((value) => ({ key: collection.keyOf(value), value: asThing(value) }));
    return reply(200, { things, total: collection.size });
  },

  getThing({ path, reply }) {
    const found = findThing(desk, path);
    return typeof found === "string" ? reply(404, unknown(found)) : reply(200, asThing(found.value));
  },

  putThing({ path, body, reply }) {
    const found = find(desk, path);
    if (typeof found === "string") return reply(404, unknown(found));
    const key = keyIn(found.collection, path.key);
    const isNew = !found.collection.has(key);
    const stored = put(found, path.collection, key, body, "putThing");
    if ("mistakes" in stored) return reply(422, mistaken(stored.mistakes));
    return isNew ? reply(201, asThing(stored.thing)) : reply(200, asThing(stored.thing));
  },

  patchThing({ path, body, reply }) {
    const found = findThing(desk, path);
    if (typeof found === "string") return reply(404, unknown(found));
    const changed = mergePatch(found.value, body as Value, () => false);
    const stored = put(found, path.collection, found.key, changed, "patchThing");
    return "mistakes" in stored ? reply(422, mistaken(stored.mistakes)) : reply(200, asThing(stored.thing));
  },

  deleteThing({ path, reply }) {
    const found = findThing(desk, path);
    if (typeof found === "string") return reply(404, unknown(found));
    found.collection.delete(found.key);
    found.api.world.commit("deleteThing", controlPrincipal);
    return reply(204);
  },
});

interface Found {
  readonly api: ServedApi;
  readonly collection: Collection<object>;
}

/** Or why there is none. */
function find({ apis, sandbox }: Desk, place: Place): Found | string {
  const ids = apis.map(({ contract }) => contract.id);
  const origin = apis[ids.indexOf(place.api)];
  if (!origin) return `"${place.api}" is not served; served are ${ids.join(", ")}.`;
  const api = sandbox.api(origin);
  const collections = collectionsOf(api.world);
  const collection = Object.hasOwn(collections, place.collection) ? collections[place.collection] : undefined;
  return collection ? { api, collection } : `${place.api} has no collection "${place.collection}"; it has ${Object.keys(collections).join(", ") || "none"}.`;
}

function findThing(desk: Desk, place: Place & { readonly key: string }): (Found & { readonly key: Key; readonly value: object }) | string {
  const found = find(desk, place);
  if (typeof found === "string") return found;
  const key = keyIn(found.collection, place.key);
  const value = found.collection.get(key);
  return value ? { ...found, key, value } : `${place.collection} of ${place.api} has no thing ${JSON.stringify(place.key)}.`;
}

/** A thing of this key, new or in place of the earlier one; or what is wrong with it. */
function put(
  { api, collection }: Found,
  name: string,
  key: Key,
  given: object,
  operation: string,
): { readonly thing: object } | { readonly mistakes: Mistake[] } {
  const stored = storable(api, name, given, "", api.world.relaxed);
  if ("mistakes" in stored) return stored;
  const { thing } = stored;
  const why = whyNot(() => {
    const own = collection.keyOf(thing);
    if (String(own) !== String(key)) throw new Error(`The key of this thing is ${stringifyJson(own)}, and the path says ${stringifyJson(key)}.`);
    if (collection.has(own)) collection.replace(own, thing);
    else collection.insert(thing);
  });
  if (why === undefined) api.world.commit(operation, controlPrincipal);
  else api.world.rollback();
  return why === undefined ? stored : { mistakes: [{ at: "", message: why }] };
}

const shownApi = ({ contract, world }: ServedApi) => ({
  id: contract.id,
  position: world.position,
  // Counting must not make what nobody asked for.
  collections: Object.fromEntries(
    Object.entries(collectionsOf(world)).flatMap(([name, collection]) => (isUntouched(collection) ? [] : [[name, collection.size] as const])),
  ),
});
