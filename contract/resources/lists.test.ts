import { expect, it } from "vitest";
import type { Json, JsonObject } from "../model.ts";
import { answers, inferred, Pet, partFor, query } from "./fixture.ts";
import type { ListShape } from "./model.ts";

const envelope = (members: JsonObject): JsonObject => ({ type: "object", properties: { data: { type: "array", items: Pet }, ...members } });
const integer = { type: "integer" };
const text = { type: "string" };

async function listOf(schema: Json, parameters: JsonObject[] = []): Promise<ListShape | undefined> {
  const found = await inferred({ "/pets": { get: { parameters, ...answers(schema) } } });
  return partFor(found, "GET /pets")?.list;
}

it.each<[string, Json, string]>([
  ["an array", { type: "array", items: Pet }, ""],
  ["data", envelope({ meta: { type: "object" } }), "/data"],
  [
    "its own name",
    { type: "object", properties: { pets: { type: "array", items: Pet }, warnings: { type: "array", items: { type: "object", properties: { text } } } } },
    "/pets",
  ],
  ["results", { type: "object", properties: { count: integer, results: { type: "array", items: Pet } } }, "/results"],
  [
    "a wrapper's wrapper",
    { type: "object", properties: { _embedded: { type: "object", properties: { pets: { type: "array", items: Pet } } } } },
    "/_embedded/pets",
  ],
  ["an envelope in parts", { allOf: [{ type: "object", properties: { links: {} } }, { properties: { data: { type: "array", items: Pet } } }] }, "/data"],
])("things of a list are found in %s", async (_where, schema, items) => {
  expect(await listOf(schema)).toMatchObject({ items });
});

it.each<[string, JsonObject[], unknown]>([
  ["offset", [query("limit", { type: "integer", maximum: 50, default: 10 }), query("offset", integer)], { style: "offset", offset: "offset", size: "limit" }],
  ["page", [query("page", integer), query("per_page", integer)], { style: "page", page: "page", first: 1, size: "per_page" }],
  ["page from zero", [query("page", { type: "integer", minimum: 0 })], { style: "page", page: "page", first: 0, size: undefined }],
  ["bracketed page", [query("page[number]", integer), query("page[size]", integer)], { style: "page", page: "page[number]", first: 1, size: "page[size]" }],
  ["key of the last thing", [query("starting_after"), query("limit", integer)], { style: "cursor", cursor: "starting_after", takes: "key", size: "limit" }],
  [
    "token",
    [query("PageToken"), query("Page", integer), query("PageSize", integer)],
    { style: "cursor", cursor: "PageToken", takes: "opaque", size: "PageSize" },
  ],
  ["size alone", [query("limit", integer)], { style: "size", size: "limit" }],
  ["time, which is none", [query("after", { type: "string", format: "date-time" })], undefined],
])("pages by %s are recognised", async (_style, parameters, paging) => {
  const list = await listOf({ type: "array", items: Pet }, parameters);

  expect(list?.paging).toEqual(paging);
});

it("limits of a page come from the parameter's schema", async () => {
  const list = await listOf({ type: "array", items: Pet }, [query("limit", { type: "integer", maximum: 50, default: 10 })]);

  expect(list).toMatchObject({ sizeMaximum: 50, sizeDefault: 10 });
});

it("members of an envelope are told apart by what they mean", async () => {
  const pagination = { type: "object", properties: { total_count: integer, current_page: integer, per_page: integer, last_page: integer } };

  const list = await listOf(
    envelope({ pagination, has_more: { type: "boolean" }, links: { type: "object", properties: { next: { type: "string", format: "uri" } } } }),
  );

  expect(list?.envelope).toEqual({
    total: "/pagination/total_count",
    page: "/pagination/current_page",
    size: "/pagination/per_page",
    pages: "/pagination/last_page",
    hasMore: "/has_more",
    nextUrl: "/links/next",
  });
});

it("a cursor that the answer gives is opaque", async () => {
  const list = await listOf(envelope({ next_cursor: text }), [query("after"), query("limit", integer)]);

  expect(list).toMatchObject({ paging: { style: "cursor", cursor: "after", takes: "opaque" }, envelope: { nextCursor: "/next_cursor" } });
});

it("filters are called and typed like a member", async () => {
  const parameters = [
    query("status", { type: "array", items: { type: "string" } }),
    query("filter[name]"),
    query("createdAt"),
    query("created_at>"),
    query("colour"),
    query("id", { type: "boolean" }),
    query("q"),
  ];

  const list = await listOf({ type: "array", items: Pet }, parameters);

  expect([...(list?.filters ?? [])]).toEqual([
    ["status", "/status"],
    ["filter[name]", "/name"],
    ["createdAt", "/created_at"],
  ]);
});

it("members of a deepObject filter one by one", async () => {
  const schema = { type: "object", properties: { name: text, weight: integer } };

  const list = await listOf({ type: "array", items: Pet }, [query("filter", schema, { style: "deepObject", explode: true })]);

  expect([...(list?.filters ?? [])]).toEqual([["filter[name]", "/name"]]);
});

it("words of a sort mean members, and another parameter the direction", async () => {
  const parameters = [query("sort", { type: "string", enum: ["name", "-created", "magic"] }), query("order", { type: "string", enum: ["asc", "desc"] })];

  const list = await listOf({ type: "array", items: Pet }, parameters);

  expect(list?.sort).toEqual({
    parameter: "sort",
    by: new Map([
      ["name", "/name"],
      ["created", "/created_at"],
    ]),
    direction: "order",
  });
});

it("a sort without words takes any member; a direction alone sorts nothing", async () => {
  const free = await listOf({ type: "array", items: Pet }, [query("order_by")]);
  const alone = await listOf({ type: "array", items: Pet }, [query("order", { type: "string", enum: ["asc", "desc"] })]);

  expect(free?.sort).toEqual({ parameter: "order_by", by: new Map(), direction: undefined });
  expect(alone?.sort).toBeUndefined();
});

it("a parameter that a list demands and nobody understands is a doubt with a remedy", async () => {
  const found = await inferred({
    "/pets": { get: { parameters: [query("ids", { type: "string" }, { required: true })], ...answers({ type: "array", items: Pet }) } },
  });

  expect(found.doubts).toEqual([
    {
      pointer: expect.stringMatching("^/paths/~1pets/get/parameters/0") as string,
      says: "GET /pets must be asked `ids`, and nothing says what it picks: it is ignored.",
      remedy: 'Write "x-resource: {filters: {ids: member}}" on the operation.',
    },
  ]);
});
