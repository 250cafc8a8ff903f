/** One document that holds every kind of part, for tests that break it. */
import type { JsonObject } from "../../contract/model.ts";

export const validDocument = (): JsonObject => ({
  openapi: "3.1.0",
  info: { title: "Kennel", version: "1" },
  servers: [{ url: "https://{region}.example.com/v1", variables: { region: { default: "eu" } } }],
  security: [{ key: [] }],
  tags: [{ name: "dogs" }],
  paths: {
    "/dogs": {
      parameters: [{ $ref: "#/components/parameters/limit" }],
      get: {
        operationId: "listDogs",
        tags: ["dogs"],
        responses: { 200: { $ref: "#/components/responses/Dogs" }, "4XX": { $ref: "#/components/responses/Fault" } },
      },
      post: {
        operationId: "createDog",
        requestBody: { required: true, content: { "application/json": { schema: { $ref: "#/components/schemas/Dog" }, example: { name: "Rex" } } } },
        responses: {
          201: {
            description: "created",
            headers: { Location: { required: true, schema: { type: "string", format: "uri-reference" } } },
            content: { "application/json": { schema: { $ref: "#/components/schemas/Dog" } } },
            links: { self: { operationId: "readDog", parameters: { id: "$response.body#/id" } } },
          },
          default: { $ref: "#/components/responses/Fault" },
        },
        callbacks: { created: { "{$request.body#/url}": { post: { responses: { 204: { description: "" } } } } } },
      },
    },
    "/dogs/{id}": {
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer", minimum: 1 } }],
      get: {
        operationId: "readDog",
        parameters: [
          { name: "fields", in: "query", style: "form", explode: false, schema: { type: "array", items: { type: "string", enum: ["name", "age"] } } },
        ],
        security: [],
        responses: { 200: { description: "", content: { "application/json": { schema: { $ref: "#/components/schemas/Dog" } } } } },
      },
      delete: { responses: { 204: { description: "" } } },
    },
  },
  components: {
    parameters: { limit: { name: "limit", in: "query", schema: { type: "integer", minimum: 1, maximum: 100, default: 10 }, example: 5 } },
    responses: {
      Dogs: {
        description: "",
        content: { "application/json": { schema: { type: "array", items: { $ref: "#/components/schemas/Dog" } }, examples: { none: { value: [] } } } },
      },
      Fault: { description: "", content: { "application/problem+json": { schema: { type: "object", properties: { title: { type: "string" } } } } } },
    },
    schemas: {
      Dog: {
        type: "object",
        required: ["id", "name"],
        properties: {
          id: { type: "integer", readOnly: true },
          name: { type: "string", minLength: 1, maxLength: 20, pattern: "^[A-Z][a-z]*$" },
          age: { type: ["integer", "null"], exclusiveMinimum: 0, multipleOf: 1 },
          tags: { type: "array", items: { type: "string" }, uniqueItems: true, maxItems: 3 },
          mother: { $ref: "#/components/schemas/Dog" },
          toy: { oneOf: [{ $ref: "#/components/schemas/Ball" }, { $ref: "#/components/schemas/Bone" }], discriminator: { propertyName: "kind" } },
        },
        additionalProperties: false,
      },
      Ball: { allOf: [{ $ref: "#/components/schemas/Toy" }, { type: "object", properties: { radius: { type: "number" } } }] },
      Bone: { allOf: [{ $ref: "#/components/schemas/Toy" }], patternProperties: { "^x-": { type: "string" } }, if: { required: ["radius"] }, then: false },
      Toy: { type: "object", required: ["kind"], properties: { kind: { type: "string" } }, dependentRequired: { kind: ["kind"] } },
    },
    securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Key" } },
  },
});
