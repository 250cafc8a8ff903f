import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "./model.ts";
import { SchemaCompiler, typesOf } from "./schema.ts";
import { maxViolations } from "./violation.ts";

const judge = (schema: Json, value: unknown, rest: JsonObject = {}) => new SchemaCompiler({ ...rest, it: schema }).check("/it")(value);

describe("a schema of the document", () => {
  it("is found by any pointer, however odd its tokens", () => {
    const document = { paths: { "/a/{b}%2F#?é": { "x y": { type: "string" } } } };
    const check = new SchemaCompiler(document).check("/paths/~1a~1{b}%2F#?é/x y");
    expect(check("a")).toBeUndefined();
    expect(check(1)).toHaveLength(1);
  });

  it("that is not there is said to be missing, at the first use", () => {
    const check = new SchemaCompiler({}).check("/none");
    expect(() => check(1)).toThrow("There is no schema at /none.");
  });

  it("may refer to itself below a member, and the rule is named where it stands", () => {
    const node = { type: "object", required: ["name"], properties: { next: { $ref: "#/components/node" } } };
    const found = judge({ $ref: "#/components/node" }, { name: "a", next: { name: "b", next: {} } }, { components: { node } });
    expect(found?.map(({ at, rule }) => [at, rule])).toEqual([["/next/next/name", "/components/node/required"]]);
  });

  it.each([
    ["^\\p{L}+$", "é", "1"],
    ["^[\\w-.]+$", "a-b", "a b"],
    ["^\\_a\\-b$", "_a-b", "a-b"],
    ["^.$", "😀", "ab"],
  ])("may use the pattern %s, with or without the flag u", (pattern, good, bad) => {
    expect(judge({ pattern }, good)).toBeUndefined();
    expect(judge({ pattern }, bad)).toHaveLength(1);
  });

  it("may be boolean", () => {
    expect(judge(true, 1)).toBeUndefined();
    expect(judge(false, 1)).toHaveLength(1);
  });

  it("may ignore keywords that it does not know", () => {
    expect(judge({ type: "string", discriminator: { propertyName: "a" }, xml: {}, "x-a": 1, example: 1 }, "a")).toBeUndefined();
  });
});

describe("members that every object inherits", () => {
  it.each(["constructor", "toString", "valueOf", "__proto__"])("are not taken for a member %s of the message", (name) => {
    const schema = { properties: Object.fromEntries([[name, { type: "string" }]]), required: [name] };
    expect(judge(schema, {})?.map(({ at }) => at)).toEqual([`/${name}`]);
    expect(judge(schema, Object.fromEntries([[name, "own"]]))).toBeUndefined();
  });
});

describe("many violations", () => {
  it("are all found, up to the limit", () => {
    expect(judge({ items: { type: "string" } }, [1, "a", 2])?.map(({ at }) => at)).toEqual(["/0", "/2"]);
    expect(judge({ items: { type: "string" } }, Array(1000).fill(1))).toHaveLength(maxViolations);
  });

  it("of a very large value are judged up to the first, in well under a second", () => {
    const value = Array(2_500_000).fill(1);
    const started = performance.now();
    expect(judge({ items: { type: "string" } }, value)).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it("are not hidden by a value that a validator cannot see", () => {
    expect(judge({ items: { type: "integer" } }, [9007199254740993n, "x", 1])?.map(({ at }) => at)).toEqual(["/1"]);
  });
});

describe("unique items", () => {
  it("are asked for only where the keyword is true", () => {
    expect(judge({ uniqueItems: true }, [{ a: 1 }, { a: 1 }])?.map(({ keyword, rule }) => [keyword, rule])).toEqual([["uniqueItems", "/it/uniqueItems"]]);
    expect(judge({ uniqueItems: true }, [{ a: 1 }, { a: 2 }])).toBeUndefined();
    expect(judge({ uniqueItems: false }, [1, 1])).toBeUndefined();
    expect(judge({ uniqueItems: true }, "text")).toBeUndefined();
  });
});

describe("bytes", () => {
  it("of any number stand for a text", () => {
    const started = performance.now();
    expect(judge({ type: "string", format: "binary" }, new Uint8Array(10_000_000))).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe("the types of a schema", () => {
  const defs: Record<string, Json> = { "#/s": { type: "string" }, "#/loop": { $ref: "#/loop" }, "#/wide": { anyOf: [{ $ref: "#/s" }, { type: "null" }] } };

  it.each<[Json | undefined, string[]]>([
    [{ type: "string" }, ["string"]],
    [{ type: ["integer", "null"] }, ["integer", "null"]],
    [{ $ref: "#/wide" }, ["string", "null"]],
    [{ allOf: [{ $ref: "#/s" }, { minLength: 1 }] }, ["string"]],
    [{ oneOf: [{ type: "integer" }, { items: {} }] }, ["integer", "array"]],
    [{ properties: {} }, ["object"]],
    [{ items: true }, ["array"]],
    [{ $ref: "#/loop" }, []],
    [{ $ref: "#/none" }, []],
    [true, []],
    [undefined, []],
  ])("%j are %j", (schema, expected) => {
    expect([...typesOf(schema, (reference) => defs[reference])]).toEqual(expected);
  });
});

describe("patterns of one schema", () => {
  it("are held apart", async () => {
    const { SchemaCompiler } = await import("./schema.ts");
    const check = new SchemaCompiler({ components: { schemas: { Pair: { properties: { a: { pattern: "^a$" }, b: { pattern: "^b$" } } } } } }).check(
      "/components/schemas/Pair",
    );

    expect(check({ a: "a", b: "b" })).toBeUndefined();
    expect(check({ a: "b", b: "b" })).toHaveLength(1);
  });
});
