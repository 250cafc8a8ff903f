import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "./model.ts";
import { structuralFaults } from "./soundness.ts";

const faultsOf = (document: JsonObject): string[] =>
  structuralFaults(document).map(({ code, pointer, fatal }) => `${fatal ? "" : "notice "}${code} ${pointer}`);
const withGet = (get: Json): JsonObject => ({ paths: { "/a": { get } } });
const withSchema = (it: Json, others: JsonObject = {}): JsonObject => ({ paths: {}, components: { schemas: { it, ...others } } });

describe("an unsound document is told where it is wrong", () => {
  it.each<[string, JsonObject, string[]]>([
    ["no paths", {}, ["structure "]],
    ["paths that are an array", { paths: [] }, ["structure "]],
    ["a path without slash", { paths: { a: {} } }, ["structure /paths/a"]],
    ["a path item that is null", { paths: { "/a": null } }, ["structure /paths/~1a"]],
    ["an operation that is text", withGet("x"), ["structure /paths/~1a/get"]],
    ["parameters that are no array", withGet({ parameters: {} }), ["structure /paths/~1a/get/parameters"]],
    ["responses that are an array", withGet({ responses: [] }), ["structure /paths/~1a/get/responses"]],
    [
      "a status out of range",
      withGet({ responses: { 600: {}, 20: {}, Default: {}, "2xx": {} } }),
      ["20", "600", "Default"].map((status) => `structure /paths/~1a/get/responses/${status}`),
    ],
    ["a response that is null", withGet({ responses: { 200: null } }), ["structure /paths/~1a/get/responses/200"]],
    [
      "two operations of one name",
      { paths: { "/a": { get: { operationId: "x" }, put: { operationId: "x" } } } },
      ["notice duplicate-operation /paths/~1a/put/operationId"],
    ],
    ["a dangling reference", withSchema({ $ref: "#/components/schemas/none" }), ["dangling-reference /components/schemas/it/$ref"]],
    [
      "a dangling reference in a default response",
      withGet({ responses: { default: { content: { a: { schema: { $ref: "#/none" } } } } } }),
      ["dangling-reference /paths/~1a/get/responses/default/content/a/schema/$ref"],
    ],
    ["a reference to no object", { ...withSchema({ $ref: "#/info/title" }), info: { title: "t" } }, ["dangling-reference /components/schemas/it/$ref"]],
    ["a reference to another host", withSchema({ $ref: "https://example.com/a.yaml" }), ["remote-reference /components/schemas/it/$ref"]],
    ["an unknown type", withSchema({ type: "text" }), ["structure /components/schemas/it/type"]],
    ["an unknown type in a list", withSchema({ properties: { a: { type: ["string", "nil"] } } }), ["structure /components/schemas/it/properties/a/type"]],
    ["required that is text", withSchema({ required: "a" }), ["structure /components/schemas/it/required"]],
    ["a broken pattern", withSchema({ pattern: "(" }), ["bad-expression /components/schemas/it/pattern"]],
    ["a schema that is itself", withSchema({ $ref: "#/components/schemas/it" }), ["structure /components/schemas/it/$ref"]],
    [
      "a schema that is part of itself",
      withSchema({ allOf: [{ type: "object" }, { $ref: "#/components/schemas/it" }] }),
      ["structure /components/schemas/it/allOf/1/$ref"],
    ],
    [
      "two schemas that are each other",
      withSchema({ $ref: "#/components/schemas/b" }, { b: { $ref: "#/components/schemas/it" } }),
      ["b", "it"].map((name) => `structure /components/schemas/${name}/$ref`),
    ],
  ])("%s", (_what, document, expected) => {
    expect(faultsOf(document).sort()).toEqual(expected);
  });

  it("of every fault at once", () => {
    const document = {
      paths: { a: {}, "/b": { get: { parameters: 1, responses: { 999: {} } } } },
      components: { schemas: { x: { type: "no" }, y: { $ref: "#/none" } } },
    };
    expect(faultsOf(document)).toHaveLength(5);
  });
});

describe("a parameter", () => {
  const withParameter = (parameter: Json): JsonObject => ({ paths: { "/a": { get: { parameters: [parameter], responses: {} } } } });

  it.each<[Json, string, string]>([
    [{ name: "a", in: "nowhere" }, "/paths/~1a/get/parameters/0/in", "nowhere"],
    [{ in: "query" }, "/paths/~1a/get/parameters/0", "name"],
    [5, "/paths/~1a/get/parameters/0", "Parameter Object"],
  ])("%j is told where it is wrong", (parameter, pointer, phrase) => {
    const [fault] = structuralFaults(withParameter(parameter));

    expect(fault).toMatchObject({ pointer, fatal: false });
    expect(fault?.message).toContain(phrase);
  });
});

describe("a sound document has no faults", () => {
  const properties: JsonObject = {
    type: { type: "string" },
    $ref: { type: "string" },
    required: { type: "boolean" },
    items: { type: "array", items: {} },
    default: { type: "string" },
  };

  it.each<[string, JsonObject]>([
    ["without paths but with components", { components: {} }],
    ["without responses", withGet({})],
    ["with every kind of status", withGet({ responses: { 200: {}, "4XX": {}, "5xx": {}, default: {}, "x-note": 1 } })],
    ["with extensions among the paths", { paths: { "x-a": 1 } }],
    ["with members named like keywords", withSchema({ properties })],
    [
      "with examples that look like schemas",
      withSchema({ example: { $ref: "#/none" }, examples: [{ type: "order", items: [] }], default: { type: "x", properties: {} } }),
    ],
    [
      "with media type examples that look like schemas",
      withGet({ responses: { 200: { content: { a: { examples: { one: { value: { type: "order", items: [], $ref: "#/none" } } } } } } } }),
    ],
    ["with extensions that look like schemas", withSchema({ "x-a": { type: "List", items: 1, $ref: "#/none" } })],
    ["with a pattern that holds only without the flag u", withSchema({ pattern: "^[\\w-.]\\_$" })],
    ["with boolean schemas", withSchema(true, { b: { properties: { a: false, c: { $ref: "#/components/schemas/it" } } } })],
    ["with a schema that holds itself in a member", withSchema({ properties: { next: { $ref: "#/components/schemas/it" } } })],
    ["with a schema that holds itself in an item of a branch", withSchema({ anyOf: [{ items: { $ref: "#/components/schemas/it" } }, { type: "null" }] })],
    ["with a reference by anchor", withSchema({ $ref: "#named" }, { other: { $anchor: "named" } })],
  ])("%s", (_what, document) => {
    expect(faultsOf(document)).toEqual([]);
  });
});
