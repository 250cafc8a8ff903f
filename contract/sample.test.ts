import { describe, expect, it } from "vitest";
import type { Json, JsonObject, MediaType } from "./model.ts";
import { matching, valueOf } from "./sample.fixture.ts";
import { sampleMediaType } from "./sample.ts";

describe("a sample", () => {
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
});

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
