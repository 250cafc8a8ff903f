import { expect, it } from "vitest";
import { answers, empty, inferred, json, Pet, partFor, partsOf, path, pet, query, takes } from "./fixture.ts";

const pets = {
  "/pets": { get: answers({ type: "array", items: Pet }), post: { ...takes(Pet), ...answers(Pet, "201") } },
  "/pets/{petId}": {
    parameters: [path("petId")],
    get: answers(Pet),
    put: { ...takes(Pet), ...answers(Pet) },
    patch: { ...takes(Pet), ...answers(Pet) },
    delete: empty(),
  },
};

it("a collection and its items are one resource, by path and shape", async () => {
  const { resources, loose, doubts } = await inferred(pets);

  expect(resources).toHaveLength(1);
  expect(resources[0]).toMatchObject({
    name: "pets",
    parent: undefined,
    kind: "collection",
    collectionPath: "/pets",
    itemPath: "/pets/{petId}",
    certainty: "shape",
    sharing: "shared",
  });
  expect(partsOf(resources[0])).toEqual([
    "list GET /pets",
    "create POST /pets",
    "read GET /pets/{petId}",
    "replace PUT /pets/{petId}",
    "delete DELETE /pets/{petId}",
    "change PATCH /pets/{petId}",
  ]);
  expect(resources[0]?.key).toMatchObject({ parameter: "petId", member: "/id", assignedBy: "server" });
  expect(loose).toEqual([]);
  expect(doubts).toEqual([]);
});

it("every conclusion says why, and where in the document", async () => {
  const found = await inferred(pets);

  const read = partFor(found, "GET /pets/{petId}");

  expect(read?.evidence[0]).toEqual({ kind: "shape", says: "answers the schema Pet", pointer: "/paths/~1pets~1{petId}/get/responses/200" });
  expect(found.resources.flatMap(({ operations }) => operations).every(({ evidence }) => evidence.length > 0)).toBe(true);
});

it("a Link names the key before any name does", async () => {
  const links = { read: { operationId: "readPet", parameters: { petId: "$response.body#/name" } } };
  const post = { ...takes(Pet), responses: { 201: { description: "Made", ...json(Pet), links } } };

  const { resources } = await inferred({
    "/pets": { post },
    "/pets/{petId}": { parameters: [path("petId")], get: { operationId: "readPet", ...answers(Pet) } },
  });

  expect(resources[0]).toMatchObject({ certainty: "link", key: { member: "/name", evidence: [{ kind: "link" }] } });
});

it("POST on an item that answers the item changes it", async () => {
  const customers = {
    "/v1/customers": { get: answers({ type: "object", properties: { data: { type: "array", items: Pet } } }), post: answers(Pet) },
    "/v1/customers/{customer}": {
      parameters: [path("customer")],
      get: answers(Pet),
      post: answers(Pet),
      delete: answers({ type: "object", properties: { id: { type: "string" }, deleted: { type: "boolean" } } }),
    },
  };

  const { resources } = await inferred(customers);

  expect(partsOf(resources[0])).toEqual([
    "list GET /v1/customers",
    "create POST /v1/customers",
    "read GET /v1/customers/{customer}",
    "change POST /v1/customers/{customer}",
    "delete DELETE /v1/customers/{customer}",
  ]);
  expect(resources[0]).toMatchObject({ name: "customers", key: { member: "/id" } });
});

it("PUT that answers 201 lets the client choose the key", async () => {
  const put = { ...takes(Pet), responses: { 200: { description: "Kept", ...json(Pet) }, 201: { description: "Made", ...json(Pet) } } };

  const { resources } = await inferred({
    "/pets": { get: answers({ type: "array", items: Pet }) },
    "/pets/{name}": { parameters: [path("name")], get: answers(Pet), put },
  });

  expect(resources[0]?.key).toMatchObject({ member: "/name", assignedBy: "client" });
});

it("a key that creating must be given is the client's", async () => {
  const { resources } = await inferred({ "/pets": pets["/pets"], "/pets/{name}": { parameters: [path("name")], get: answers(Pet) } });

  expect(resources[0]?.key).toMatchObject({ parameter: "name", member: "/name", assignedBy: "client" });
});

it("verbs below an item and behind a colon are actions of it", async () => {
  const { resources } = await inferred({
    ...pets,
    "/pets/{petId}/sell": { parameters: [path("petId")], post: empty() },
    "/pets/{petId}:wash": { parameters: [path("petId")], post: answers(Pet) },
  });

  expect(partsOf(resources[0]).slice(-2)).toEqual(["action POST /pets/{petId}:wash", "action POST /pets/{petId}/sell"]);
});

it("a collection below an item is its child, whatever the parameter is called there", async () => {
  const toys = { type: "object", properties: { sid: { type: "string" }, colour: { type: "string" } } };
  const list = { get: answers({ type: "array", items: toys }), post: answers(toys, "201") };

  const found = await inferred({
    ...pets,
    "/pets/{PetSid}/toys": { parameters: [path("PetSid")], ...list },
    "/pets/{PetSid}/toys/{Sid}": { parameters: [path("PetSid"), path("Sid")], get: answers(toys) },
  });

  expect(found.resources.map(({ name, parent }) => [name, parent])).toEqual([
    ["pets", undefined],
    ["pets.toys", "pets"],
  ]);
  expect([...(partFor(found, "GET /pets/{PetSid}/toys/{Sid}")?.binds ?? [])]).toEqual([
    ["PetSid", { resource: "pets", names: "/id", member: undefined }],
    ["Sid", { resource: "pets.toys", names: "/sid", member: "/sid" }],
  ]);
});

it("two parameters in a row name one thing together", async () => {
  const repo = {
    type: "object",
    properties: {
      id: { type: "integer" },
      name: { type: "string" },
      owner: { type: "object", properties: { id: { type: "integer" }, login: { type: "string" } } },
    },
  };

  const found = await inferred({
    "/repos/{owner}/{repo}": { parameters: [path("owner"), path("repo")], get: answers(repo), patch: { ...takes(repo), ...answers(repo) } },
  });

  expect([...(partFor(found, "GET /repos/{owner}/{repo}")?.binds ?? [])].map(([name, { names }]) => [name, names])).toEqual([
    ["owner", "/owner/login"],
    ["repo", "/name"],
  ]);
});

it("collections that show the same thing are one resource", async () => {
  const found = await inferred({
    ...pets,
    "/owners/{ownerId}/pets": { parameters: [path("ownerId")], get: answers({ type: "array", items: Pet }) },
    "/pets/findByStatus": { get: { parameters: [query("status", { type: "string" }, { required: true })], ...answers({ type: "array", items: Pet }) } },
  });

  expect(found.resources.map(({ name }) => name)).toEqual(["pets"]);
  expect(partsOf(found.resources[0]).slice(-2)).toEqual(["list GET /pets/findByStatus", "list GET /owners/{ownerId}/pets"]);
});

it("PUT of a whole thing on the collection's path replaces the one that its body names", async () => {
  const found = await inferred({
    "/pet": { post: { ...takes(Pet), ...answers(Pet) }, put: { ...takes(Pet), ...answers(Pet) } },
    "/pet/{petId}": { parameters: [path("petId")], get: answers(Pet) },
  });

  expect(partsOf(found.resources[0])).toEqual(["replace PUT /pet", "create POST /pet", "read GET /pet/{petId}"]);
});

it("a single thing that can be read and written is a singleton", async () => {
  const settings = { type: "object", properties: { theme: { type: "string" } } };

  const { resources } = await inferred({ "/settings": { get: answers(settings), patch: { ...takes(settings), ...answers(settings) } } });

  expect(resources[0]).toMatchObject({ name: "settings", kind: "singleton", key: undefined, itemPath: "/settings" });
  expect(partsOf(resources[0])).toEqual(["read GET /settings", "change PATCH /settings"]);
});

it("a format's suffix in a path is no part of its name", async () => {
  const found = await inferred({
    "/2010-04-01/Calls.json": { get: answers({ type: "object", properties: { calls: { type: "array", items: Pet }, page: { type: "integer" } } }) },
    "/2010-04-01/Calls/{Sid}.json": {
      parameters: [path("Sid")],
      get: answers({ ...pet, properties: { ...(pet["properties"] as object), sid: { type: "string" } } }),
    },
  });

  expect(found.resources).toHaveLength(1);
  expect(found.resources[0]).toMatchObject({ name: "Calls", key: { member: "/sid" } });
});

it("schemas that circle back to themselves come to an end", async () => {
  const Node = {
    type: "object",
    allOf: [{ $ref: "#/components/schemas/Base" }],
    properties: { id: { type: "string" }, next: { $ref: "#/components/schemas/Node" } },
  };
  const schemas = { Node, Base: { type: "object", properties: { children: { type: "array", items: { $ref: "#/components/schemas/Node" } } } } };
  const ref = { $ref: "#/components/schemas/Node" };

  const { resources } = await inferred(
    { "/nodes": { get: answers({ type: "array", items: ref }), post: answers(ref, "201") }, "/nodes/{id}": { parameters: [path("id")], get: answers(ref) } },
    schemas,
  );

  expect(resources[0]?.key?.member).toBe("/id");
});
