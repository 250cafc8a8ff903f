import { describe, expect, it } from "vitest";
import { loadDocument } from "../load.ts";
import type { Json, JsonObject } from "../model.ts";
import { diffDocuments } from "./diff.ts";

const documentOf = (schema: Json, schemas: JsonObject = {}, openapi = "3.1.0"): JsonObject => ({
  openapi,
  info: { title: "T", version: "1" },
  paths: { "/a": { post: { requestBody: { content: { "application/json": { schema } } }, responses: { 204: { description: "Done." } } } } },
  components: { schemas },
});

/** `breaking request-type-changed` for each change of what is sent. */
async function judged(old: JsonObject, other: JsonObject): Promise<string[]> {
  const [before, after] = [await loadDocument(old), await loadDocument(other)];
  return diffDocuments(before.document, after.document).map(({ rule, severity }) => `${severity} ${rule}`);
}

describe("diffDocuments of what is sent", () => {
  it.each<[string, Json, Json, string[]]>([
    [
      "a tuple's position narrowed",
      { prefixItems: [{ type: "string" }] },
      { prefixItems: [{ type: "string", maxLength: 2 }] },
      ["breaking request-max-length-narrowed"],
    ],
    ["a tuple closed behind its positions", { prefixItems: [true] }, { prefixItems: [true], items: false }, ["breaking request-value-narrowed"]],
    [
      "members closed by unevaluatedProperties",
      { allOf: [{ properties: { a: {} } }] },
      { allOf: [{ properties: { a: {} } }], unevaluatedProperties: false },
      ["breaking request-additional-properties-narrowed"],
    ],
    [
      "a pattern for members",
      { type: "object" },
      { type: "object", patternProperties: { "^x": { type: "string" } } },
      ["breaking request-pattern-properties-narrowed"],
    ],
    ["a type stated that members told", { properties: { a: {} } }, { type: "object", properties: { a: {} } }, ["risky request-type-unclear"]],
    [
      "a schema that becomes one of two",
      { type: "string" },
      { anyOf: [{ type: "string" }, { type: "object", properties: { a: {} } }] },
      ["safe request-alternative-widened"],
    ],
    ["the lower of two limits that hold together", { allOf: [{ maxLength: 9 }, { maxLength: 5 }] }, { maxLength: 5 }, []],
    [
      "names of members constrained",
      { type: "object", propertyNames: { maxLength: 9 } },
      { type: "object", propertyNames: { maxLength: 5 } },
      ["breaking request-max-length-narrowed"],
    ],
    ["a default added", { type: "string" }, { type: "string", default: "x" }, []],
    ["nothing allowed any more", { properties: { a: true } }, { properties: { a: false } }, ["breaking request-value-narrowed"]],
  ])("judges %s", async (_name, old, other, expected) => {
    expect(await judged(documentOf(old), documentOf(other))).toEqual(expected);
  });

  it("reads nullable of 3.0 as null of 3.1", async () => {
    const old = documentOf({ type: "string", nullable: true }, {}, "3.0.3");

    expect(await judged(old, documentOf({ anyOf: [{ type: "null" }, { type: "string" }] }))).toEqual([]);
    expect(await judged(old, documentOf({ type: "string" }))).toEqual(["breaking request-null-narrowed"]);
  });

  it("comes to an end where schemas contain themselves, and tells a change once", async () => {
    const tree = (limit: number): JsonObject => ({
      Tree: { type: "object", maxProperties: limit, properties: { left: { $ref: "#/components/schemas/Tree" }, right: { $ref: "#/components/schemas/Tree" } } },
    });
    const root = { $ref: "#/components/schemas/Tree" };

    expect(await judged(documentOf(root, tree(9)), documentOf(root, tree(5)))).toEqual(["breaking request-max-properties-narrowed"]);
  });

  it("comes to an end where a schema that contains itself stands for one that says nothing", async () => {
    const list = { List: { type: "array", items: { $ref: "#/components/schemas/List" } } };
    const root = { $ref: "#/components/schemas/List" };

    expect(await judged(documentOf({}, list), documentOf(root, list))).toEqual(["breaking request-type-narrowed"]);
    expect(await judged(documentOf(root, list), documentOf({}, list))).toContain("safe request-type-widened");
  });

  it("follows thousands of references in a row", async () => {
    const chain = (limit: number): JsonObject =>
      Object.fromEntries(
        Array.from({ length: 5000 }, (_, at) => [
          `S${at}`,
          at === 4999 ? { type: "string", maxLength: limit } : { type: "object", properties: { next: { $ref: `#/components/schemas/S${at + 1}` } } },
        ]),
      );
    const root = { $ref: "#/components/schemas/S0" };

    expect(await judged(documentOf(root, chain(9)), documentOf(root, chain(5)))).toEqual(["breaking request-max-length-narrowed"]);
  });

  it("turns the directions of callbacks around", async () => {
    const withCallback = (required: string[]): JsonObject => {
      const body = { content: { "application/json": { schema: { type: "object", required, properties: { a: {} } } } } };
      const post = { responses: {}, callbacks: { done: { "{$request.body#/url}": { post: { requestBody: body, responses: {} } } } } };
      return { openapi: "3.1.0", info: { title: "T", version: "1" }, paths: { "/a": { post } } };
    };

    expect(await judged(withCallback(["a"]), withCallback([]))).toEqual(["breaking response-property-required-widened"]);
    expect(await judged(withCallback([]), withCallback(["a"]))).toEqual(["safe response-property-required-narrowed"]);
  });

  it("lists every operation that a shared schema reaches", async () => {
    const shared = (limit: number): JsonObject => {
      const content = { "application/json": { schema: { $ref: "#/components/schemas/S" } } };
      const operation = { responses: { 200: { description: "S", content } } };
      return {
        openapi: "3.1.0",
        info: { title: "T", version: "1" },
        paths: { "/a": { get: operation }, "/b": { get: operation } },
        components: { schemas: { S: { type: "string", maxLength: limit } } },
      };
    };

    const changes = diffDocuments(shared(5), shared(9));

    expect(changes).toEqual([
      expect.objectContaining({ rule: "response-max-length-widened", operations: ["GET /a", "GET /b"], old: "/components/schemas/S/maxLength" }),
    ]);
  });
});
