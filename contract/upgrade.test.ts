import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "./model.ts";
import { mendDocument } from "./soundness.ts";

function upgraded(it: Json): Json | undefined {
  const schemas: JsonObject = structuredClone({ it });
  mendDocument({ openapi: "3.0.3", components: { schemas } });
  return schemas["it"];
}

describe("a schema of OpenAPI 3.0 becomes JSON Schema", () => {
  it.each<[Json, Json]>([
    [{ type: "string", nullable: true }, { type: ["string", "null"] }],
    [{ type: "string", nullable: false }, { type: "string" }],
    [{ nullable: true }, {}],
    [
      { type: "string", nullable: true, enum: ["a"] },
      { type: ["string", "null"], enum: ["a", null] },
    ],
    [
      { type: "string", nullable: true, enum: ["a", null] },
      { type: ["string", "null"], enum: ["a", null] },
    ],
    [{ minimum: 1, exclusiveMinimum: true }, { exclusiveMinimum: 1 }],
    [
      { minimum: 0, exclusiveMinimum: true, maximum: 0, exclusiveMaximum: true },
      { exclusiveMinimum: 0, exclusiveMaximum: 0 },
    ],
    [{ minimum: 1, exclusiveMinimum: false }, { minimum: 1 }],
    [{ exclusiveMaximum: true }, {}],
    [{ exclusiveMaximum: 5 }, { exclusiveMaximum: 5 }],
    [{ $ref: "#/components", nullable: true, description: "ignored" }, { $ref: "#/components" }],
    [{ items: { type: "string", nullable: true } }, { items: { type: ["string", "null"] } }],
    [{ allOf: [{ type: "string", nullable: true }] }, { allOf: [{ type: ["string", "null"] }] }],
    [{ additionalProperties: { type: "string", nullable: true } }, { additionalProperties: { type: ["string", "null"] } }],
    [{ properties: { nullable: { type: "boolean", nullable: true } } }, { properties: { nullable: { type: ["boolean", "null"] } } }],
    [{ properties: { $ref: { type: "string", nullable: true } } }, { properties: { $ref: { type: ["string", "null"] } } }],
    [{ example: { type: "string", nullable: true } }, { example: { type: "string", nullable: true } }],
    [true, true],
  ])("%j", (before, after) => {
    expect(upgraded(before)).toEqual(after);
  });

  it("wherever it stands", () => {
    const schema = () => ({ type: "string", nullable: true });
    const content = () => ({ "application/json": { schema: schema(), example: { schema: schema() } } });
    const document: JsonObject = {
      openapi: "3.0.3",
      paths: {
        "/a": {
          parameters: [{ name: "a", in: "query", schema: schema() }],
          get: { requestBody: { content: content() }, responses: { default: { headers: { A: { schema: schema() } }, content: content() } } },
        },
      },
      components: { parameters: { p: { name: "p", in: "query", schema: schema() } }, responses: { r: { content: content() } } },
    };
    mendDocument(document);
    const text = JSON.stringify(document);
    expect(text.match(/"schema":\{"type":\["string","null"\]\}/g)).toHaveLength(6);
    expect(text.match(/"nullable":true/g)).toHaveLength(3);
  });

  it("once, where two places share it", () => {
    const shared = { type: "string", nullable: true };
    const schemas: JsonObject = { a: { properties: { x: shared } }, b: { properties: { x: shared } } };
    mendDocument({ openapi: "3.0.3", components: { schemas } });
    expect(shared).toEqual({ type: ["string", "null"] });
  });
});
