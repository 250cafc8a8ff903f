/** References by `$id`, `$anchor` and `$self` become pointers, so that nothing behind the load needs to know of them. */
import type { JsonObject } from "./model.ts";
import { isObject, valueAt } from "./pointer.ts";
import { type Part, walk } from "./walk.ts";

const anchors = ["$anchor", "$dynamicAnchor"];
const root = "specimen:/document";

/** `document` in place. */
export function identify(document: JsonObject): void {
  const named: Part[] = [];
  walk(document, { part: (part) => part.kind === "schema" && isObject(part.value) && settle(part.value) && named.push(part) });
  const self = baseOf(document["$self"], root) ?? root;
  if (named.length === 0 && self === root) return;
  const places = placesOf(document, named, self);
  walk(document, {
    part: ({ value, pointer, kind }) => isObject(value) && relocate(document, places, value, baseAt(document, pointer, self), kind === "schema"),
  });
}

/** Pointers by absolute identifier. */
function placesOf(document: JsonObject, named: readonly Part[], self: string): Map<string, string> {
  const places = new Map<string, string>([[self, ""]]);
  for (const { value, pointer } of named) {
    if (!isObject(value)) continue;
    const base = baseAt(document, pointer, self);
    if (typeof value["$id"] === "string" && !places.has(base)) places.set(base, pointer);
    for (const keyword of anchors) if (typeof value[keyword] === "string") places.set(`${base}#${value[keyword]}`, pointer);
  }
  return places;
}

/** What is dynamic is read as the place that it names first. Tells whether the schema has a name. */
function settle(schema: JsonObject): boolean {
  const dynamic = schema["$dynamicRef"];
  if (typeof dynamic === "string") {
    delete schema["$dynamicRef"];
    if (schema["$ref"] === undefined) schema["$ref"] = dynamic;
    else schema["allOf"] = [...(Array.isArray(schema["allOf"]) ? schema["allOf"] : []), { $ref: dynamic }];
  }
  return ["$id", ...anchors].some((keyword) => typeof schema[keyword] === "string");
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
