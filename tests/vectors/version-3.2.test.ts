/** What OpenAPI 3.2 adds is served, or named at the start. */
import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../../contract/model.ts";
import { createMock } from "../../mock/index.ts";

const says = (text: string): JsonObject => ({
  responses: { 200: { summary: "Fine.", content: { "application/json": { schema: { const: text } } } } },
});

function mockOf(paths: JsonObject, more: JsonObject = {}) {
  const notices: string[] = [];
  const mock = createMock({
    apis: [{ id: "v", document: { openapi: "3.2.0", info: { title: "T", version: "1" }, paths, ...more } }],
    onEvent: (event) => void (event.event === "notice" && notices.push(event.message)),
  });
  const ask = (method: string, path: string, body?: Json, headers: Record<string, string> = {}) =>
    mock.fetch(path, { method, headers: { "Content-Type": "application/json", ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  return { ask, notices };
}

const statusAndBody = async (response: Response) => [response.status, await response.json()];

describe("methods", () => {
  it("QUERY takes a body that is judged", async () => {
    const requestBody = { required: true, content: { "application/json": { schema: { type: "object", required: ["text"] } } } };
    const { ask } = mockOf({ "/search": { query: { requestBody, ...says("found") } } });

    expect(await statusAndBody(await ask("QUERY", "/search", { text: "a" }))).toEqual([200, "found"]);
    expect((await ask("QUERY", "/search", {})).status).toBe(400);
    expect((await ask("POST", "/search", { text: "a" })).headers.get("allow")).toBe("QUERY, OPTIONS");
  });

  it("of one's own stand under additionalOperations", async () => {
    const { ask } = mockOf({ "/files/{id}": { get: says("read"), additionalOperations: { COPY: says("copied"), "M-SEARCH": says("searched") } } });

    expect(await statusAndBody(await ask("COPY", "/files/7"))).toEqual([200, "copied"]);
    expect(await statusAndBody(await ask("M-SEARCH", "/files/7"))).toEqual([200, "searched"]);
    expect((await ask("MOVE", "/files/7")).headers.get("allow")).toBe("GET, COPY, M-SEARCH, HEAD, OPTIONS");
  });
});

describe("a parameter that is the whole query string", () => {
  const schema: JsonObject = {
    type: "object",
    required: ["from"],
    properties: { from: { type: "integer" }, tags: { type: "array", items: { type: "string" } } },
    additionalProperties: false,
  };
  const asked = (range: string) =>
    mockOf({ "/rows": { get: { parameters: [{ name: "all", in: "querystring", required: true, content: { [range]: { schema } } }], ...says("rows") } } }).ask;

  it.each([
    ["application/x-www-form-urlencoded", "from=3", 200],
    ["application/x-www-form-urlencoded", "from=3&tags=a+b&tags=c", 200],
    ["application/x-www-form-urlencoded", "from=three", 400],
    ["application/x-www-form-urlencoded", "from=3&more=1", 400],
    ["application/x-www-form-urlencoded", "from=%E0%A4%A", 400],
    ["application/x-www-form-urlencoded", "", 400],
    ["application/json", "%7B%22from%22%3A3%7D", 200],
    ["application/json", "%7B%22from%22%3A%223%22%7D", 400],
    ["application/json", "from=3", 400],
  ])("of type %s: %j leads to %d", async (range, query, status) => {
    expect((await asked(range)("GET", `/rows?${query}`)).status).toBe(status);
  });
});

it("a cookie of style cookie is taken as it is written", async () => {
  const parameters = [{ name: "mark", in: "cookie", style: "cookie", required: true, schema: { type: "string", const: "50%" } }];
  const { ask } = mockOf({ "/rows": { get: { parameters, ...says("rows") } } });

  expect((await ask("GET", "/rows", undefined, { Cookie: "mark=50%" })).status).toBe(200);
});

it("references by $self lead into the document", async () => {
  const schema = { $ref: "https://example.com/api.yaml#/components/schemas/Row" };
  const paths: JsonObject = { "/rows": { get: { responses: { 200: { description: "Fine.", content: { "application/json": { schema } } } } } } };
  const { ask, notices } = mockOf(paths, { $self: "https://example.com/api.yaml", components: { schemas: { Row: { const: "row" } } } });

  expect([...(await statusAndBody(await ask("GET", "/rows"))), notices]).toEqual([200, "row", []]);
});

it("media types may be named once and referred to", async () => {
  const content = { "application/json": { $ref: "#/components/mediaTypes/Row" } };
  const { ask } = mockOf(
    { "/rows": { get: { responses: { 200: { description: "Fine.", content } } } } },
    { components: { mediaTypes: { Row: { schema: { const: "row" } } } } },
  );

  expect(await statusAndBody(await ask("GET", "/rows"))).toEqual([200, "row"]);
});

it("an example's dataValue is the answer", async () => {
  const content = { "application/json": { schema: { type: "object" }, examples: { one: { dataValue: { id: 7 } } } } };
  const { ask } = mockOf({ "/rows": { get: { responses: { 200: { description: "Fine.", content } } } } });

  expect(await statusAndBody(await ask("GET", "/rows"))).toEqual([200, { id: 7 }]);
});

it("a discriminator may have a default", async () => {
  const schemas: JsonObject = {
    Cat: { type: "object", required: ["lives"], properties: { lives: { const: 9 } } },
    Dog: { type: "object", required: ["bark"], properties: { bark: { const: true } } },
  };
  const schema = {
    oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }],
    discriminator: { propertyName: "kind", defaultMapping: "#/components/schemas/Dog" },
  };
  const requestBody = { required: true, content: { "application/json": { schema } } };
  const { ask } = mockOf({ "/pets": { post: { requestBody, ...says("taken") } } }, { components: { schemas } });

  expect([(await ask("POST", "/pets", { bark: true })).status, (await ask("POST", "/pets", { kind: "Cat", lives: 9 })).status]).toEqual([200, 200]);
});

describe("what is not served is named", () => {
  it.each<[string, JsonObject, string]>([
    ["positions of parts", { "multipart/mixed": { schema: { type: "array" }, prefixEncoding: [{ contentType: "application/json" }] } }, "prefixEncoding"],
    ["one encoding of all parts", { "multipart/mixed": { itemSchema: {}, itemEncoding: { contentType: "application/json" } } }, "itemEncoding"],
  ])("%s", async (_what, content, member) => {
    const { ask, notices } = mockOf({ "/rows": { post: { requestBody: { content }, ...says("rows") }, get: says("got") } });

    expect(await statusAndBody(await ask("GET", "/rows"))).toEqual([200, "got"]);
    expect(notices).toEqual([expect.stringContaining(`unsupported-part at /paths/~1rows/post/requestBody/content/multipart~1mixed/${member}: `)]);
  });

  it("an example in a file of its own", async () => {
    const content = { "application/json": { schema: { type: "integer" }, examples: { one: { externalValue: "./one.json" } } } };
    const { ask, notices } = mockOf({ "/rows": { get: { responses: { 200: { description: "Fine.", content } } } } });

    expect(await statusAndBody(await ask("GET", "/rows"))).toEqual([200, expect.any(Number)]);
    expect(notices).toEqual([expect.stringContaining("examples/one/externalValue: ")]);
  });
});
