/** OpenAPI 3.0 schemas as JSON Schema 2020-12, so that one validator serves every version. */
import type { JsonObject } from "./model.ts";
import { isObject } from "./pointer.ts";
import { walk } from "./walk.ts";

/** Rewrites every schema of a 3.0 document in place. */
export function upgradeSchemas(document: JsonObject): void {
  walk(document, { part: ({ kind, value }) => kind === "schema" && isObject(value) && upgrade(value) });
}

function upgrade(schema: JsonObject): void {
  if (typeof schema["$ref"] === "string") {
    // 3.0 ignores what stands beside a reference.
    for (const key of Object.keys(schema)) if (key !== "$ref") delete schema[key];
    return;
  }
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
