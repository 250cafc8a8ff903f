import { describe, expect, it } from "vitest";
import { compile } from "./compile.ts";
import { loadDocument } from "./load.ts";
import type { Contract, Json, JsonObject, Operation } from "./model.ts";
import { upgradeSwagger } from "./swagger2.ts";

const head = { swagger: "2.0", info: { title: "Old", version: "1" } };
const ok: JsonObject = { 200: { description: "" } };

async function contractOf(rest: JsonObject): Promise<Contract> {
  const loaded = await loadDocument({ ...head, paths: {}, ...rest });
  expect(loaded.notices).toEqual([]);
  return compile("old", loaded);
}

async function operationOf(operation: JsonObject, rest: JsonObject = {}): Promise<Operation> {
  const [found] = (await contractOf({ paths: { "/a": { post: { responses: ok, ...operation } } }, ...rest })).operations;
  if (!found) throw new Error("the document has no operation");
  return found;
}

describe("a Swagger document is served", () => {
  it.each<[JsonObject, string]>([
    [{ host: "api.example.com", basePath: "/v1", schemes: ["https", "http"] }, "/v1"],
    [{ basePath: "/v2/" }, "/v2"],
    [{ host: "api.example.com" }, ""],
    [{}, ""],
  ])("%j has the base path %j", async (rest, basePath) => {
    expect((await contractOf(rest)).basePath).toBe(basePath);
  });

  it("with schemes under their new names", async () => {
    const { schemes } = await contractOf({
      securityDefinitions: {
        basic: { type: "basic" },
        key: { type: "apiKey", in: "header", name: "X-Key" },
        oauth: { type: "oauth2", flow: "accessCode", authorizationUrl: "https://a", tokenUrl: "https://b", scopes: {} },
      },
    });
    expect([...schemes.values()]).toEqual([
      { name: "basic", type: "http", scheme: "basic" },
      { name: "key", type: "apiKey", in: "header", parameter: "X-Key" },
      { name: "oauth", type: "oauth2" },
    ]);
  });
});

describe("parameters", () => {
  it.each<[JsonObject, string, boolean]>([
    [{ collectionFormat: "csv" }, "form", false],
    [{}, "form", false],
    [{ collectionFormat: "multi" }, "form", true],
    [{ collectionFormat: "pipes" }, "pipeDelimited", false],
    [{ collectionFormat: "ssv" }, "spaceDelimited", false],
  ])("that are arrays with %j have the style %s, explode %s", async (format, style, explode) => {
    const { parameters } = await operationOf({ parameters: [{ name: "a", in: "query", type: "array", items: { type: "integer" }, ...format }] });
    expect(parameters).toMatchObject([{ name: "a", style, explode, schema: { type: "array", items: { type: "integer" } } }]);
  });

  it("keep what they ask for, references and those of the path included", async () => {
    const contract = await contractOf({
      parameters: { limit: { name: "limit", in: "query", type: "integer", maximum: 10 } },
      paths: {
        "/a/{id}": {
          parameters: [
            { name: "id", in: "path", required: true, type: "string", pattern: "^x" },
            { name: "limit", in: "query", type: "string" },
          ],
          get: { parameters: [{ $ref: "#/parameters/limit" }], responses: ok },
        },
      },
    });
    const [operation] = contract.operations;
    const judged = operation?.decodeParameters({ path: ["y"], query: "limit=11", header: () => undefined });
    expect(judged?.violations.map(({ at, keyword }) => `${at} ${keyword}`)).toEqual(["/id pattern", "/limit maximum"]);
  });
});

describe("a body", () => {
  const body = { name: "it", in: "body", required: true, schema: { $ref: "#/definitions/It" } };
  const definitions = {
    It: { type: "object", required: ["id", "name"], properties: { id: { type: "integer", readOnly: true }, name: { type: "string", "x-nullable": true } } },
  };

  it("is taken as what the operation consumes, else the document", async () => {
    const ranges = async (operation: JsonObject, rest: JsonObject) =>
      (await operationOf({ parameters: [body], ...operation }, { definitions, ...rest })).body?.content.map(({ range }) => range);
    expect(await ranges({ consumes: ["application/xml"] }, { consumes: ["application/json"] })).toEqual(["application/xml"]);
    expect(await ranges({}, { consumes: ["application/vnd.it+json", "application/json"] })).toEqual(["application/vnd.it+json", "application/json"]);
    expect(await ranges({}, {})).toEqual(["application/json"]);
  });

  it("is judged by its definition", async () => {
    const { body: found } = await operationOf({ parameters: [body] }, { definitions });
    const check = found?.content[0]?.check ?? (() => []);
    expect([found?.required, check({ name: null }), check({})?.map(({ at }) => at)]).toEqual([true, undefined, ["/name"]]);
  });

  it("may be named by the document", async () => {
    const operation = await operationOf({ parameters: [{ $ref: "#/parameters/it" }] }, { definitions, parameters: { it: body } });
    expect([operation.parameters.length, operation.body?.required]).toEqual([0, true]);
  });

  it("of one operation is none of its neighbours'", async () => {
    const contract = await contractOf({ definitions, paths: { "/a": { post: { parameters: [body], responses: ok }, get: { responses: ok } } } });
    expect(contract.operations.map((operation) => [operation.method, operation.body !== undefined])).toEqual([
      ["GET", false],
      ["POST", true],
    ]);
  });

  it("of form fields is a form, with a file in parts", async () => {
    const text = { name: "a", in: "formData", type: "string", required: true };
    const file = { name: "f", in: "formData", type: "file" };
    const list = { name: "l", in: "formData", type: "array", items: { type: "string" }, collectionFormat: "multi" };
    const form = (await operationOf({ parameters: [text, list] })).body;
    const parts = (await operationOf({ parameters: [text, file] })).body;
    expect(form).toMatchObject({
      required: true,
      content: [{ range: "application/x-www-form-urlencoded", schema: { required: ["a"] }, encoding: { l: { style: "form", explode: true } } }],
    });
    expect(parts?.content).toMatchObject([{ range: "multipart/form-data", schema: { properties: { f: { type: "string", format: "binary" } } } }]);
  });
});

describe("responses", () => {
  it("come as what the operation produces, else the document, with examples and headers", async () => {
    const responses: JsonObject = {
      200: {
        description: "",
        schema: { type: "array", items: { $ref: "#/definitions/It" } },
        examples: { "application/json": [{ kind: "a" }] },
        headers: { "X-Count": { type: "integer", description: "How many." } },
      },
      404: { $ref: "#/responses/Missing" },
      204: { description: "nothing" },
    };
    const rest: JsonObject = {
      produces: ["application/json"],
      definitions: { It: { type: "object", discriminator: "kind", required: ["kind"], properties: { kind: { type: "string" } } } },
      responses: { Missing: { description: "", schema: { type: "object" } } },
    };
    const operation = await operationOf({ produces: ["text/csv", "application/json"], responses }, rest);
    const [found, nothing, missing] = operation.responses;
    expect(found?.content.map(({ range, examples }) => [range, [...examples.values()]])).toEqual([
      ["text/csv", []],
      ["application/json", [[{ kind: "a" }]]],
    ]);
    expect(found?.content[1]?.check([{}])?.map(({ at }) => at)).toEqual(["/0/kind"]);
    expect(found?.headers[0]?.check("x")?.map(({ keyword }) => keyword)).toEqual(["type"]);
    expect(nothing?.content).toEqual([]);
    expect(missing?.content.map(({ range }) => range)).toEqual(["application/json"]);
  });

  it("may be files", async () => {
    const { responses } = await operationOf({ responses: { 200: { description: "", schema: { type: "file" } } } });
    expect(responses[0]?.content).toMatchObject([{ range: "application/octet-stream", schema: { type: "string", format: "binary" } }]);
  });
});

describe("a fault in the upgraded document leads to the original text", () => {
  it.each<[string, string]>([
    ["/components/schemas/It/properties/a", "/definitions/It/properties/a"],
    ["/paths/~1a/post/requestBody/content/application~1json/schema/type", "/paths/~1a/post/parameters/1/schema/type"],
    ["/paths/~1a/post/parameters/0/schema/type", "/paths/~1a/post/parameters/0/type"],
    ["/paths/~1a/post/responses/200/content/application~1json/schema/type", "/paths/~1a/post/responses/200/schema/type"],
    ["/info/title", "/info/title"],
  ])("%s comes from %s", (upgraded, original) => {
    const schema: Json = { type: "string" };
    const parameters = [
      { name: "q", in: "query", type: "string" },
      { name: "b", in: "body", schema },
    ];
    const originOf = upgradeSwagger({ ...head, paths: { "/a": { post: { parameters, responses: { 200: { schema } } } } } });
    expect(originOf(upgraded)).toBe(original);
  });
});
