import { describe, expect, it } from "vitest";
import { compile } from "./compile.ts";
import { loadDocument } from "./load.ts";
import type { Contract, Json, JsonObject } from "./model.ts";

const contractOf = async (rest: JsonObject): Promise<Contract> => compile("test", await loadDocument({ openapi: "3.1.0", info: {}, paths: {}, ...rest }));
const operationOf = async (get: Json, rest: JsonObject = {}) => {
  const [operation] = (await contractOf({ paths: { "/a": { get } }, ...rest })).operations;
  if (!operation) throw new Error("the document has no operation");
  return operation;
};

describe("a contract", () => {
  it.each<[Json, string]>([
    [[{ url: "https://api.example.com/v1/" }], "/v1"],
    [[{ url: "/v1" }, { url: "/v2" }], "/v1"],
    [[{ url: "v1" }], "/v1"],
    [[{ url: "https://{region}.example.com/{base}", variables: { base: { default: "v3" }, region: { default: "eu" } } }], "/v3"],
    [[{ url: "https://example.com" }], ""],
    [[{ url: "http://[broken" }], ""],
    [[], ""],
  ])("served by %j has the base path %j", async (servers, basePath) => {
    expect((await contractOf({ servers })).basePath).toBe(basePath);
  });

  it("is served below the base path of each of its servers", async () => {
    const contract = await contractOf({ servers: [{ url: "/v1" }, { url: "https://example.com/v2/" }], paths: { "/a": { get: { operationId: "x" } } } });
    const kinds = ["/v1/a", "/v2/a", "/a", "/v1"].map((path) => contract.route("GET", path).kind);
    expect(kinds).toEqual(["operation", "operation", "unknown", "unknown"]);
    expect(contract.route("PUT", "/v2/a").kind).toBe("other-method");
  });

  it("serves additional operations by their own methods", async () => {
    const contract = await contractOf({ paths: { "/a": { query: { operationId: "q" }, additionalOperations: { PURGE: { operationId: "p" } } } } });
    expect(contract.operations.map(({ id, method, pointer }) => [id, method, pointer])).toEqual([
      ["q", "QUERY", "/paths/~1a/query"],
      ["p", "PURGE", "/paths/~1a/additionalOperations/PURGE"],
    ]);
    expect(contract.route("PURGE", "/a")).toMatchObject({ kind: "operation", operation: { id: "p" } });
  });

  it("has a title in any case, and is frozen", async () => {
    const contract = await contractOf({ info: { version: "2" } });
    expect([contract.title, contract.version]).toEqual(["test", "2"]);
    expect(Object.isFrozen(contract) && Object.isFrozen(contract.operations)).toBe(true);
  });

  it("knows its operations by their ids, else by method and path", async () => {
    const paths = { "/a": { get: { operationId: "x" }, put: { operationId: "x" }, post: {} }, "x-note": {} };
    expect((await contractOf({ paths })).operations.map(({ id }) => id)).toEqual(["x", "PUT /a", "POST /a"]);
  });

  it("routes to them, through a path item that is a reference too", async () => {
    const contract = await contractOf({
      paths: { "/a": { $ref: "#/components/pathItems/a" } },
      components: { pathItems: { a: { get: { operationId: "x" } } } },
    });
    expect(contract.route("GET", "/a")).toMatchObject({ kind: "operation", operation: { id: "x", pointer: "/components/pathItems/a/get" } });
    expect(contract.route("GET", "/b")).toEqual({ kind: "unknown" });
  });

  it("of a path that is a reference with siblings has both, and its own win", async () => {
    const contract = await contractOf({
      paths: { "/a": { $ref: "#/components/pathItems/a", get: { operationId: "own" } } },
      components: { pathItems: { a: { get: { operationId: "named" }, put: { operationId: "both" } } } },
    });
    expect(contract.operations.map(({ id }) => id)).toEqual(["own", "both"]);
  });

  it("with another dialect named at its root is judged all the same", async () => {
    const operation = await operationOf(
      { requestBody: { content: { "application/json": { schema: { type: "string" } } } } },
      { jsonSchemaDialect: "https://example.com/dialect" },
    );
    expect(operation.body?.content[0]?.check(1)).toHaveLength(1);
  });
});

describe("the parameters of an operation", () => {
  it("replace those of its path", async () => {
    const shared = { name: "a", in: "query", schema: { type: "string" } };
    const paths = { "/a": { parameters: [shared, { $ref: "#/components/parameters/b" }], get: { parameters: [{ ...shared, required: true }] } } };
    const contract = await contractOf({ paths, components: { parameters: { b: { name: "B", in: "header" } } } });
    const listed = contract.operations[0]?.parameters.map(({ name, required, pointer }) => ({ name, required, pointer }));
    expect(listed).toEqual([
      { name: "a", required: true, pointer: "/paths/~1a/get/parameters/0/schema" },
      { name: "b", required: false, pointer: "" },
    ]);
  });

  it("have the defaults of their place", async () => {
    const places = ["path", "query", "header", "cookie"].map((place) => ({ name: "p", in: place }));
    const { parameters } = await operationOf({ parameters: places });
    expect(parameters.map((it) => [it.in, it.style, it.explode, it.required])).toEqual([
      ["path", "simple", false, true],
      ["query", "form", true, false],
      ["header", "simple", false, false],
      ["cookie", "form", true, false],
    ]);
  });

  it.each(["Accept", "content-type", "AUTHORIZATION"])("never include the header %s", async (name) => {
    expect((await operationOf({ parameters: [{ name, in: "header" }] })).parameters).toEqual([]);
  });

  it.each([{ name: "p", in: "constructor" }, { name: "p", in: "body" }, { name: "", in: "query" }, { in: "query" }, 1, null])(
    "never include %j",
    async (parameter) => {
      expect((await operationOf({ parameters: [parameter] })).parameters).toEqual([]);
    },
  );
});

describe("what a schema asks for", () => {
  const schema = { required: ["id", "secret"], properties: { id: { readOnly: true }, secret: { writeOnly: true } } };
  const content = { "application/json": { schema: { $ref: "#/components/schemas/it" } } };

  it("differs by direction", async () => {
    const operation = await operationOf({ requestBody: { content }, responses: { 200: { content } } }, { components: { schemas: { it: schema } } });
    expect(operation.body?.content[0]?.check({})?.map(({ at }) => at)).toEqual(["/secret"]);
    expect(operation.responses[0]?.content[0]?.check({})?.map(({ at }) => at)).toEqual(["/id"]);
  });

  it("is named at its own place, even where two places share one value", async () => {
    const shared = { type: "string" };
    const media = (...names: string[]) => ({
      content: { "application/json": { schema: { properties: Object.fromEntries(names.map((name) => [name, shared])) } } },
    });
    const operation = await operationOf({ requestBody: media("a", "b") });
    const rules = operation.body?.content[0]?.check({ a: 1, b: 1 })?.map(({ rule }) => rule.replace(/^.*schema/, ""));
    expect(rules).toEqual(["/properties/a/type", "/properties/b/type"]);
  });

  it("of a version 3.0 document is judged as 3.0 means it", async () => {
    const schemas = { it: { type: "integer", nullable: true, minimum: 0, exclusiveMinimum: true } };
    const operation = await operationOf({ requestBody: { content } }, { openapi: "3.0.3", components: { schemas } });
    const check = operation.body?.content[0]?.check ?? (() => []);
    expect([check(null), check(1)]).toEqual([undefined, undefined]);
    expect(check(0)?.map(({ expected }) => expected)).toEqual(["more than 0"]);
  });
});

describe("responses", () => {
  it("come with media types, examples and what cannot be reached, references followed", async () => {
    const responses = {
      200: { $ref: "#/components/responses/ok" },
      default: { description: "else", "x-unreachable": "never sent" },
      "x-note": 1,
    };
    const ok = {
      description: "fine",
      content: { "application/json": { example: 1, examples: { two: { value: 2 }, three: { $ref: "#/components/examples/three" }, none: {} } } },
    };
    const operation = await operationOf({ responses }, { components: { responses: { ok }, examples: { three: { value: 3 } } } });
    expect(operation.responses.map(({ status, description, unreachable, pointer }) => [status, description, unreachable, pointer])).toEqual([
      ["200", "fine", undefined, "/components/responses/ok"],
      ["default", "else", "never sent", "/paths/~1a/get/responses/default"],
    ]);
    expect([...(operation.responses[0]?.content[0]?.examples ?? [])]).toEqual([
      ["two", 2],
      ["three", 3],
      ["example", 1],
    ]);
  });

  it("judge their headers as text", async () => {
    const headers = { "X-Count": { required: true, schema: { type: "integer", maximum: 9 }, example: 3 }, "Content-Type": {}, "X-Free": {} };
    const operation = await operationOf({ responses: { 200: { headers } } });
    const [count, free, ...others] = operation.responses[0]?.headers ?? [];
    expect(count).toMatchObject({ name: "x-count", declaredName: "X-Count", required: true, example: 3 });
    expect([count?.check("5"), free?.check("%zz")]).toEqual([undefined, undefined]);
    expect(["x", "10", "9007199254740993"].map((text) => count?.check(text)?.map(({ keyword }) => keyword))).toEqual([["type"], ["maximum"], ["maximum"]]);
    expect(others).toEqual([]);
  });
});

describe("security", () => {
  const components = {
    securitySchemes: {
      key: { type: "apiKey", in: "header", name: "X-Key" },
      token: { $ref: "#/components/securitySchemes/bearer" },
      bearer: { type: "http", scheme: "bearer" },
      oauth: { type: "oauth2", flows: {} },
    },
  };

  it("knows each scheme", async () => {
    const { schemes } = await contractOf({ components });
    expect([...schemes.values()]).toEqual([
      { name: "key", type: "apiKey", in: "header", parameter: "X-Key" },
      { name: "token", type: "http", scheme: "bearer" },
      { name: "bearer", type: "http", scheme: "bearer" },
      { name: "oauth", type: "oauth2" },
    ]);
  });

  it.each<[string, JsonObject, string[][]]>([
    ["is the document's own where an operation says nothing", {}, [["key"]]],
    [
      "is the operation's where it speaks: alternatives of what is needed together",
      { security: [{ key: [], token: [] }, { oauth: [] }] },
      [["key", "token"], ["oauth"]],
    ],
    ["is none where the operation says so", { security: [] }, []],
    ["is none where one alternative asks for nothing", { security: [{ key: [] }, {}] }, []],
  ])("%s", async (_what, get, expected) => {
    expect((await operationOf(get, { components, security: [{ key: [] }] })).security).toEqual(expected);
  });
});
