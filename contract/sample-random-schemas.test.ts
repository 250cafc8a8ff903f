import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "./model.ts";
import { sample } from "./sample.fixture.ts";

describe("a sample of a random schema", () => {
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
