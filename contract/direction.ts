/** Requests need not hold what only responses show, and the other way round (OpenAPI 3.1, section 4.8.24: readOnly, writeOnly). */
import type { Json, JsonObject } from "./model.ts";
import { isObject, localPointer, valueAt } from "./pointer.ts";

export type Mark = "readOnly" | "writeOnly";

const maxHops = 8;

/** Names of members so marked in a schema, in what it refers to and in all branches of its allOf. */
export function markedNames(document: JsonObject, schema: JsonObject, mark: Mark): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<Json>();
  const pending: (Json | undefined)[] = [schema];
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    if (!isObject(part) || seen.has(part)) continue;
    seen.add(part);
    for (const [name, property] of Object.entries(isObject(part["properties"]) ? part["properties"] : {})) {
      if (isMarked(document, property, mark)) names.add(name);
    }
    for (const branch of Array.isArray(part["allOf"]) ? part["allOf"] : []) pending.push(branch);
    if (typeof part["$ref"] === "string") pending.push(valueAt(document, localPointer(part["$ref"]) ?? "/"));
  }
  return names;
}

function isMarked(document: JsonObject, property: Json | undefined, mark: Mark, hops = 0): boolean {
  if (!isObject(property) || hops > maxHops) return false;
  if (property[mark] === true) return true;
  if (typeof property["$ref"] !== "string") return false;
  return isMarked(document, valueAt(document, localPointer(property["$ref"]) ?? "/"), mark, hops + 1);
}
