/** Requests need not hold what only responses show, and the other way round (OpenAPI 3.1, section 4.8.24: readOnly, writeOnly). */
import type { Json, JsonObject } from "./model.ts";
import { isObject, localPointer, valueAt } from "./pointer.ts";

const strings = (value: Json | undefined): string[] => (Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : []);

/** The document with every member that carries `mark` taken off the `required` lists; itself where nothing changes. */
export function withoutRequired(document: JsonObject, mark: "readOnly" | "writeOnly"): JsonObject {
  if (!mentions(document, mark)) return document;
  const copy = structuredClone(document);
  const pending: { value: Json; inherited: ReadonlySet<string> }[] = [{ value: copy, inherited: new Set() }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, inherited } = next;
    if (Array.isArray(value)) {
      for (const entry of value) pending.push({ value: entry, inherited: new Set() });
      continue;
    }
    if (!isObject(value)) continue;
    const names = new Set([...inherited, ...markedNames(copy, value, mark, 0)]);
    if (names.size > 0 && Array.isArray(value["required"])) value["required"] = strings(value["required"]).filter((name) => !names.has(name));
    for (const [key, member] of Object.entries(value)) {
      const combines = key === "allOf" || key === "anyOf" || key === "oneOf";
      if (!combines || !Array.isArray(member)) pending.push({ value: member, inherited: new Set() });
      else for (const branch of member) pending.push({ value: branch, inherited: names });
    }
  }
  return copy;
}

function mentions(root: JsonObject, mark: string): boolean {
  const pending: Json[] = [root];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (typeof value !== "object" || value === null) continue;
    if (!Array.isArray(value) && value[mark] === true) return true;
    for (const member of Object.values(value)) if (typeof member === "object") pending.push(member);
  }
  return false;
}

/** Names of members so marked in a schema, in what it refers to and in all branches of its allOf. */
function markedNames(document: JsonObject, schema: JsonObject, mark: string, depth: number): string[] {
  if (depth > 8) return [];
  const names: string[] = [];
  for (const [name, property] of Object.entries(isObject(schema["properties"]) ? schema["properties"] : {})) {
    if (isMarked(document, property, mark, 0)) names.push(name);
  }
  const parts: (Json | undefined)[] = Array.isArray(schema["allOf"]) ? [...schema["allOf"]] : [];
  if (typeof schema["$ref"] === "string") parts.push(valueAt(document, localPointer(schema["$ref"]) ?? ""));
  for (const part of parts) if (isObject(part)) names.push(...markedNames(document, part, mark, depth + 1));
  return names;
}

function isMarked(document: JsonObject, property: Json | undefined, mark: string, depth: number): boolean {
  if (!isObject(property) || depth > 8) return false;
  if (property[mark] === true) return true;
  if (typeof property["$ref"] !== "string") return false;
  return isMarked(document, valueAt(document, localPointer(property["$ref"]) ?? ""), mark, depth + 1);
}
