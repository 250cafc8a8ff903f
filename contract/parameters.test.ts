import { describe, expect, it } from "vitest";
import { compile } from "./compile.ts";
import { loadDocument } from "./load.ts";
import type { Decoded, Json, JsonObject, ParameterValues } from "./model.ts";
import { templateNames } from "./parameters.ts";
import { sentence } from "./violation.ts";

interface Raw {
  readonly path?: string[];
  readonly query?: string;
  readonly headers?: Record<string, string>;
}

async function decode(parameters: JsonObject[], { path = [], query = "", headers = {} }: Raw, template = "/a"): Promise<Decoded<ParameterValues>> {
  const contract = compile("test", await loadDocument({ openapi: "3.1.0", info: {}, paths: { [template]: { get: { parameters } } } }));
  const operation = contract.operations[0];
  if (!operation) throw new Error("the document has no operation");
  return operation.decodeParameters({ path, query, header: (name) => headers[name] });
}

const integer = { type: "integer" };
const list = { type: "array", items: integer };
const color = { type: "object", properties: { R: integer, G: integer } };
const RG = { R: 100, G: 200 };

describe("styles", () => {
  it.each<[string, boolean, Json, string, unknown]>([
    ["simple", false, integer, "5", 5],
    ["simple", false, list, "3,4", [3, 4]],
    ["simple", true, list, "3,4", [3, 4]],
    ["simple", false, color, "R,100,G,200", RG],
    ["simple", true, color, "R=100,G=200", RG],
    ["label", false, integer, ".5", 5],
    ["label", false, list, ".3,4", [3, 4]],
    ["label", true, list, ".3.4", [3, 4]],
    ["label", false, color, ".R,100,G,200", RG],
    ["label", true, color, ".R=100.G=200", RG],
    ["matrix", false, integer, ";p=5", 5],
    ["matrix", false, list, ";p=3,4", [3, 4]],
    ["matrix", true, list, ";p=3;p=4", [3, 4]],
    ["matrix", false, color, ";p=R,100,G,200", RG],
    ["matrix", true, color, ";R=100;G=200", RG],
    ["simple", false, { type: "array", items: { type: "string" } }, "a%2Cb,c", ["a,b", "c"]],
    ["simple", false, { type: "string" }, "a%2Fb+c", "a/b+c"],
  ])("%s in a path, explode %s, of %j reads %s", async (style, explode, schema, text, value) => {
    const { value: values, violations } = await decode([{ name: "p", in: "path", required: true, style, explode, schema }], { path: [text] }, "/a/{p}");
    expect(values.path).toEqual({ p: value });
    expect(violations).toEqual([]);
  });

  it.each<[string, boolean, Json, string, unknown]>([
    ["form", true, integer, "p=5", 5],
    ["form", true, list, "p=3&p=4", [3, 4]],
    ["form", true, list, "p=3", [3]],
    ["form", false, list, "p=3,4", [3, 4]],
    ["form", false, list, "p=", []],
    ["form", true, color, "R=100&G=200", RG],
    ["form", false, color, "p=R,100,G,200", RG],
    ["form", false, { type: "array", items: { type: "string" } }, "p=a%2Cb,c+d", ["a,b", "c d"]],
    ["spaceDelimited", false, list, "p=3%204", [3, 4]],
    ["spaceDelimited", false, list, "p=3+4", [3, 4]],
    ["pipeDelimited", false, list, "p=3|4", [3, 4]],
    ["pipeDelimited", false, list, "p=3%7C4", [3, 4]],
    ["pipeDelimited", true, list, "p=3&p=4", [3, 4]],
    ["deepObject", true, color, "p[R]=100&p[G]=200", RG],
    ["deepObject", true, color, "p%5BR%5D=100&q[G]=200", { R: 100 }],
    ["form", true, { type: ["array", "integer"], items: integer }, "p=3", 3],
    ["form", true, { type: "string" }, "p=a+b%2Bc", "a b+c"],
    ["form", true, { type: "string" }, "p=first&p=second", "first"],
    ["form", true, { type: "string" }, "p", ""],
  ])("%s in a query, explode %s, of %j reads %s", async (style, explode, schema, query, value) => {
    const { value: values, violations } = await decode([{ name: "p", in: "query", style, explode, schema }], { query });
    expect(values.query).toEqual({ p: value });
    expect(violations).toEqual([]);
  });

  it.each<[string, boolean, Json, Record<string, string>, unknown]>([
    ["header", false, integer, { p: "5" }, 5],
    ["header", false, list, { p: "3, 4" }, [3, 4]],
    ["header", true, color, { p: "R=100, G=200" }, RG],
    ["header", false, { type: "string" }, { p: "a%20b" }, "a%20b"],
    ["cookie", true, integer, { cookie: "q=1; p=5" }, 5],
    ["cookie", false, list, { cookie: "p=3,4" }, [3, 4]],
    ["cookie", false, { type: "string" }, { cookie: "p=a%20b+c" }, "a b+c"],
  ])("in a %s, explode %s, of %j reads %j", async (place, explode, schema, headers, value) => {
    const { value: values } = await decode(
      [{ name: "P", in: place, explode, schema }].map((it) => (place === "cookie" ? { ...it, name: "p" } : it)),
      { headers },
    );
    expect(values[place as "header" | "cookie"]).toEqual({ p: value });
  });

  it("give way to a document where the parameter is one", async () => {
    const filter = { name: "filter", in: "query", content: { "application/json": { schema: { type: "object", required: ["a"] } } } };
    expect((await decode([filter], { query: "filter=%7B%22a%22:1%7D" })).value.query).toEqual({ filter: { a: 1 } });
    expect((await decode([filter], { query: "filter={}" })).violations.map(sentence)).toEqual(['query filter/a: expected a member "a", found nothing']);
    expect((await decode([filter], { query: "filter={" })).violations.map(sentence)).toEqual(['query filter: expected application/json text, found "{"']);
  });
});

describe("what a careless client sends", () => {
  it.each<[string, JsonObject, Raw, string]>([
    ["nothing", { name: "p", in: "query", required: true, schema: integer }, {}, "query p: expected a value, found nothing"],
    ["the name in other letters", { name: "p", in: "query", required: true, schema: integer }, { query: "P=1" }, "query p: expected a value, found nothing"],
    ["a broken escape", { name: "p", in: "query", schema: integer }, { query: "p=%zz" }, 'query p: expected valid percent-encoding, found "%zz"'],
    ["a broken name", { name: "p", in: "query", required: true, schema: integer }, { query: "%p=1" }, "query p: expected a value, found nothing"],
    ["text for an integer", { name: "p", in: "query", schema: integer }, { query: "p=1e3" }, 'query p: expected type integer, found "1e3"'],
    ["an empty integer", { name: "p", in: "query", schema: integer }, { query: "p=" }, 'query p: expected type integer, found ""'],
    ["a wrong item", { name: "p", in: "query", schema: list }, { query: "p=1&p=x" }, 'query p/1: expected type integer, found "x"'],
    ["a wrong member", { name: "p", in: "query", style: "deepObject", schema: color }, { query: "p[R]=x" }, 'query p/R: expected type integer, found "x"'],
    ["no header", { name: "X-P", in: "header", required: true, schema: integer }, {}, "header x-p: expected a value, found nothing"],
    [
      "a wrong secret",
      { name: "api_key", in: "query", schema: { type: "string", minLength: 20 } },
      { query: "api_key=hunter2" },
      "query api_key: expected at least 20 characters, found ***",
    ],
    [
      "a broken secret",
      { name: "token", in: "query", schema: { type: "string" } },
      { query: "token=%zz" },
      "query token: expected valid percent-encoding, found ***",
    ],
    [
      "int64 and one more",
      { name: "p", in: "query", schema: { type: "integer", format: "int64" } },
      { query: "p=-9223372036854775809" },
      "query p: expected format int64, found -9223372036854775809",
    ],
  ])("%s is named", async (_what, parameter, raw, said) => {
    const { violations } = await decode([parameter], raw);
    expect(violations.map(sentence)).toEqual([said]);
  });

  it("all of it is named at once, path first, with the place of each rule", async () => {
    const parameters = [
      { name: "q", in: "query", schema: integer },
      { name: "c", in: "cookie", required: true, schema: integer },
      { name: "p", in: "path", required: true, schema: integer },
    ];
    const { violations } = await decode(parameters, { path: ["%zz"], query: "q=x" }, "/a/{p}");
    expect(violations.map(({ in: place, at, keyword, rule }) => [place, at, keyword, rule])).toEqual([
      ["path", "/p", "encoding", "/paths/~1a~1{p}/get/parameters/2/schema"],
      ["query", "/q", "type", "/paths/~1a~1{p}/get/parameters/0/schema/type"],
      ["cookie", "/c", "required", "/paths/~1a~1{p}/get/parameters/1/schema"],
    ]);
  });

  it("keeps the greatest int64 exactly", async () => {
    const { value, violations } = await decode([{ name: "p", in: "query", schema: { type: "integer", format: "int64" } }], { query: "p=9223372036854775807" });
    expect(value.query).toEqual({ p: 9223372036854775807n });
    expect(violations).toEqual([]);
  });

  it.each([
    [{ name: "__proto__", in: "query", schema: { type: "string" } }, "__proto__=x"],
    [{ name: "p", in: "query", style: "deepObject", schema: { type: "object" } }, "p[__proto__]=x&p[constructor]=y"],
    [{ name: "p", in: "query", schema: { type: "object" } }, "__proto__=x&constructor=y"],
  ])("cannot pollute a prototype through %j", async (parameter, query) => {
    const { value } = await decode([parameter], { query });
    const own = value.query[parameter.name] as object;
    expect(Object.keys(value.query)).toEqual([parameter.name]);
    expect(typeof own === "string" ? own : Object.keys(own)).toEqual(typeof own === "string" ? "x" : ["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(value.query)).toBe(Object.prototype);
  });

  it.each([
    ["p[a]=1&p[a][]=2&p[a][]=3", { a: ["2", "3"] }],
    ["p[a][]=2&p[a]=1", { a: 1 }],
  ])("takes the last of what a deep object holds twice, as a value and as a list: %s", async (query, expected) => {
    const schema = { type: "object", additionalProperties: { type: ["integer", "array"] } };
    const { value } = await decode([{ name: "p", in: "query", style: "deepObject", schema }], { query });
    expect(value.query["p"]).toEqual(expected);
  });

  it("does not matter where the contract says nothing", async () => {
    const { value, violations } = await decode([{ name: "free", in: "query" }], { query: "free=anything&other=%zz&&=" });
    expect(value.query).toEqual({ free: "anything" });
    expect(violations).toEqual([]);
  });
});

describe("a path", () => {
  it("gives its values by their place in the template, not in the list", async () => {
    const parameter = (name: string) => ({ name, in: "path", required: true, schema: { type: "string" } });
    const { value } = await decode([parameter("b"), parameter("a")], { path: ["1", "2"] }, "/x/{a}/{b}");
    expect(value.path).toEqual({ a: "1", b: "2" });
  });

  it("gives a greedy parameter with its slashes, encoded ones decoded", async () => {
    const parameter = { name: "rest", in: "path", required: true, "x-greedy": true, schema: { type: "string" } };
    const { value } = await decode([parameter], { path: ["a%2Fb/c"] }, "/files/{rest}");
    expect(value.path).toEqual({ rest: "a/b/c" });
  });

  it("names its templates in order", () => {
    expect(templateNames("/a/{b}/c-{d}.{e}")).toEqual(["b", "d", "e"]);
  });
});
