/** OpenAPI 3.0 schemas as JSON Schema 2020-12, so that one validator serves every version. */
import type { JsonObject } from "./model.ts";
import { isObject } from "./pointer.ts";
import { walk } from "./walk.ts";

/** Every schema of a 3.0 document, in place. */
export function upgradeSchemas(document: JsonObject): void {
  walk(document, { part: ({ kind, value }) => kind === "schema" && isObject(value) && upgradeSchema(value) });
}

/** One schema, in place; those inside it are the caller's. */
export function upgradeSchema(schema: JsonObject): void {
  if (typeof schema["$ref"] === "string") {
    // 3.0 ignores what stands beside a reference.
    for (const key of Object.keys(schema)) if (key !== "$ref") delete schema[key];
    return;
  }
  upgradeBounds(schema);
  if (schema["nullable"] === true && typeof schema["type"] === "string") {
    schema["type"] = [schema["type"], "null"];
    if (Array.isArray(schema["enum"]) && !schema["enum"].includes(null)) schema["enum"].push(null);
  }
  delete schema["nullable"];
}

/** An exclusive bound that is true or false is meant the same way in every version. */
export function upgradeBounds(schema: JsonObject): void {
  upgradeBound(schema, "exclusiveMinimum", "minimum");
  upgradeBound(schema, "exclusiveMaximum", "maximum");
}

function upgradeBound(schema: JsonObject, exclusive: string, bound: string): void {
  if (typeof schema[exclusive] !== "boolean") return;
  const limit = schema[bound];
  if (schema[exclusive] === true && limit !== undefined) {
    schema[exclusive] = limit;
    delete schema[bound];
  } else delete schema[exclusive];
}
