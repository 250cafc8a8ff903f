import { describe, expect, it } from "vitest";
import { decodeForm } from "./form.ts";
import { UnreadableBody } from "./json.ts";
import type { Json, JsonObject, MediaType } from "./model.ts";

const defs: Record<string, Json> = {
  "#/it": { allOf: [{ properties: { age: { type: "integer" } } }, { $ref: "#/more" }], properties: { active: { type: "boolean" } } },
  "#/more": { properties: { tags: { $ref: "#/tags" } } },
  "#/tags": { type: "array", items: { type: "integer" } },
};

function decode(text: string | Uint8Array, schema: Json, encoding: JsonObject = {}): unknown {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  return decodeForm(bytes, { schema, encoding } as unknown as MediaType, (reference) => defs[reference]);
}

const fields = (properties: JsonObject): JsonObject => ({ type: "object", properties });
const integer = { type: "integer" };

describe("a form's fields are read by their schemas", () => {
  it.each<[string, Json, unknown]>([
    ["a=1&b=1&c=true", fields({ a: integer, b: { type: "string" } }), { a: 1, b: "1", c: "true" }],
    ["a=x", fields({ a: integer }), { a: "x" }],
    ["a=9007199254740993", fields({ a: integer }), { a: 9007199254740993n }],
    ["a=", fields({ a: integer, b: { type: "string" } }), { a: "" }],
    ["a+b=c+d%2B%26", fields({}), { "a b": "c d+&" }],
    ["a=1&a=2", fields({ a: { type: "array", items: integer } }), { a: [1, 2] }],
    ["a=1", fields({ a: { type: "array", items: integer } }), { a: [1] }],
    ["a=1&a=2", fields({ a: integer }), { a: ["1", "2"] }],
    ['a={"b":1}', fields({ a: { type: "object" } }), { a: { b: 1 } }],
    ["a={b", fields({ a: { type: "object" } }), { a: "{b" }],
    ["age=7&active=false&tags=1&tags=2", { $ref: "#/it" }, { age: 7, active: false, tags: [1, 2] }],
    ["&&", fields({}), {}],
    ["a=1", true, { a: "1" }],
  ])("%s for %j", (text, schema, expected) => {
    expect(decode(text, schema)).toEqual(expected);
  });

  it("and their encodings", () => {
    expect(decode("a=1,2", fields({ a: { type: "array", items: integer } }), { a: { explode: false } })).toEqual({ a: [1, 2] });
    expect(decode("a=[1]", fields({ a: { type: "array", items: integer } }), { a: { contentType: "application/json" } })).toEqual({ a: [1] });
    expect(decode("a=12", fields({ a: { type: "string" } }), { a: { contentType: "application/json" } })).toEqual({ a: 12 });
  });
});

describe("a hostile form", () => {
  it.each(["a=%zz", "%=1", "a=%FF", "a=1&b=%E2%82"])("is unreadable with the broken escape in %s", (text) => {
    expect(() => decode(text, true)).toThrow(UnreadableBody);
  });

  it("is unreadable where it is not UTF-8", () => {
    expect(() => decode(new Uint8Array([0x61, 0x3d, 0xff]), true)).toThrow("not valid UTF-8");
  });

  it("cannot pollute a prototype", () => {
    const value = decode("__proto__=1&constructor=2&toString=3", fields({})) as object;
    expect(Object.entries(value)).toEqual([
      ["__proto__", "1"],
      ["constructor", "2"],
      ["toString", "3"],
    ]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it("of more different fields than anybody needs is unreadable", () => {
    const text = Array.from({ length: 10_001 }, (_, at) => `f${at}=1`).join("&");
    expect(() => decode(text, true)).toThrow("the form has more than 10000 different fields");
  });

  it("of one field sent very often is read in no time", () => {
    const started = performance.now();
    expect(decode("a=1&".repeat(200_000), fields({ a: { type: "array", items: integer } }))).toMatchObject({ a: { length: 200_000 } });
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
