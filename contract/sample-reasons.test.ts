import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "./model.ts";
import { sample, valueOf } from "./sample.fixture.ts";

describe("where no sample can be made", () => {
  it.each<[string, Json, RegExp]>([
    ["required recursion", { $ref: "#/components/schemas/Endless" }, /#\/components\/schemas\/Endless requires itself without end/],
    ["the schema false", false, /no value satisfies every schema at the root/],
    ["a missing reference", { $ref: "#/components/schemas/Nowhere" }, /no value satisfies/],
    ["types that exclude each other", { allOf: [{ type: "string" }, { type: "integer" }] }, /at the root: type integer but also type string$/],
    ["bounds that cross", { type: "integer", minimum: 5, maximum: 4 }, /^minimum 5 but maximum 4 at the root$/],
    ["an empty pattern class", { type: "string", pattern: "^[]$" }, /matches/],
    ["a forbidden required member", { type: "object", required: ["a"], additionalProperties: false }, /\/a is both required and forbidden/],
    ["more items than can differ", { type: "array", items: { type: "boolean" }, minItems: 3, uniqueItems: true }, /different items/],
    ["huge arrays", { type: "array", items: {}, minItems: 1_000_000 }, /fewer than 20000 parts/],
    ["huge text", { type: "string", minLength: 10_000_000 }, /more than is made here/],
    [
      "lengths that cross, in a member",
      { type: "object", required: ["a"], properties: { a: { type: "string", minLength: 5, maxLength: 3 } } },
      /^minLength 5 but maxLength 3 at \/a$/,
    ],
    ["sizes that cross", { type: "array", minItems: 2, maxItems: 1 }, /^minItems 2 but maxItems 1 at the root$/],
    ["values that exclude each other", { allOf: [{ enum: [1] }, { const: 2 }] }, /at the root: its lists of allowed values have none in common$/],
    ["a member that branches require and forbid", { required: ["a"], allOf: [{ properties: { a: false } }] }, /the member "a" is both required and forbidden$/],
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
});
