import { expect, it } from "vitest";
import type { JsonObject } from "../model.ts";
import { answers, contractOf, empty, inferred, Pet, partFor, partsOf, path, takes } from "./fixture.ts";
import { statedFaults } from "./stated-faults.ts";

const pets = {
  "/pets": { get: answers({ type: "array", items: Pet }), post: { ...takes(Pet), ...answers(Pet, "201") } },
  "/pets/{petId}": { parameters: [path("petId")], get: answers(Pet), delete: empty() },
};
const on = (at: keyof typeof pets, stated: JsonObject | string | boolean) => ({ ...pets, [at]: { ...pets[at], "x-resource": stated } });

it("what the author says comes before what is inferred", async () => {
  const { resources } = await inferred(on("/pets/{petId}", { key: "name", unique: "name", owner: true }));

  expect(resources[0]).toMatchObject({ certainty: "stated", key: { member: "/name", evidence: [{ kind: "stated" }] }, unique: ["/name"], sharing: "owner" });
});

it("a name in one word names the resource of a path", async () => {
  const { resources } = await inferred(on("/pets", "animals"));

  expect(resources.map(({ name }) => name)).toEqual(["animals"]);
  expect(partsOf(resources[0])).toHaveLength(4);
});

it("false takes operations out of every resource", async () => {
  const get = { ...pets["/pets/{petId}"].delete, "x-resource": false };

  const found = await inferred({ ...pets, "/pets/{petId}": { ...pets["/pets/{petId}"], delete: get } });

  expect(partsOf(found.resources[0])).not.toContain("delete DELETE /pets/{petId}");
  expect(found.loose).toMatchObject([{ operation: { method: "DELETE" }, reason: "x-resource says that it is of no resource" }]);
});

it("an operation elsewhere joins by name and plays the role that it is given", async () => {
  const found = await inferred({
    ...on("/pets", "pets"),
    "/adoptions/{animal}": { parameters: [path("animal")], post: { ...takes(Pet), ...answers(Pet), "x-resource": { name: "pets", role: "delete" } } },
  });

  expect(found.resources.map(({ name }) => name)).toEqual(["pets"]);
  const part = partFor(found, "POST /adoptions/{animal}");
  expect(part?.role).toBe("delete");
  expect(part?.evidence[0]).toEqual({
    kind: "stated",
    says: "x-resource says that it is delete of pets",
    pointer: "/paths/~1adoptions~1{animal}/post/x-resource",
  });
});

it("a list where none was found, its pages, filters and order are as stated", async () => {
  const odd = { type: "object", properties: { id: { type: "string" }, payload: { type: "object", properties: { beasts: { type: "array", items: Pet } } } } };
  const stated = {
    name: "beasts",
    items: "/payload/beasts",
    paging: { offset: "from", size: "n" },
    filters: { s: "status" },
    sort: { parameter: "by", by: { age: "created_at" } },
  };

  const found = await inferred({ "/zoo": { get: { ...answers(odd), "x-resource": stated } } });

  expect(partFor(found, "GET /zoo")).toMatchObject({
    role: "list",
    list: {
      items: "/payload/beasts",
      paging: { style: "offset", offset: "from", size: "n" },
      filters: new Map([["s", "/status"]]),
      sort: { parameter: "by", by: new Map([["age", "/created_at"]]) },
    },
  });
  expect(found.resources[0]?.name).toBe("beasts");
});

it("paging and sort may be denied", async () => {
  const get = { ...pets["/pets"].get, parameters: [{ name: "limit", in: "query", schema: { type: "integer" } }], "x-resource": { paging: false } };

  const found = await inferred({ ...pets, "/pets": { ...pets["/pets"], get } });

  expect(partFor(found, "GET /pets")?.list?.paging).toBeUndefined();
});

it("a parent is stated, and denied", async () => {
  const toys = { "/toys": { "x-resource": { parent: "pets" }, get: answers({ type: "array", items: Pet }) } };
  const inner = {
    "/pets/{petId}/bowls": {
      parameters: [path("petId")],
      "x-resource": { parent: null },
      get: answers({ type: "array", items: { type: "object", properties: { size: {}, colour: {} } } }),
    },
  };

  const { resources } = await inferred({ ...pets, ...toys, ...inner });

  expect(resources.map(({ name, parent }) => [name, parent])).toEqual([
    ["pets", undefined],
    ["pets.bowls", undefined],
    ["toys", "pets"],
  ]);
});

it.each<[string, JsonObject | number, string, string]>([
  ["a number", 5, "Expected x-resource to be a name, false or an object, found 5.", ""],
  [
    "an unknown word",
    { nmae: "pets" },
    'x-resource knows no "nmae"; it knows name, role, key, unique, parent, owner, item, items, filters, paging, sort.',
    "/nmae",
  ],
  ["an unknown role", { role: "update" }, 'Expected "role" to be one of list, create, read, replace, change, delete, action, found "update".', "/role"],
  ["a list of nothing", { unique: [] }, 'Expected "unique" to be a member, or a list of members, found [].', "/unique"],
  [
    "paging by nothing",
    { paging: { pagge: "p" } },
    'Expected "paging" to be false, or an object with offset, page, cursor or size, found {"pagge":"p"}.',
    "/paging",
  ],
])("%s in x-resource is a fault with its place", async (_mistake, stated, message, at) => {
  const { document } = await contractOf({ "/pets": { ...pets["/pets"], "x-resource": stated } });

  expect(statedFaults(document)).toEqual([{ code: "bad-resource", message, pointer: `/paths/~1pets/x-resource${at}` }]);
});
