/** A document with as many operations as a large company's: things of many kinds, each listed, made, read, replaced and deleted. */
import type { JsonObject } from "../contract/model.ts";

/** Five operations a kind. */
export function documentOf(kinds: number): JsonObject {
  const names = Array.from({ length: kinds }, (_, index) => `Thing${index}`);
  return {
    openapi: "3.1.0",
    info: { title: "Many operations", version: "1" },
    security: [{ bearer: [] }],
    paths: Object.assign({}, ...names.map(pathsOf)) as JsonObject,
    components: {
      securitySchemes: { bearer: { type: "http", scheme: "bearer" } },
      schemas: { Error: { type: "object", required: ["message"], properties: { message: { type: "string" } } }, ...Object.fromEntries(names.map(schemaOf)) },
    },
  };
}

const schemaOf = (name: string): [string, JsonObject] => [
  name,
  {
    type: "object",
    required: ["id", "name"],
    properties: {
      id: { type: "string", readOnly: true },
      name: { type: "string", minLength: 1, maxLength: 40 },
      size: { type: "integer", minimum: 1, maximum: 100 },
      kind: { type: "string", enum: ["a", "b", "c"] },
      note: { type: "string", maxLength: 200 },
    },
  },
];

const refTo = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: JsonObject): JsonObject => ({ content: { "application/json": { schema } } });
const answers = (success: JsonObject, ...refusals: readonly number[]): JsonObject => ({
  ...success,
  ...Object.fromEntries(refusals.map((status) => [status, { description: "refused", ...json(refTo("Error")) }])),
});

function pathsOf(name: string): JsonObject {
  const one = { description: "the thing", ...json(refTo(name)) };
  const list = { description: "the things", ...json({ type: "array", items: refTo(name) }) };
  const requestBody = { required: true, ...json(refTo(name)) };
  const parameters = [{ name: "id", in: "path", required: true, schema: { type: "string" } }];
  const paging = [
    { name: "limit", in: "query", schema: { type: "integer", minimum: 1, maximum: 100 } },
    { name: "offset", in: "query", schema: { type: "integer", minimum: 0 } },
  ];
  return {
    [`/${name}`]: {
      get: { operationId: `list${name}`, parameters: paging, responses: answers({ 200: list }, 400, 401) },
      post: { operationId: `create${name}`, requestBody, responses: answers({ 201: one }, 400, 401) },
    },
    [`/${name}/{id}`]: {
      get: { operationId: `get${name}`, parameters, responses: answers({ 200: one }, 401, 404) },
      put: { operationId: `replace${name}`, parameters, requestBody, responses: answers({ 200: one }, 400, 401, 404) },
      delete: { operationId: `delete${name}`, parameters, responses: answers({ 204: { description: "gone" } }, 401, 404) },
    },
  };
}
