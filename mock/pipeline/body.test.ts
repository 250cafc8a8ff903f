import { describe, expect, it } from "vitest";
import { ann, petsMock, post } from "../pets.fixture.ts";

const created = async (body: string, headers: Record<string, string> = {}, options = {}) => {
  const response = await petsMock(options).fetch("/v1/pets", post(body, headers));
  return { status: response.status, text: await response.text() };
};

describe("a body", () => {
  it.each([["9007199254740993"], ["-9007199254740993"], ["123456789012345678901234567890"], ["9223372036854775807"]])(
    "echoes the integer %s digit by digit",
    async (integer) => {
      const { status, text } = await created(`{"name":"Rex","weight":${integer}}`);

      expect(status).toBe(201);
      expect(text).toContain(`"weight":${integer}`);
    },
  );

  it("shows such integers in lists and in the state, too", async () => {
    const mock = petsMock();
    await mock.fetch("/v1/pets", post('{"name":"Rex","weight":9007199254740993}'));

    expect(await (await mock.fetch("/v1/pets", { headers: ann })).text()).toContain('"weight":9007199254740993');
    expect(await (await mock.fetch("/_specimen/v1/state")).text()).toContain('"weight":9007199254740993');
  });

  it.each([
    '{"name":"Rex","__proto__":{"admin":true}}',
    '{"name":"Rex","constructor":{"prototype":{"admin":true}}}',
    '{"__proto__":{"name":"Rex"},"name":"Rex"}',
  ])("with names from Object's prototype changes no prototype: %s", async (body) => {
    const { status } = await created(body);

    expect(status).toBe(201);
    expect(({} as Record<string, unknown>)["admin"]).toBeUndefined();
  });

  it("whose required member is only inherited lacks it", async () => {
    expect((await created('{"__proto__":{"name":"Rex"}}')).status).toBe(422);
  });

  it.each([
    ["nested to the limit, is judged", `{"name":"Rex","deep":${"[".repeat(511)}${"]".repeat(511)}}`, 201],
    ["nested deeper than that, is unreadable", `{"name":"Rex","deep":${"[".repeat(512)}${"]".repeat(512)}}`, 400],
    ["nested a hundred thousand levels and never closed, is unreadable", `{"name":"Rex","deep":${"[".repeat(100_000)}`, 400],
    ["cut off, is unreadable", '{"name":"Re', 400],
    ["followed by something else, is unreadable", '{"name":"Rex"}}', 400],
    ["of white space only, is unreadable", "  ", 400],
    ["that is null, is invalid", "null", 422],
    ["of no bytes, is missing", "", 422],
  ])("%s", async (_case, body, status) => {
    expect((await created(body)).status).toBe(status);
  });

  it("with lone surrogates and NUL comes back as it was sent", async () => {
    const { status, text } = await created('{"name":"\\ud800\\u0000"}');

    expect([status, (JSON.parse(text) as { name: string }).name]).toEqual([201, "\ud800\u0000"]);
  });

  it("that is not UTF-8 is unreadable", async () => {
    const response = await petsMock().fetch("/v1/pets", { ...post(""), body: new Uint8Array([0x22, 0xff, 0x22]) });

    expect(response.status).toBe(400);
  });

  it("of an operation that documents none is ignored", async () => {
    const response = await petsMock().fetch("/v1/pets/p-1", { method: "DELETE", headers: { ...ann, "Content-Type": "application/json" }, body: "{" });

    expect(response.status).toBe(404);
  });
});

describe("a media type", () => {
  const put = async (headers: Record<string, string>, options = {}) => {
    const mock = petsMock(options);
    const { id } = (await (await mock.fetch("/v1/pets", post({ name: "Rex" }))).json()) as { id: string };
    return (await mock.fetch(`/v1/pets/${id}`, { method: "PUT", headers: { ...ann, ...headers }, body: new TextEncoder().encode('{"name":"Tom"}') })).status;
  };
  const otherMediaTypes = (value: "json" | "unreadable") => ({ behaviour: { otherMediaTypes: value } });

  it.each([
    ["application/json", 200],
    ["Application/JSON; charset=utf-8", 200],
    ["text/plain", 415],
    ["", 415],
  ])("%j of a body answers %d where 415 is documented", async (type, status) => {
    expect(await put(type === "" ? {} : { "Content-Type": type })).toBe(status);
  });

  it("answers 415 where documented, even if the module would read it as JSON", async () => {
    expect(await put({ "Content-Type": "text/plain" }, otherMediaTypes("json"))).toBe(415);
  });

  it("that is unknown is unreadable where 415 is not documented", async () => {
    expect((await created('{"name":"Rex"}', { "Content-Type": "text/plain" })).status).toBe(400);
  });

  it("that is unknown is read as JSON where the module says so", async () => {
    expect((await created('{"name":"Rex"}', { "Content-Type": "text/plain" }, otherMediaTypes("json"))).status).toBe(201);
    expect((await created("name=Rex", { "Content-Type": "text/plain" }, otherMediaTypes("json"))).status).toBe(400);
  });

  it.each([
    ["*/*", 200],
    ["application/*", 200],
    ["text/html, application/json;q=0.1", 200],
    ["", 200],
    ["text/html", 406],
    ["application/json;q=0, */*", 406],
    ["text/html, */*;q=0", 406],
  ])("that the client accepts (%j) answers %d where 406 is documented", async (accept, status) => {
    expect(await put({ "Content-Type": "application/json", Accept: accept })).toBe(status);
  });

  it("that the client accepts does not matter where 406 is not documented", async () => {
    expect((await petsMock().fetch("/v1/pets", { headers: { ...ann, Accept: "text/html" } })).status).toBe(200);
  });
});
