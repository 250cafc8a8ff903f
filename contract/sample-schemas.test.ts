import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "./model.ts";
import { matching, sample, text } from "./sample.fixture.ts";

const schemas: Record<string, Json> = {
  "the schema true": true,
  "an empty schema": {},
  "a string": { type: "string" },
  "a number": { type: "number" },
  "a boolean": { type: "boolean" },
  null: { type: "null" },
  "several types with null": { type: ["string", "null"], minLength: 30 },
  "a const of object type": { const: { a: [1, { b: null }] } },
  "an enum narrowed by its type": { type: "integer", enum: ["1", 2, null] },
  "an enum narrowed by another": { allOf: [{ enum: ["a", "b", "c"] }, { enum: ["c", "d"] }] },
  "an enum narrowed by a length": { enum: ["a", "bb", "ccc", "dddd"], minLength: 4 },
  "a default that holds": { type: "string", default: "as written" },
  "an example that does not hold": { type: "object", required: ["id"], properties: { id: { type: "string", format: "uuid", example: "abc" } } },
  "an object example that does not hold": { type: "object", required: ["a"], properties: { a: { type: "integer" } }, example: { a: "one" } },
  "integers between bounds": { type: "integer", minimum: 17, maximum: 19 },
  "integers between exclusive bounds": { type: "integer", exclusiveMinimum: 17, exclusiveMaximum: 19 },
  "numbers in a narrow gap": { type: "number", exclusiveMinimum: 0.001, exclusiveMaximum: 0.0011 },
  "multiples of a fraction": { type: "number", multipleOf: 0.01, minimum: 3.3, maximum: 3.4 },
  "multiples of two steps": {
    allOf: [
      { type: "integer", multipleOf: 6 },
      { multipleOf: 4, minimum: 25 },
    ],
  },
  "a whole multiple of a half": { type: "integer", multipleOf: 1.5, minimum: 4 },
  "numbers far away": { type: "integer", minimum: 9_000_000_000_000 },
  "negative numbers": { type: "number", maximum: -5 },
  "format int32": { type: "integer", format: "int32" },
  "format int64": { type: "integer", format: "int64", minimum: 1 },
  "format float": { type: "number", format: "float" },
  "format double": { type: "number", format: "double" },
  "text of one length": { type: "string", minLength: 57, maxLength: 57 },
  "text counted in characters": matching("^\\u{1F600}{3}$", { minLength: 3, maxLength: 3 }),
  "a slug": matching("^[a-z0-9]+(?:-[a-z0-9]+)*$", { minLength: 30, maxLength: 40 }),
  "a pattern with alternatives": matching("^(?:(?:[0-9]{1,3}\\.){3}[0-9]{1,3}|none)$"),
  "a pattern with lookahead": matching("^(?=.*\\d)(?=.*[A-Z])(?=.*[a-z]).{8,32}$"),
  "a pattern with a negative lookahead": matching("^(?!-)[a-z-]{1,8}(?<!-)$"),
  "a pattern with Unicode classes": matching("^\\p{Lu}\\p{Ll}+ \\p{Script=Greek}{2}[^\\x00-\\x7F]$"),
  "a pattern with a backreference": matching("^(?<quote>['\"])[a-z]+\\k<quote>(x)\\2$"),
  "a pattern without anchors": matching("ab+c", { minLength: 20 }),
  "a pattern with escapes": matching("^\\t\\x41\\u0042\\/\\.\\[\\d\\w\\s\\S$"),
  "two patterns": { allOf: [matching("^[a-z]+[0-9]+$"), matching("^.{5,7}$")] },
  "a version pattern": matching("^v(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(?:-[0-9A-Za-z-]+)?$"),
  "text that avoids a pattern": { type: "string", not: { pattern: "^[a-e]" } },
  "base64 content": { type: "string", contentEncoding: "base64" },
  "an array of several": { type: "array", items: { type: "string" }, minItems: 4, maxItems: 6 },
  "an array of different values": { type: "array", items: { enum: [1, 2, 3, 4] }, minItems: 4, uniqueItems: true },
  "an array of different booleans": { type: "array", items: { type: "boolean" }, minItems: 2, uniqueItems: true },
  "a closed tuple": { type: "array", prefixItems: [{ type: "string" }, { type: "integer" }], items: false, minItems: 2 },
  "an open tuple": { type: "array", prefixItems: [{ type: "string" }], items: { type: "boolean" }, minItems: 3 },
  "a tuple without unevaluated items": { allOf: [{ prefixItems: [{ const: 1 }] }], type: "array", unevaluatedItems: false },
  "an array that contains": { type: "array", items: { type: "integer" }, contains: { minimum: 1000 }, minContains: 2, maxContains: 2, minItems: 4 },
  "a tuple that contains": { type: "array", prefixItems: [{ type: "integer" }, { type: "integer" }], items: false, contains: { const: 7 } },
  "an object": { type: "object", required: ["a"], properties: { a: { type: "string" }, b: { type: "integer" } }, additionalProperties: false },
  "a required member without schema": { type: "object", required: ["ghost"] },
  "a map": { type: "object", additionalProperties: { type: "integer" }, minProperties: 3 },
  "a map with named keys": { type: "object", propertyNames: { pattern: "^x-[a-z]{3}$" }, minProperties: 2 },
  "a map with listed keys": { type: "object", propertyNames: { enum: ["a", "b", "c"] }, minProperties: 3 },
  "members by pattern": { type: "object", patternProperties: { "^n_[a-z]+$": { type: "number" } }, additionalProperties: false, minProperties: 2 },
  "few members of many": { type: "object", properties: { a: true, b: true, c: true }, maxProperties: 2, required: ["c"] },
  "many members of few": { type: "object", properties: { a: { type: "string" } }, minProperties: 3 },
  "dependent members": { type: "object", properties: { card: { type: "string" } }, dependentRequired: { card: ["address", "city"] } },
  "dependent schemas": {
    type: "object",
    properties: { card: { type: "string" } },
    dependentSchemas: { card: { required: ["cvc"], properties: { cvc: matching("^\\d{3}$") } } },
  },
  "no unevaluated members": {
    allOf: [{ properties: { a: { type: "string" } } }, { anyOf: [{ properties: { b: { type: "integer" } }, required: ["b"] }] }],
    type: "object",
    unevaluatedProperties: false,
  },
  "a member named as a prototype": { type: "object", required: ["__proto__", "constructor"], properties: { constructor: { type: "string" } } },
  "a reference": { $ref: "#/components/schemas/Named" },
  "a reference with siblings": { $ref: "#/components/schemas/Name", minLength: 12, pattern: "^[A-Z]" },
  "members merged by allOf": {
    allOf: [{ $ref: "#/components/schemas/Named" }, { required: ["nick"], properties: { nick: { enum: ["A", "B"] }, name: { pattern: "z$" } } }],
  },
  "one of anyOf": { anyOf: [{ type: "string", minLength: 3 }, { type: "integer" }], type: "integer" },
  "one of overlapping branches": { oneOf: [{ type: "integer" }, { type: "number", minimum: 2 }] },
  "one of two required members": {
    type: "object",
    properties: { a: { type: "string" }, b: { type: "string" } },
    oneOf: [{ required: ["a"] }, { required: ["b"] }],
  },
  "one of branches told by a const": {
    oneOf: [
      { properties: { k: { const: "x" } }, required: ["k"] },
      { properties: { k: { const: "y" }, n: { type: "integer" } }, required: ["k", "n"] },
    ],
    type: "object",
  },
  "one of branches named by a discriminator": {
    oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Rock" }],
    discriminator: { propertyName: "kind" },
  },
  "one of branches that hardly differ": { oneOf: [{ $ref: "#/components/schemas/Plain" }, { $ref: "#/components/schemas/Richer" }] },
  "if and then": {
    type: "object",
    properties: { kind: { enum: ["a", "b"] } },
    required: ["kind"],
    if: { properties: { kind: { const: "a" } } },
    then: { required: ["x"] },
    else: { required: ["y"], properties: { x: false } },
  },
  "not a type": { not: { type: ["string", "object", "array"] } },
  "not a value": { type: "boolean", not: { const: true } },
  "not listed values": { enum: [1, 2, 3], not: { enum: [1, 2] } },
  "not a member": { type: "object", properties: { a: { type: "string" }, b: { type: "string" } }, not: { required: ["a"] } },
  "not both members": { type: "object", properties: { a: { type: "string" }, b: { type: "string" } }, not: { required: ["a", "b"] }, minProperties: 1 },
  "not any of": { type: "integer", minimum: 0, maximum: 4, not: { anyOf: [{ maximum: 1 }, { minimum: 3 }] } },
  "a tree": { $ref: "#/components/schemas/Tree" },
  "a list that ends": { $ref: "#/components/schemas/List" },
  "an optional member without end": { type: "object", properties: { a: { $ref: "#/components/schemas/Endless" }, b: { type: "string" } } },
  "an array of endless things": { type: "array", items: { $ref: "#/components/schemas/Endless" } },
  "deep nesting": Array.from({ length: 30 }).reduce<Json>((inner) => ({ type: "object", required: ["x"], properties: { x: inner } }), { type: "string" }),
};

const formats = [
  ..."date date-time time duration email uri uri-reference url uuid ipv4 ipv6 hostname byte binary password json-pointer regex uri-template".split(" "),
  "relative-json-pointer",
];

describe("a sample of a schema", () => {
  it.each(Object.entries(schemas))("makes a valid value for %s, with and without optional parts", (_title, schema) => {
    const outcomes = [1, 2, 3].flatMap((seed) => (["all", "none"] as const).map((optional) => sample(schema, { seed, optional })));

    expect(outcomes.filter((outcome) => !outcome.ok)).toEqual([]);
  });

  it.each(formats)("makes valid text of format %s at several lengths", (format) => {
    const outcomes = [{}, { maxLength: 36 }].map((more) => sample({ ...(text(format) as JsonObject), ...more }, { seed: 5 }));

    expect(outcomes.filter((outcome) => !outcome.ok)).toEqual([]);
  });

  it.each(["email", "uri", "hostname", "byte", "json-pointer"])("makes long text of format %s", (format) => {
    const made = sample({ type: "string", format, minLength: 60, maxLength: 120 });

    expect(made).toMatchObject({ ok: true });
  });
});
