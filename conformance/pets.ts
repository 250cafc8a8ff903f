/** A small contract for tests: pets that live in owners' lists. */
import { compile } from "../contract/compile.ts";
import { loadDocument } from "../contract/load.ts";
import type { Contract, Json, JsonObject } from "../contract/model.ts";

const petLink: Json = { parameters: { petId: "$response.body#/id" } };
const links = (...ids: string[]): Json => Object.fromEntries(ids.map((operationId) => [operationId, { ...(petLink as JsonObject), operationId }]));
const body = (schema: string): Json => ({ required: true, content: { "application/json": { schema: { $ref: `#/components/schemas/${schema}` } } } });
const answer = (schema: Json, more: JsonObject = {}): Json => ({ description: "ok", content: { "application/json": { schema } }, ...more });
const refusal: Json = { description: "refused" };
const pet: Json = { $ref: "#/components/schemas/Pet" };
const petId: Json = { name: "petId", in: "path", required: true, schema: { type: "string" } };
const query = (name: string, schema: JsonObject): Json => ({ name, in: "query", schema });

export const petsDocument = (): JsonObject => ({
  openapi: "3.1.0",
  info: { title: "Pets", version: "1" },
  security: [{ key: [] }],
  paths: {
    "/pets": {
      post: {
        operationId: "createPet",
        requestBody: body("NewPet"),
        responses: { 201: answer(pet, { links: links("getPet", "updatePet", "deletePet") }), 400: refusal, 401: refusal },
      },
      get: {
        operationId: "listPets",
        parameters: [query("limit", { type: "integer", minimum: 1, maximum: 50 }), query("offset", { type: "integer", minimum: 0 })],
        responses: {
          200: answer({ type: "object", required: ["items"], properties: { items: { type: "array", items: pet } } }),
          400: refusal,
          401: refusal,
        },
      },
    },
    "/pets/{petId}": {
      parameters: [petId],
      get: { operationId: "getPet", responses: { 200: answer(pet), 401: refusal, 404: refusal } },
      patch: { operationId: "updatePet", requestBody: body("PetChange"), responses: { 200: answer(pet), 400: refusal, 401: refusal, 404: refusal } },
      delete: { operationId: "deletePet", responses: { 204: { description: "gone" }, 401: refusal, 404: refusal } },
    },
  },
  components: {
    securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Key" } },
    schemas: {
      NewPet: {
        type: "object",
        required: ["name"],
        additionalProperties: false,
        properties: {
          name: { type: "string", minLength: 1, maxLength: 40 },
          kind: { type: "string", enum: ["cat", "dog"] },
          age: { type: "integer", minimum: 0, maximum: 30 },
        },
        examples: [{ name: "Tom", kind: "cat", age: 3 }],
      },
      PetChange: {
        type: "object",
        properties: { name: { type: "string", minLength: 1 }, kind: { type: "string", enum: ["cat", "dog"] }, age: { type: "integer" } },
        examples: [{ name: "Tim", kind: "dog", age: 4 }],
      },
      Pet: {
        type: "object",
        required: ["id", "name"],
        properties: { id: { type: "string" }, name: { type: "string" }, kind: { type: "string" }, age: { type: "integer" } },
      },
    },
  },
});

/** `change` may alter the document before it is compiled. */
export async function petsContract(change: (document: JsonObject) => void = () => undefined): Promise<Contract> {
  // A copy that shares no part with itself, so that a change changes one place.
  const document = JSON.parse(JSON.stringify(petsDocument())) as JsonObject;
  change(document);
  return compile("pets", await loadDocument(document));
}
