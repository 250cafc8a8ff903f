/** What a schema says about members and items, by all its branches together, for decoders that need no verdict. */
import type { Json } from "./model.ts";
import { isObject } from "./pointer.ts";

type Follow = (reference: string) => Json | undefined;

const maxDepth = 16;

/** A member that several branches declare may be any of theirs. */
export function propertiesOf(schema: Json | undefined, follow: Follow, depth = 0): Record<string, Json> {
  if (!isObject(schema) || depth > maxDepth) return {};
  const own = new Map(Object.entries(isObject(schema["properties"]) ? schema["properties"] : {}));
  for (const branch of branchesOf(schema, follow)) {
    for (const [name, member] of Object.entries(propertiesOf(branch, follow, depth + 1))) {
      const before = own.get(name);
      own.set(name, before === undefined ? member : { anyOf: [before, member] });
    }
  }
  return Object.fromEntries(own);
}

/** The `items` that the schema and its branches name; any of them, where several do. */
export function itemsOf(schema: Json | undefined, follow: Follow): Json | undefined {
  const found = allItems(schema, follow, 0);
  return found.length > 1 ? { anyOf: [...found] } : found[0];
}

function allItems(schema: Json | undefined, follow: Follow, depth: number): readonly Json[] {
  if (!isObject(schema) || depth > maxDepth) return [];
  const own = schema["items"] === undefined ? [] : [schema["items"]];
  return [...own, ...branchesOf(schema, follow).flatMap((branch) => allItems(branch, follow, depth + 1))];
}

/** Whether the schema, or what it refers to or combines by allOf, requires a member. */
export function isRequired(schema: Json | undefined, name: string, follow: Follow, depth = 0): boolean {
  if (!isObject(schema) || depth > maxDepth) return false;
  if (Array.isArray(schema["required"]) && schema["required"].includes(name)) return true;
  const parts = Array.isArray(schema["allOf"]) ? [...schema["allOf"]] : [];
  if (typeof schema["$ref"] === "string") parts.push(follow(schema["$ref"]) ?? true);
  return parts.some((part) => isRequired(part, name, follow, depth + 1));
}

function branchesOf(schema: { readonly [member: string]: Json }, follow: Follow): readonly Json[] {
  const branches = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => (Array.isArray(schema[keyword]) ? schema[keyword] : []));
  return typeof schema["$ref"] === "string" ? [...branches, follow(schema["$ref"]) ?? true] : branches;
}
