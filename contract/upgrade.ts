/** OpenAPI 3.0 schemas as JSON Schema 2020-12, so that one validator serves every version. */
import type { Json, JsonObject } from "./model.ts";
import { isObject } from "./pointer.ts";

const maps = ["properties", "patternProperties"];
const lists = ["allOf", "anyOf", "oneOf"];
const singles = ["items", "not", "additionalProperties"];

/** Rewrites every schema of a 3.0 document in place. */
export function upgradeSchemas(document: JsonObject): void {
  const seen = new Set<Json>();
  const components = isObject(document["components"]) ? document["components"] : {};
  for (const schema of Object.values(isObject(components["schemas"]) ? components["schemas"] : {})) upgrade(schema, seen);
  const pending: Json[] = [document["paths"] ?? null, components];
  const walked = new Set<Json>();
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (typeof value !== "object" || value === null || walked.has(value)) continue;
    walked.add(value);
    // Parameters, headers and media types are the only objects with a member of this name beside their kind's own.
    if (!Array.isArray(value) && isSchemaHolder(value)) upgrade(value["schema"], seen);
    for (const [key, member] of Object.entries(value)) if (key !== "example" && key !== "examples") pending.push(member as Json);
  }
}

const isSchemaHolder = (value: JsonObject): boolean => isObject(value["schema"]) && value["properties"] === undefined;

function upgrade(schema: Json | undefined, seen: Set<Json>): void {
  if (!isObject(schema) || seen.has(schema)) return;
  seen.add(schema);
  if (typeof schema["$ref"] === "string") {
    // 3.0 ignores what stands beside a reference.
    for (const key of Object.keys(schema)) if (key !== "$ref") delete schema[key];
    return;
  }
  for (const key of maps) for (const member of Object.values(isObject(schema[key]) ? schema[key] : {})) upgrade(member, seen);
  for (const key of lists) for (const member of Array.isArray(schema[key]) ? schema[key] : []) upgrade(member, seen);
  for (const key of singles) upgrade(schema[key], seen);
  upgradeBound(schema, "exclusiveMinimum", "minimum");
  upgradeBound(schema, "exclusiveMaximum", "maximum");
  if (schema["nullable"] === true && typeof schema["type"] === "string") {
    schema["type"] = [schema["type"], "null"];
    if (Array.isArray(schema["enum"]) && !schema["enum"].includes(null)) schema["enum"].push(null);
  }
  delete schema["nullable"];
}

function upgradeBound(schema: JsonObject, exclusive: string, bound: string): void {
  if (typeof schema[exclusive] !== "boolean") return;
  const limit = schema[bound];
  if (schema[exclusive] === true && limit !== undefined) {
    schema[exclusive] = limit;
    delete schema[bound];
  } else delete schema[exclusive];
}
