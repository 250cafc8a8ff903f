/** Small contracts for the tests of this folder. */
import { compile } from "../compile.ts";
import { loadDocument } from "../load.ts";
import type { Contract, Json, JsonObject } from "../model.ts";
import { inferResources } from "./infer.ts";
import type { Resource, ResourceOperation, Resources } from "./model.ts";

export const pet: JsonObject = {
  type: "object",
  required: ["name"],
  properties: {
    id: { type: "string" },
    name: { type: "string" },
    status: { type: "string", enum: ["new", "sold"] },
    created_at: { type: "string", format: "date-time" },
  },
};
export const Pet: JsonObject = { $ref: "#/components/schemas/Pet" };

export const json = (schema: Json): JsonObject => ({ content: { "application/json": { schema } } });

/** A success with a body of the schema. */
export const answers = (schema: Json, status = "200"): JsonObject => ({ responses: { [status]: { description: "Done", ...json(schema) } } });
export const empty = (status = "204"): JsonObject => ({ responses: { [status]: { description: "Done" } } });
export const takes = (schema: Json): JsonObject => ({ requestBody: json(schema) });
export const query = (name: string, schema: JsonObject = { type: "string" }, more: JsonObject = {}): JsonObject => ({ name, in: "query", schema, ...more });
export const path = (name: string, schema: JsonObject = { type: "string" }): JsonObject => ({ name, in: "path", required: true, schema });

export async function contractOf(paths: JsonObject, schemas: JsonObject = { Pet: pet }): Promise<Contract> {
  const document = { openapi: "3.1.0", info: { title: "Pets", version: "1" }, paths, components: { schemas } };
  return compile("pets", await loadDocument(document));
}

export async function inferred(paths: JsonObject, schemas?: JsonObject): Promise<Resources> {
  return inferResources(await contractOf(paths, schemas));
}

/** `list GET /pets`, in the order of the resource. */
export const partsOf = (resource: Resource | undefined): string[] =>
  (resource?.operations ?? []).map(({ role, operation }) => `${role} ${operation.method} ${operation.path}`);

export function partFor(resources: Resources, request: string): ResourceOperation | undefined {
  return resources.resources.flatMap(({ operations }) => operations).find(({ operation }) => `${operation.method} ${operation.path}` === request);
}
