import { expect, it } from "vitest";
import { answers, empty, inferred, Pet, partFor, partsOf, path, pet, query, takes } from "./fixture.ts";

const list = { type: "array", items: Pet };
const pets = {
  "/pets": { get: answers(list), post: { ...takes(Pet), ...answers(Pet, "201") } },
  "/pets/{petId}": { parameters: [path("petId")], get: answers(Pet), delete: empty() },
};

it("limit is no filter, although a thing has a member of that name", async () => {
  const limited = { type: "object", properties: { id: { type: "string" }, limit: { type: "integer" }, page: { type: "integer" }, sort: { type: "string" } } };
  const get = {
    parameters: [query("limit", { type: "integer" }), query("page", { type: "integer" }), query("sort")],
    ...answers({ type: "array", items: limited }),
  };

  const found = await inferred({ "/plans": { get, post: answers(limited, "201") } });

  expect([...(partFor(found, "GET /plans")?.list?.filters ?? [])]).toEqual([]);
});

it("a query that nobody understands makes no list", async () => {
  const asked = { get: { parameters: [query("mood", { type: "string" }, { required: true })], ...answers(list) } };

  const found = await inferred({ ...pets, "/pets/findByMood": asked, "/pets/search": asked });

  expect(partFor(found, "GET /pets/findByMood")?.role).toBe("action");
  expect(partFor(found, "GET /pets/findByMood")?.evidence[0]?.says).toBe("needs `mood`, which picks things in a way that is not known");
  expect(found.loose.map(({ operation, reason }) => [operation.path, reason])).toEqual([["/pets/search", "searches, and what it picks is not known"]]);
});

it("a word beside the items' parameter is no key of one", async () => {
  const found = await inferred({ ...pets, "/pets/me": { get: answers(Pet) } });

  expect(found.of(partFor(found, "GET /pets")?.operation as never)?.resource.itemPath).toBe("/pets/{petId}");
  expect(found.loose.map(({ operation, reason }) => [operation.path, reason])).toEqual([["/pets/me", "reads what no operation changes"]]);
});

it("what can only be read by a name that nobody gives is no resource", async () => {
  const { resources, loose } = await inferred({ "/stars/{name}": { parameters: [path("name")], get: answers(Pet) } });

  expect(resources).toEqual([]);
  expect(loose[0]?.reason).toBe("reads by a name that no list and no creation gives");
});

it("an act that makes nothing which can be seen is no collection", async () => {
  const { resources, loose } = await inferred({
    "/login": { post: { ...takes(Pet), ...answers({ type: "object", properties: { token: { type: "string" } } }) } },
  });

  expect(resources).toEqual([]);
  expect(loose[0]?.reason).toBe("nothing else shows, lists or removes what it makes");
});

it("the array inside one thing is no list of things", async () => {
  const cart = { type: "object", properties: { id: { type: "string" }, lines: { type: "array", items: Pet } } };

  const { resources } = await inferred({ "/cart": { get: answers(cart), put: { ...takes(cart), ...answers(cart) } } });

  expect(resources[0]).toMatchObject({ kind: "singleton" });
});

it("a list of plain values lists no things", async () => {
  const { resources, loose } = await inferred({ "/tags": { get: answers({ type: "array", items: { type: "string" } }) } });

  expect(resources).toEqual([]);
  expect(loose).toHaveLength(1);
});

it("a numeric parameter takes no text", async () => {
  const named = { type: "object", properties: { name: { type: "string" }, number: { type: "integer" } } };

  const { resources } = await inferred({
    "/rooms": { get: answers({ type: "array", items: named }) },
    "/rooms/{room}": { parameters: [path("room", { type: "integer" })], get: answers(named) },
  });

  expect(resources[0]?.key?.member).toBe("/number");
});

it("things of different shape below paths of like name stay apart", async () => {
  const other = { type: "object", properties: { code: { type: "string" }, weight: { type: "number" }, colour: { type: "string" } } };

  const { resources } = await inferred({ ...pets, "/shops/{shop}/pets": { parameters: [path("shop")], get: answers({ type: "array", items: other }) } });

  expect(resources.map(({ name }) => name)).toEqual(["pets", "shops.pets"]);
});

it("a base that everything derives from makes no two things one", async () => {
  const base = { $ref: "#/components/schemas/Base" };
  const derived = (names: string[]) => ({ allOf: [base, { type: "object", properties: Object.fromEntries(names.map((name) => [name, { type: "string" }])) }] });
  const schemas = {
    Base: { type: "object", properties: { id: { type: "string" } } },
    Pet: derived(["race", "colour", "name"]),
    Shop: derived(["street", "town", "opens"]),
  };

  const { resources } = await inferred(
    { ...pets, "/shops/{shop}/pets": { parameters: [path("shop")], get: answers({ type: "array", items: { $ref: "#/components/schemas/Shop" } }) } },
    schemas,
  );

  expect(resources.map(({ name }) => name)).toEqual(["pets", "shops.pets"]);
});

it("a conflict of another kind makes no member unique", async () => {
  const conflict = (description: string) => ({ post: { ...takes(Pet), responses: { ...(answers(Pet, "201")["responses"] as object), 409: { description } } } });

  const busy = await inferred({ ...pets, "/pets": { ...pets["/pets"], ...conflict("The shop is closed.") } });
  const taken = await inferred({ ...pets, "/pets": { ...pets["/pets"], ...conflict("A pet of that name exists already.") } });

  expect(busy.resources[0]?.unique).toEqual([]);
  expect(taken.resources[0]).toMatchObject({ unique: ["/name"], evidence: [{ kind: "name" }] });
  expect(partsOf(taken.resources[0])).toContain("create POST /pets");
  expect(pet["required"]).toContain("name");
});
