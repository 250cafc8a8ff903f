import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "./model.ts";
import { mendDocument } from "./soundness.ts";

const faultsOf = (document: JsonObject): string[] => mendDocument(document).map(({ code, pointer, fatal }) => `${fatal ? "fatal " : ""}${code} ${pointer}`);
const responses: JsonObject = { 204: { description: "" } };
const withGet = (get: JsonObject): JsonObject => ({ paths: { "/a": { get: { responses, ...get } } } });
const withSchema = (it: Json, others: JsonObject = {}): JsonObject => ({ paths: {}, components: { schemas: { it, ...others } } });
const good: JsonObject = { "/good": { get: { responses } } };

describe("an unsound document is told where it is wrong", () => {
  it.each<[string, JsonObject, string[]]>([
    ["no paths", {}, ["fatal structure "]],
    ["paths that are an array", { paths: [] }, ["fatal structure "]],
    ["a path without slash beside a good one", { paths: { a: {}, ...good } }, ["structure /paths/a"]],
    ["nothing but a path without slash", { paths: { a: {} } }, ["fatal structure /paths/a"]],
    ["a path item that is null", { paths: { "/a": null, ...good } }, ["structure /paths/~1a"]],
    ["an operation that is text", { paths: { "/a": { get: "x" }, ...good } }, ["structure /paths/~1a/get"]],
    ["nothing but an operation that is text", { paths: { "/a": { get: "x" } } }, ["fatal structure /paths/~1a/get"]],
    ["an operation's name that is a number", withGet({ operationId: 5 }), ["structure /paths/~1a/get/operationId"]],
    ["parameters that are no array", withGet({ parameters: {} }), ["structure /paths/~1a/get/parameters"]],
    ["responses that are an array", withGet({ responses: [] }), ["structure /paths/~1a/get/responses", "unsupported-part /paths/~1a/get/responses"]],
    ["no responses", withGet({ responses: {} }), ["unsupported-part /paths/~1a/get/responses"]],
    [
      "a status out of range",
      withGet({ responses: { 600: {}, 20: {}, Default: {}, "2xx": {} } }),
      ["20", "600", "Default"].map((status) => `structure /paths/~1a/get/responses/${status}`),
    ],
    ["a response that is null", withGet({ responses: { 200: null, 201: {} } }), ["structure /paths/~1a/get/responses/200"]],
    [
      "two operations of one name",
      { paths: { "/a": { get: { operationId: "x", responses }, put: { operationId: "x", responses } } } },
      ["duplicate-operation /paths/~1a/put/operationId"],
    ],
    [
      "a method that is no word",
      { paths: { "/a": { additionalOperations: { "A B": { responses } } }, ...good } },
      ["structure /paths/~1a/additionalOperations/A B"],
    ],
    ["servers of a path", { paths: { "/a": { servers: [{ url: "/x" }], get: { responses } } } }, ["unsupported-part /paths/~1a/servers"]],
    ["servers of an operation", withGet({ servers: [{ url: "https://other.example.com/x" }] }), ["unsupported-part /paths/~1a/get/servers"]],
    ["webhooks", { ...withSchema({}), webhooks: { it: { post: { responses } } } }, ["unsupported-part /webhooks"]],
    ["a dangling reference", withSchema({ $ref: "#/components/schemas/none" }), ["dangling-reference /components/schemas/it/$ref"]],
    [
      "a dangling reference in a default response",
      withGet({ responses: { default: { content: { a: { schema: { $ref: "#/none" } } } } } }),
      ["dangling-reference /paths/~1a/get/responses/default/content/a/schema/$ref"],
    ],
    ["a reference that is a number", withSchema({ $ref: 5 }), ["dangling-reference /components/schemas/it/$ref"]],
    ["a reference to no object", { ...withSchema({ $ref: "#/info/title" }), info: { title: "t" } }, ["dangling-reference /components/schemas/it/$ref"]],
    ["a reference to another host", withSchema({ $ref: "https://example.com/a.yaml" }), ["fatal remote-reference /components/schemas/it/$ref"]],
    ["an unknown type", withSchema({ type: "text" }), ["structure /components/schemas/it/type"]],
    ["an unknown type in a list", withSchema({ properties: { a: { type: ["string", "nil"] } } }), ["structure /components/schemas/it/properties/a/type"]],
    ["members that are an array", withSchema({ properties: [] }), ["structure /components/schemas/it/properties"]],
    ["a member that is text", withSchema({ properties: { a: "x" } }), ["structure /components/schemas/it/properties/a"]],
    ["required that is text", withSchema({ required: "a" }), ["structure /components/schemas/it/required"]],
    ["enum that is no array", withSchema({ enum: "a" }), ["structure /components/schemas/it/enum"]],
    ["a bound that is text", withSchema({ minimum: "1" }), ["structure /components/schemas/it/minimum"]],
    ["multipleOf zero", withSchema({ multipleOf: 0 }), ["structure /components/schemas/it/multipleOf"]],
    ["a broken pattern", withSchema({ pattern: "(" }), ["bad-expression /components/schemas/it/pattern"]],
    ["a broken pattern of members", withSchema({ patternProperties: { "(": {} } }), ["bad-expression /components/schemas/it/patternProperties"]],
    ["a schema that is a reference to itself", withSchema({ $ref: "#/components/schemas/it" }), ["dangling-reference /components/schemas/it/$ref"]],
    [
      "two schemas that are references to each other",
      withSchema({ $ref: "#/components/schemas/b" }, { b: { $ref: "#/components/schemas/it" } }),
      ["dangling-reference /components/schemas/it/$ref"],
    ],
  ])("%s", (_what, document, expected) => {
    expect(faultsOf(document).sort()).toEqual(expected);
  });

  it("of every fault at once", () => {
    const document = {
      paths: { a: {}, "/b": { get: { parameters: 1, responses: { 999: {}, 200: {} } } } },
      components: { schemas: { x: { type: "no" }, y: { $ref: "#/none" } } },
    };
    expect(faultsOf(document)).toHaveLength(5);
  });
});

describe("what is unsound is taken out, and what stands beside it holds", () => {
  it.each<[Json, Json]>([
    [{ type: "text", minimum: 1 }, { minimum: 1 }],
    [{ $ref: "#/none", type: "string" }, { type: "string" }],
    [{ oneOf: ["x", { type: "string" }] }, { oneOf: [false, { type: "string" }] }],
    [{ allOf: ["x", { type: "string" }] }, { allOf: [true, { type: "string" }] }],
    [{ items: [{ type: "string" }, 5] }, { prefixItems: [{ type: "string" }, true] }],
    [
      { $defs: { a: { type: "string" } }, $ref: "#/$defs/a" },
      { $defs: { a: { type: "string" } }, $ref: "#/components/schemas/it/$defs/a" },
    ],
  ])("%j becomes %j", (it, mended) => {
    const document = withSchema(it);

    mendDocument(document);

    expect(document["components"]).toEqual({ schemas: { it: mended } });
  });
});

describe("a parameter", () => {
  const withParameter = (parameter: Json): JsonObject => ({ paths: { "/a": { get: { parameters: [parameter], responses } } } });

  it.each<[Json, string, string]>([
    [{ name: "a", in: "nowhere" }, "/paths/~1a/get/parameters/0/in", "nowhere"],
    [{ in: "query" }, "/paths/~1a/get/parameters/0", "name"],
    [5, "/paths/~1a/get/parameters/0", "Parameter Object"],
  ])("%j is told where it is wrong", (parameter, pointer, phrase) => {
    const [fault] = mendDocument(withParameter(parameter));

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
    ["with another host of one operation", withGet({ servers: [{ url: "https://other.example.com/" }] })],
    ["without paths but with components", { components: {} }],
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
    ["with a schema that is part of itself", withSchema({ allOf: [{ type: "object" }, { $ref: "#/components/schemas/it" }] })],
  ])("%s", (_what, document) => {
    expect(faultsOf(document)).toEqual([]);
  });
});
