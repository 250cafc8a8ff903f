/** References by `$id`, `$anchor` and `$self` become pointers, so that nothing behind the load needs to know of them. */
import type { JsonObject } from "./model.ts";
import { isObject, valueAt } from "./pointer.ts";
import { type Part, walk } from "./walk.ts";

const anchors = ["$anchor", "$dynamicAnchor"];
const root = "specimen:/document";

/** `document` in place. */
export function identify(document: JsonObject): void {
  walk(document, { part: ({ kind, value }) => kind === "schema" && isObject(value) && settle(value) });
  const places = placesIn(document);
  if (places.size === 0) return;
  const self = baseOf(document["$self"], root) ?? root;
  places.set(self, "");
  walk(document, {
    part: ({ value, pointer, kind }) => isObject(value) && relocate(document, places, value, baseAt(document, pointer, self), kind === "schema"),
  });
}

/** Pointers by absolute identifier. */
function placesIn(document: JsonObject): Map<string, string> {
  const places = new Map<string, string>();
  const self = baseOf(document["$self"], root) ?? root;
  if (self !== root) places.set(self, "");
  walk(document, {
    part({ kind, value, pointer }: Part) {
      if (kind !== "schema" || !isObject(value)) return;
      const named = anchors.filter((keyword) => typeof value[keyword] === "string");
      if (named.length === 0 && typeof value["$id"] !== "string") return;
      const base = baseAt(document, pointer, self);
      if (typeof value["$id"] === "string" && !places.has(base)) places.set(base, pointer);
      for (const keyword of named) places.set(`${base}#${String(value[keyword])}`, pointer);
    },
  });
  return places;
}

/** No generic schema of a document was seen to need more: what is dynamic is read as the place that it names first. */
function settle(schema: JsonObject): void {
  const dynamic = schema["$dynamicRef"];
  if (typeof dynamic !== "string") return;
  delete schema["$dynamicRef"];
  if (schema["$ref"] === undefined) schema["$ref"] = dynamic;
  else schema["allOf"] = [...(Array.isArray(schema["allOf"]) ? schema["allOf"] : []), { $ref: dynamic }];
}

function relocate(document: JsonObject, places: ReadonlyMap<string, string>, value: JsonObject, base: string, isSchema: boolean): void {
  const reference = value["$ref"];
  if (typeof reference !== "string" || (base === root && reference.startsWith("#/"))) return;
  const absolute = baseOf(reference, base, true);
  if (absolute === undefined) return;
  const [resource = "", fragment = ""] = absolute.split("#", 2);
  const named = places.get(absolute) ?? (fragment === "" ? places.get(resource) : undefined);
  const at = places.get(resource);
  if (named !== undefined) value["$ref"] = `#${encodeURI(named)}`;
  else if (at !== undefined && fragment.startsWith("/") && (isSchema || at === "") && within(document, at, fragment))
    value["$ref"] = `#${encodeURI(at)}${fragment}`;
}

const within = (document: JsonObject, at: string, fragment: string): boolean => valueAt(document, at + decodeURI(fragment)) !== undefined;

/** The nearest `$id` on the way to a place, absolute. */
function baseAt(document: JsonObject, pointer: string, self: string): string {
  let base = self;
  for (let end = 0; end >= 0 && end < pointer.length; ) {
    const next = pointer.indexOf("/", end + 1);
    end = next < 0 ? pointer.length : next;
    const holder = valueAt(document, pointer.slice(0, end));
    if (isObject(holder)) base = baseOf(holder["$id"], base) ?? base;
  }
  return base;
}

function baseOf(identifier: unknown, base: string, keepFragment = false): string | undefined {
  if (typeof identifier !== "string") return undefined;
  try {
    const url = new URL(identifier, base);
    return keepFragment ? url.href : url.href.replace(/#.*$/, "");
  } catch {
    return undefined;
  }
}
