/** A small API of one's own for tests of the engine: a contract, a behaviour, and a mock of both. */
import type { JsonObject } from "../contract/model.ts";
import { type Behaviour, defineBehaviour } from "./handler.ts";
import { createMock, type Mock } from "./mock.ts";
import type { MockOptions } from "./options.ts";
import { type Collection, collection } from "./state/collection.ts";

export interface Pet {
  id: string;
  name: string;
  born: string;
  weight?: number;
  tags?: string[];
}

interface PetInput {
  name: string;
  weight?: number;
  tags?: string[];
}

interface ErrorBody {
  error: { code: string; texts: string[] };
}

type Json<T> = { content: { "application/json": T } };
type Failures<Status extends number> = { [S in Status]: Json<ErrorBody> };
type OnePet = { path: { petId: string } };

/** As openapi-typescript would write them. */
export interface PetOperations {
  listPets: { parameters: { query?: { limit?: number; name?: string } }; responses: { 200: Json<{ pets: Pet[]; total: number }> } & Failures<400 | 401> };
  createPet: {
    parameters: object;
    requestBody: Json<PetInput>;
    responses: { 201: { headers: { Location: string } } & Json<Pet> } & Failures<400 | 401 | 403 | 409 | 422>;
  };
  getPet: { parameters: OnePet; responses: { 200: Json<Pet> } & Failures<400 | 401 | 404> };
  renamePet: { parameters: OnePet; requestBody: Json<PetInput>; responses: { 200: Json<Pet> } & Failures<400 | 401 | 404 | 406 | 415> };
  deletePet: { parameters: OnePet; responses: { 204: object } & Failures<401 | 404> };
  getStatus: { parameters: object; responses: { 200: Json<{ status: string }> } };
}

const ref = (schema: string): JsonObject => ({ $ref: `#/components/schemas/${schema}` });
const content = (schema: string): JsonObject => ({ "application/json": { schema: ref(schema) } });
const failure: JsonObject = { description: "A failure", content: content("Error") };
const failures = (...statuses: string[]): JsonObject => Object.fromEntries(statuses.map((status) => [status, failure]));
const pet = { id: "p-1", name: "Rex", born: "2024-01-01T00:00:00Z" };

export const petsDocument = (): JsonObject => ({
  openapi: "3.1.0",
  info: { title: "Pets", version: "1" },
  servers: [{ url: "https://pets.example/v1" }],
  security: [{ key: [] }, { bearer: [], tenant: [] }],
  paths: {
    "/pets": {
      get: {
        operationId: "listPets",
        parameters: [
          { name: "limit", in: "query", schema: { type: "integer", minimum: 1, maximum: 100 } },
          { name: "name", in: "query", schema: { type: "string", maxLength: 10 } },
        ],
        responses: { "200": { description: "A page", content: content("Page") }, ...failures("400", "401") },
      },
      post: {
        operationId: "createPet",
        requestBody: { required: true, content: content("PetInput") },
        responses: {
          "201": {
            description: "The new pet",
            headers: { Location: { required: true, schema: { type: "string" }, example: "/v1/pets/p-1" } },
            content: { "application/json": { schema: ref("Pet"), examples: { rex: { value: pet }, tom: { value: { ...pet, name: "Tom" } } } } },
          },
          ...failures("400", "401", "403", "409", "422"),
        },
      },
    },
    "/pets/{petId}": {
      parameters: [{ name: "petId", in: "path", required: true, schema: { type: "string", pattern: "^p-", maxLength: 50 } }],
      get: {
        operationId: "getPet",
        responses: {
          "200": { description: "The pet", content: { "application/json": { schema: ref("Pet"), example: pet } } },
          ...failures("400", "401"),
          "404": {
            description: "None",
            content: { "application/json": { schema: ref("Error"), examples: { gone: { value: { error: { code: "gone", texts: ["gone"] } } } } } },
          },
        },
      },
      put: {
        operationId: "renamePet",
        requestBody: { required: true, content: content("PetInput") },
        responses: { "200": { description: "The pet", content: content("Pet") }, ...failures("400", "401", "404", "406", "415") },
      },
      delete: { operationId: "deletePet", responses: { "204": { description: "Gone" }, ...failures("401", "404") } },
    },
    "/status": {
      get: {
        operationId: "getStatus",
        security: [],
        responses: { "200": { description: "How it is", content: { "application/json": { schema: { type: "object" }, example: { status: "ok" } } } } },
      },
    },
  },
  components: {
    securitySchemes: {
      key: { type: "apiKey", in: "header", name: "X-Key" },
      bearer: { type: "http", scheme: "bearer" },
      tenant: { type: "apiKey", in: "query", name: "tenant" },
    },
    schemas: {
      PetInput: {
        type: "object",
        required: ["name"],
        properties: {
          name: { type: "string", minLength: 1, maxLength: 10 },
          weight: { type: "integer" },
          tags: { type: "array", items: { type: "string" }, maxItems: 3 },
          password: { type: "string", minLength: 8 },
        },
      },
      Pet: {
        type: "object",
        required: ["id", "name", "born"],
        properties: {
          id: { type: "string" },
          name: { type: "string", minLength: 1, maxLength: 10 },
          born: { type: "string", format: "date-time" },
          weight: { type: "integer" },
          tags: { type: "array", items: { type: "string" } },
        },
      },
      Page: {
        type: "object",
        required: ["pets", "total"],
        properties: { pets: { type: "array", items: ref("Pet") }, total: { type: "integer" } },
      },
      Error: {
        type: "object",
        required: ["error"],
        properties: {
          error: {
            type: "object",
            required: ["code", "texts"],
            properties: { code: { type: "string" }, texts: { type: "array", items: { type: "string" } } },
          },
        },
      },
    },
  },
});

const error = (code: string, ...texts: string[]): ErrorBody => ({ error: { code, texts } });

export const petsBehaviour: Behaviour = defineBehaviour<PetOperations>()({
  principals: [
    { id: "ann", credentials: [{ key: "ann-key" }, { bearer: "ann-token", tenant: "north" }] },
    { id: "bob", credentials: [{ key: "bob-key" }] },
  ],
  anonymous: { id: "anyone", credentials: [] },
  state: () => ({ pets: collection({ key: ({ id }: Pet) => id }) }),
  authorize: ({ operation, principal }) => (operation === "createPet" && principal.id === "bob" ? "forbidden" : undefined),
  operations: {
    listPets: ({ query, state, reply }) => reply(200, { pets: state.pets.all.slice(0, query.limit ?? 10), total: state.pets.size }),
    createPet({ body, state, now, newId, reply }) {
      // It writes first and looks then, so that a refusal has something to undo.
      const created = state.pets.insert({ ...body, id: newId("p-", 8), born: now().toISOString() });
      if ([...state.pets.all].some(({ id, name }) => id !== created.id && name.toLowerCase() === body.name.toLowerCase()))
        return reply(409, error("taken", body.name));
      return reply(201, created, { Location: `/v1/pets/${created.id}` });
    },
    getPet({ path, state, reply }) {
      const found = state.pets.get(path.petId);
      return found ? reply(200, found) : reply(404, error("absent", path.petId));
    },
    renamePet: ({ path, body, state, reply }) => reply(200, state.pets.update(path.petId, body)),
    deletePet: ({ path, state, reply }) => (state.pets.delete(path.petId) ? reply(204) : reply(404, error("absent", path.petId))),
    getStatus: ({ reply }) => reply(200, { status: "ok" }),
  },
  admit: { renamePet: ({ path, state, reply }) => (state.pets.has(path.petId) ? undefined : reply(404, error("absent", path.petId))) },
  refuse: ({ reason, detail }) => error(reason, detail),
});

export const ann = { "X-Key": "ann-key" };
export const bob = { "X-Key": "bob-key" };

export interface PetsOptions extends Omit<MockOptions, "apis" | "behaviour"> {
  readonly document?: JsonObject;
  /** Parts of the behaviour that differ from the usual. */
  readonly behaviour?: Partial<Behaviour>;
  /** Handlers that differ, whatever their types: tests break what the compiler would not let pass. */
  readonly operations?: Readonly<Record<string, (call: LooseCall) => unknown>>;
}

export interface LooseCall {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
  readonly principal: { readonly id: string };
  readonly state: { readonly pets: Collection<Pet> };
  now(): Date;
  newId(prefix?: string, length?: number): string;
  reply(status: number, ...rest: unknown[]): unknown;
}

export function petsMock({ document = petsDocument(), behaviour, operations, ...options }: PetsOptions = {}): Mock {
  const handlers = { ...petsBehaviour.operations, ...operations } as unknown as Behaviour["operations"];
  const all = { ...petsBehaviour, ...behaviour, operations: handlers };
  return createMock({ now: "2026-01-31T09:00:00Z", ...options, apis: [{ id: "pets", document, behaviour: all }] });
}

/** A call with a JSON body and Ann's key. */
export const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: "POST",
  headers: { ...ann, "Content-Type": "application/json", ...headers },
  body: typeof body === "string" ? body : JSON.stringify(body),
});

/** What the control API shows of the pets. */
export async function stateOf(mock: Mock): Promise<string> {
  return (await mock.fetch("/_specimen/v1/state")).text();
}
