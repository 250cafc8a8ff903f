/** What stands in the bodies of create and update, and how errors are worded. */
import { describe, expect, it } from "vitest";
import { call, create, list, named, read, seeded, seededId, stateOf, userId } from "./fixture.ts";

const json = { "Content-Type": "application/json" };
const writes = [
  { title: "create", method: "POST", path: list, success: 201 },
  { title: "update", method: "PATCH", path: seeded(1), success: 200 },
];

describe.each(writes)("the body of $title", ({ method, path, success }) => {
  it.each([
    ["null as the whole", null],
    ["null as data", { data: null }],
    ["a list as data", { data: [] }],
    ["null as type", { data: { type: null, attributes: { name: "x" } } }],
    ["a number as type", { data: { type: 1, attributes: { name: "x" } } }],
    ["null as attributes", { data: { type: "services", attributes: null } }],
    ["text as attributes", { data: { type: "services", attributes: "x" } }],
    ["null as name", named(null)],
    ["a number as name", named(7)],
    ["an object as name", named({})],
    ["no type", { data: { attributes: { name: "x" } } }],
    ["another type", { data: { type: "service", attributes: { name: "x" } } }],
    ["an empty name", named("")],
  ])("datadog-services/3.13 is refused with %s", async (_, body) => {
    expect(await call(path, { method, json: body })).toMatchObject({ status: 400 });
  });

  it("datadog-services/3.14 datadog-services/3.15 may hold undeclared members, which have no effect", async () => {
    const attributes = { name: "open", created: 7, modified: "1999-01-01T00:00:00Z", colour: ["red"] };
    const data = { type: "services", attributes, relationships: { created_by: { data: { id: userId.outsider } } }, links: null };

    const { status, body } = await call(path, { method, json: { data, included: 1, meta: {} } });

    expect(status).toBe(success);
    expect(Object.keys(body.data.attributes)).toEqual(["name", "created", "modified"]);
    expect(body.data.attributes.modified).not.toContain("1999");
    expect(body.data.relationships.created_by.data.id).toBe(userId.admin);
  });

  it.each(["  padded  ", "MiXeD Case", "\u00e9 e\u0301", "\u0000", "__proto__", "constructor", "\u{1F4A5}", "x".repeat(100_000)])(
    "datadog-services/3.17 keeps a name exactly as sent (%#)",
    async (name) => {
      const { body } = await call(path, { method, json: named(name) });

      expect((await read(`${list}/${body.data.id}`)).attributes.name).toBe(name);
    },
  );

  it("datadog-services/3.17 keeps a name with half a character", async () => {
    const { status, body } = await call(path, { method, headers: json, body: '{"data":{"type":"services","attributes":{"name":"\\ud800"}}}' });

    expect(status).toBe(success);
    expect((await read(`${list}/${body.data.id}`)).attributes.name).toBe("\ud800");
  });

  it.each([" ", "\t\n"])("datadog-services/3.18 may hold a name of white space only (%#)", async (name) => {
    expect(await call(path, { method, json: named(name) })).toMatchObject({ status: success });
  });

  it.each(["text/plain", "application/vnd.api+json", "application/x-www-form-urlencoded", "application/jsonp", "*/*", ""])(
    'datadog-services/3.19 is refused with the Content-Type "%s"',
    async (type) => {
      expect(await call(path, { method, headers: { "Content-Type": type }, body: JSON.stringify(named("x")) })).toMatchObject({ status: 400 });
    },
  );

  it("datadog-services/3.19 is refused without a Content-Type", async () => {
    expect(await call(path, { method, body: new TextEncoder().encode(JSON.stringify(named("x"))) })).toMatchObject({ status: 400 });
  });

  it.each(["application/json; charset=utf-8", "Application/JSON", "application/json;charset=UTF-8;x=y"])(
    "datadog-services/3.20 is read with the Content-Type %s",
    async (type) => {
      expect(await call(path, { method, headers: { "Content-Type": type }, body: JSON.stringify(named("x")) })).toMatchObject({ status: success });
    },
  );

  it.each(["", "{", '{"data":', "services", "[]", '"services"', "7", "true", `${JSON.stringify(named("x"))} x`])(
    "datadog-services/3.21 is refused where it is %j",
    async (body) => {
      expect(await call(path, { method, headers: json, body })).toMatchObject({ status: 400 });
    },
  );

  it("datadog-services/3.21 is refused where there is none, not even a Content-Type", async () => {
    expect(await call(path, { method })).toMatchObject({ status: 400 });
  });

  it("datadog-services/10.13 is refused with bytes that are not UTF-8", async () => {
    const bytes = new TextEncoder().encode(JSON.stringify(named("?")));
    bytes[bytes.indexOf("?".charCodeAt(0))] = 0xff;

    expect(await call(path, { method, headers: json, body: bytes })).toMatchObject({ status: 400 });
  });

  it("is refused where only its prototype would have what is missing", async () => {
    const body = '{"__proto__":{"data":{"type":"services","attributes":{"name":"x"}}}}';

    expect(await call(path, { method, headers: json, body })).toMatchObject({ status: 400 });
  });

  it("datadog-services/4.4 is refused with one plain text for each fault", async () => {
    const { body } = await call(path, { method, json: { data: { type: 1, attributes: { name: "" } } } });

    expect(body).toEqual({
      errors: [expect.stringMatching(/^Bad Request: .*type/), expect.stringMatching(/^Bad Request: .*type/), expect.stringMatching(/^Bad Request: .*name/)],
    });
  });
});

describe("data.id", () => {
  it.each([seededId(1), seededId(1).toUpperCase()])("datadog-services/3.12 may be the path's: %s", async (id) => {
    expect(await call(seeded(1), { method: "PATCH", json: { data: { ...named("same").data, id } } })).toMatchObject({ status: 200 });
  });

  it("datadog-services/3.12 equals the path's also where that is in upper case", async () => {
    const path = `${list}/${seededId(1).toUpperCase()}`;

    expect(await call(path, { method: "PATCH", json: { data: { type: "services", id: seededId(1) } } })).toMatchObject({ status: 200 });
  });

  it.each([seededId(2), "", "not-a-uuid", ` ${seededId(1)}`, 7, null])("datadog-services/3.12 is refused on update where it is %j", async (id) => {
    const before = await stateOf();

    expect(await call(seeded(1), { method: "PATCH", json: { data: { ...named("other").data, id } } })).toMatchObject({ status: 400 });
    expect(await stateOf()).toBe(before);
  });

  it.each([seededId(2), "not-a-uuid", 7, null, {}])("datadog-services/3.16 has no effect on create where it is %j", async (id) => {
    const { status, body } = await call(list, { method: "POST", json: { data: { ...named("mine").data, id } } });

    expect(status).toBe(201);
    expect(body.data.id).not.toBe(id);
    expect((await read(seeded(2))).attributes.name).toBe("service-02");
  });
});

describe("included users", () => {
  it("datadog-services/4.2 have every declared attribute and their organization, and nothing else", async () => {
    const { id } = await create("mine", "editor");

    const { body } = await call(`${list}/${id}?include=users`);

    const attributes = ["name", "title", "handle", "email", "icon", "status", "disabled", "verified", "created_at"];
    expect(body.included?.map((user) => [Object.keys(user), Object.keys(user.attributes ?? {}), Object.keys(user.relationships ?? {})])).toEqual([
      [["id", "type", "attributes", "relationships"], attributes, ["org"]],
    ]);
  });

  it("datadog-services/10.8 have their handle", async () => {
    const { body } = await call(`${list}?include=users`);

    expect(body.included?.map(({ attributes }) => attributes?.handle)).toEqual(["admin@example.com", "editor@example.com"]);
  });
});

describe("answers", () => {
  it("datadog-services/4.1 hold no member that the contract does not name", async () => {
    const { body } = await call(list);

    expect([Object.keys(body), Object.keys(body.meta), Object.keys(body.meta.pagination)]).toEqual([
      ["data", "meta"],
      ["pagination"],
      ["offset", "next_offset", "size"],
    ]);
    expect(new Set(body.data.flatMap((service) => Object.keys(service)))).toEqual(new Set(["id", "type", "attributes", "relationships"]));
  });
});
