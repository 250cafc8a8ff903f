import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withoutRequired } from "./direction.ts";
import type { Json, JsonObject, MediaType } from "./model.ts";
import { type Sample, type SampleOptions, sampleMediaType, sampleSchema } from "./sample.ts";
import { SchemaCompiler } from "./schema.ts";

const components: JsonObject = {
  Tree: {
    type: "object",
    required: ["value", "children"],
    properties: { value: { type: "integer" }, children: { type: "array", items: { $ref: "#/components/schemas/Tree" } } },
  },
  List: { type: "object", required: ["next"], properties: { next: { anyOf: [{ $ref: "#/components/schemas/List" }, { type: "null" }] } } },
  Endless: { type: "object", required: ["again"], properties: { again: { $ref: "#/components/schemas/Endless" } } },
  Name: { type: "string", minLength: 2, maxLength: 12 },
  Named: { type: "object", required: ["name"], properties: { name: { $ref: "#/components/schemas/Name" }, nick: { type: "string" } } },
  Pet: {
    type: "object",
    required: ["kind"],
    properties: { kind: { type: "string" } },
    discriminator: { propertyName: "kind", mapping: { feline: "#/components/schemas/Cat" } },
  },
  Cat: {
    allOf: [{ $ref: "#/components/schemas/Pet" }, { type: "object", required: ["lives"], properties: { lives: { type: "integer", minimum: 1, maximum: 9 } } }],
  },
  Plain: { type: "object", properties: { message: { type: "string" }, url: { type: "string" } } },
  Richer: { type: "object", properties: { message: { type: "string" }, detail: { type: "object", properties: { on: { type: "boolean" } } } } },
  Rock: { type: "object", required: ["kind", "weight"], properties: { kind: { type: "string" }, weight: { type: "number" } } },
};

function sample(schema: Json, options: Partial<SampleOptions> = {}): Sample {
  const whole: JsonObject = { openapi: "3.1.0", components: { schemas: { ...components, Sampled: schema } } };
  const { direction = "response" } = options;
  const compiler = new SchemaCompiler(withoutRequired(whole, direction === "request" ? "readOnly" : "writeOnly"));
  return sampleSchema(whole, schema, compiler.check("/components/schemas/Sampled"), { seed: 1, direction, ...options });
}

function valueOf(schema: Json, options: Partial<SampleOptions> = {}): unknown {
  const made = sample(schema, options);
  return made.ok ? made.value : `no sample: ${made.why}`;
}

const text = (format: string): Json => ({ type: "string", format });
const matching = (pattern: string, more: JsonObject = {}): Json => ({ type: "string", pattern, ...more });

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

describe("sampleSchema", () => {
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

  it("gives the same value for the same seed, and others for others", () => {
    const schema: Json = { type: "array", minItems: 3, items: { type: "string", format: "uuid" } };

    const values = [7, 7, 8].map((seed) => JSON.stringify(valueOf(schema, { seed })));

    expect(values[0]).toBe(values[1]);
    expect(values[0]).not.toBe(values[2]);
  });

  it("prefers a valid example to a default, and either to a made value", () => {
    const schema: Json = {
      type: "object",
      properties: { a: { type: "integer", examples: ["bad", 41], default: 40 }, b: { type: "integer", default: 40 }, c: { type: "string", example: "shown" } },
    };

    expect(valueOf(schema)).toEqual({ a: 41, b: 40, c: "shown" });
  });

  it("keeps the good examples when another one does not hold", () => {
    const schema: Json = {
      type: "object",
      properties: { bad: { type: "string", format: "date", example: "today" }, good: { type: "string", example: "shown" } },
    };

    expect(valueOf(schema)).toMatchObject({ good: "shown", bad: expect.stringMatching(/^\d{4}-/) });
  });

  it("leaves readOnly members out of requests and writeOnly members out of responses", () => {
    const schema: Json = {
      type: "object",
      required: ["id", "secret"],
      properties: { id: { type: "string", readOnly: true }, secret: { type: "string", writeOnly: true }, name: { type: "string" } },
    };
    const shown: Json = { ...(schema as JsonObject), example: { id: "1", secret: "2", name: "3" } };

    const members = (["request", "response"] as const).map((direction) => [schema, shown].map((one) => Object.keys(valueOf(one, { direction }) as object)));

    expect(members).toEqual([
      [
        ["secret", "name"],
        ["secret", "name"],
      ],
      [
        ["id", "name"],
        ["id", "name"],
      ],
    ]);
  });

  it("takes all optional members, or none", () => {
    const schema: Json = { type: "object", required: ["a"], properties: { a: { type: "integer" }, b: { type: "integer" }, c: { type: "array", items: {} } } };

    const members = (["all", "none"] as const).map((optional) => Object.keys(valueOf(schema, { optional }) as object));

    expect(members).toEqual([["a", "b", "c"], ["a"]]);
  });

  it("writes the discriminator's value for a branch and for a schema that inherits it", () => {
    const branch: Json = {
      oneOf: [{ $ref: "#/components/schemas/Rock" }],
      discriminator: { propertyName: "kind", mapping: { stone: "#/components/schemas/Rock" } },
    };

    expect(valueOf(branch)).toMatchObject({ kind: "stone" });
    expect(valueOf({ $ref: "#/components/schemas/Cat" })).toMatchObject({ kind: "feline", lives: expect.any(Number) });
  });

  it("chooses words that suit the names of members", () => {
    const string: Json = { type: "string" };
    const made = valueOf({ type: "object", properties: { first_name: string, contactEmail: string, price: { type: "number" }, slug: matching("^[a-z-]+$") } });

    expect(made).toEqual({
      first_name: expect.stringMatching(/^\p{Lu}\p{Ll}+$/u),
      contactEmail: expect.stringContaining("@example.com"),
      price: expect.any(Number),
      slug: expect.stringMatching(/^[a-z]+-[a-z]+$/),
    });
  });

  it.each<[string, Json, RegExp]>([
    ["required recursion", { $ref: "#/components/schemas/Endless" }, /#\/components\/schemas\/Endless requires itself without end/],
    ["the schema false", false, /no value satisfies every schema at the root/],
    ["a missing reference", { $ref: "#/components/schemas/Nowhere" }, /no value satisfies/],
    ["types that exclude each other", { allOf: [{ type: "string" }, { type: "integer" }] }, /no value satisfies/],
    ["bounds that cross", { type: "integer", minimum: 5, maximum: 4 }, /no integer lies between 5 and 4/],
    ["an empty pattern class", { type: "string", pattern: "^[]$" }, /matches/],
    ["a forbidden required member", { type: "object", required: ["a"], additionalProperties: false }, /\/a is both required and forbidden/],
    ["more items than can differ", { type: "array", items: { type: "boolean" }, minItems: 3, uniqueItems: true }, /different items/],
    ["huge arrays", { type: "array", items: {}, minItems: 1_000_000 }, /fewer than 20000 parts/],
    ["huge text", { type: "string", minLength: 10_000_000 }, /more than is made here/],
    ["a schema that cannot be compiled", { type: "string", pattern: "(" }, /cannot be judged/],
    ["what only the validator sees", { type: "integer", minimum: 1, maximum: 3, not: { oneOf: [{ minimum: 0 }] } }, /expected a value outside/],
  ])("reports why there is no value for %s", (_title, schema, why) => {
    expect(sample(schema)).toEqual({ ok: false, why: expect.stringMatching(why) });
  });

  it("ends on required recursion that branches", () => {
    const self: Json = { $ref: "#/components/schemas/Sampled" };
    const node: Json = { type: "object", required: ["l", "r"], properties: { l: { anyOf: [self, { allOf: [self] }] }, r: self, o: self, p: self } };

    expect(sample(node)).toMatchObject({ ok: false, why: expect.stringContaining("requires itself") });
  });

  it("ends on schemas that negate themselves", () => {
    expect(sample({ not: { $ref: "#/components/schemas/Sampled" } })).toMatchObject({ ok: false });
  });

  it("stays small where every optional member leads to more", () => {
    const level = (next: number): JsonObject => ({
      type: "object",
      properties: Object.fromEntries([..."abcdefgh"].map((name) => [name, { $ref: `#/components/schemas/Sampled/$defs/${next}` }])),
    });
    const levels: JsonObject = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((number) => [number, level(number + 1)]));
    const wide: Json = { ...level(1), $defs: { ...levels, 8: { type: "string" } } };

    const made = JSON.stringify(valueOf(wide));

    expect(made.length).toBeLessThan(20_000);
  });

  it("always gives a valid value or a reason for random small schemas, the same one twice", () => {
    fc.assert(
      fc.property(smallSchema, fc.integer(), (schema, seed) => {
        const [first, second] = [sample(schema, { seed }), sample(schema, { seed })];
        expect(second).toEqual(first);
        if (!first.ok) expect(first.why).not.toBe("");
      }),
      { numRuns: 150, seed: 20_240_101 },
    );
  });

  it("succeeds for every random schema that leaves room for a value", () => {
    const schemasOfValues = fc.sample(describedValue(3), { numRuns: 300, seed: 11 });

    const failures = schemasOfValues.map((schema) => sample(schema)).filter((made) => !made.ok);

    expect(failures).toEqual([]);
  });
});

const { node: smallSchema } = fc.letrec<{ node: Json }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom<Json>(
      true,
      {},
      { type: "string" },
      { type: "integer", maximum: 3 },
      { const: 1 },
      { enum: ["a", 1] },
      { type: ["number", "null"] },
      { $ref: "#/components/schemas/Tree" },
    ),
    fc.constantFrom<Json>({ type: "string", minLength: 3, maxLength: 5 }, { type: "string", pattern: "^[a-c]+$" }, { type: "boolean" }, false),
    fc.record({ type: fc.constant("array"), items: tie("node"), minItems: fc.integer({ min: 0, max: 2 }), uniqueItems: fc.boolean() }),
    fc.record({ type: fc.constant("object"), properties: fc.dictionary(fc.constantFrom("a", "b", "c"), tie("node")), required: fc.subarray(["a", "b"]) }),
    fc.record({ anyOf: fc.array(tie("node"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ oneOf: fc.array(tie("node"), { minLength: 1, maxLength: 3 }) }),
    fc.record({ allOf: fc.array(tie("node"), { minLength: 1, maxLength: 2 }) }),
    fc.record({ not: tie("node") }),
  ) as fc.Arbitrary<Json>,
}));

/** Schemas without contradictions: each keyword leaves room for a value. */
function describedValue(depth: number): fc.Arbitrary<Json> {
  const leaf = fc.oneof(
    fc
      .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }))
      .map(([least, more]): Json => ({ type: "string", minLength: least, maxLength: least + more })),
    fc
      .tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 0, max: 9 }))
      .map(([least, more]): Json => ({ type: "integer", minimum: least, maximum: least + more })),
    fc.constantFrom<Json>({ type: "boolean" }, { type: "null" }, { type: "string", format: "uuid" }, { type: "string", pattern: "^[A-Z]{2}\\d{3}$" }),
  );
  if (depth === 0) return leaf;
  const inner = describedValue(depth - 1);
  return fc.oneof(
    leaf,
    fc.tuple(inner, fc.integer({ min: 0, max: 4 })).map(([items, least]): Json => ({ type: "array", items, minItems: least, maxItems: least + 1 })),
    fc
      .dictionary(fc.constantFrom("a", "b", "c", "d"), inner)
      .map((properties): Json => ({ type: "object", properties, required: Object.keys(properties).slice(1), additionalProperties: false })),
    fc.array(inner, { minLength: 1, maxLength: 3 }).map((branches): Json => ({ anyOf: branches })),
  );
}

describe("sampleMediaType", () => {
  const mediaType = (schema: Json | undefined): MediaType => ({
    range: "application/json",
    schema: schema as MediaType["schema"], // Only schemas are given here.
    examples: new Map(),
    encoding: {},
    pointer: "",
    check: (value) => (value === 42 ? undefined : [{ in: "body", at: "", keyword: "const", rule: "", expected: "42", found: String(value) }]),
  });

  it("asks the media type's own check", () => {
    const made = [{ const: 42 }, { const: 43 }].map((schema) => sampleMediaType({}, mediaType(schema), { seed: 1, direction: "request" }));

    expect(made).toEqual([
      { ok: true, value: 42 },
      { ok: false, why: "body: expected 42, found 43" },
    ]);
  });

  it("gives an empty object where there is no schema", () => {
    expect(sampleMediaType({}, mediaType(undefined), { seed: 1, direction: "request" })).toEqual({ ok: true, value: {} });
  });
});
