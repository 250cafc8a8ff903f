import { describe, expect, it } from "vitest";
import type { Json } from "./model.ts";
import { SchemaCompiler } from "./schema.ts";
import { brief, isSecret, sentence } from "./violation.ts";

const violations = (schema: Json, value: unknown) => new SchemaCompiler({ it: schema }).check("/it")(value) ?? [];

describe("a violation says what was expected, what was found, and where the rule stands", () => {
  it.each<[Json, unknown, string, string]>([
    [{ type: "string" }, 1, "body: expected type string, found 1", "/it/type"],
    [{ type: ["string", "null"] }, {}, "body: expected type string or null, found an object", "/it/type"],
    [{ required: ["a/b"] }, {}, '/a~1b: expected a member "a/b", found nothing', "/it/required"],
    [{ properties: { a: { enum: ["x", 1, null] } } }, { a: "z" }, '/a: expected one of "x", 1, null, found "z"', "/it/properties/a/enum"],
    [{ const: "x" }, [1, 2], 'body: expected "x", found an array of 2', "/it/const"],
    [{ minLength: 1 }, "", 'body: expected at least 1 character, found ""', "/it/minLength"],
    [{ maxLength: 2 }, "abc", 'body: expected at most 2 characters, found "abc"', "/it/maxLength"],
    [{ pattern: "^a" }, "b", 'body: expected text that matches ^a, found "b"', "/it/pattern"],
    [{ format: "email" }, "b", 'body: expected format email, found "b"', "/it/format"],
    [{ minimum: 1 }, 0, "body: expected at least 1, found 0", "/it/minimum"],
    [{ maximum: 1 }, 2, "body: expected at most 1, found 2", "/it/maximum"],
    [{ exclusiveMinimum: 1 }, 1, "body: expected more than 1, found 1", "/it/exclusiveMinimum"],
    [{ exclusiveMaximum: 1 }, 1, "body: expected less than 1, found 1", "/it/exclusiveMaximum"],
    [{ multipleOf: 2 }, 3, "body: expected a multiple of 2, found 3", "/it/multipleOf"],
    [{ minItems: 1 }, [], "body: expected at least 1 item, found an array of 0", "/it/minItems"],
    [{ maxItems: 0 }, [1], "body: expected at most 0 items, found an array of 1", "/it/maxItems"],
    [{ uniqueItems: true }, [1, 1], "body: expected items that all differ, found an array of 2", "/it/uniqueItems"],
    [{ additionalProperties: false }, { b: 1 }, '/b: expected no member "b", found 1', "/it/additionalProperties"],
    [{ unevaluatedProperties: false }, { b: 1 }, '/b: expected no member "b", found 1', "/it/unevaluatedProperties"],
    [{ dependentRequired: { a: ["b"] } }, { a: 1 }, '/b: expected a member "b" beside "a", found nothing', "/it/dependentRequired"],
    [{ minProperties: 1 }, {}, "body: expected at least 1 member, found an object", "/it/minProperties"],
    [{ maxProperties: 0 }, { a: 1 }, "body: expected at most 0 members, found an object", "/it/maxProperties"],
    [{ not: {} }, null, "body: expected a value outside what is excluded, found null", "/it/not"],
    [{ contains: { const: 1 } }, [], "body: expected at least 1 item of the described kind, found an array of 0", "/it/contains"],
    [{ oneOf: [{}, {}] }, 1, "body: expected a value that exactly one of the alternatives allows, found 1", "/it/oneOf"],
  ])("%j against %j", (schema, value, said, rule) => {
    const [violation] = violations(schema, value);
    expect(violation && sentence(violation)).toBe(said);
    expect(violation?.rule).toBe(rule);
  });

  it("where a member must not be at all", () => {
    expect(violations({ properties: { a: false } }, { a: 1 }).map(sentence)).toEqual(["/a: expected nothing, found 1"]);
  });

  it("with every failing alternative, then the choice itself", () => {
    const said = violations({ anyOf: [{ type: "string" }, { type: "null" }] }, 1).map(sentence);
    expect(said).toEqual([
      "body: expected type string, found 1",
      "body: expected type null, found 1",
      "body: expected a value that one of the alternatives allows, found 1",
    ]);
  });

  it("of a condition only with what its branch asks for", () => {
    const said = violations({ if: false, else: { type: "string" } }, 1).map(({ keyword }) => keyword);
    expect(said).toEqual(["type"]);
  });

  it("about a member of another name as about the member __proto__", () => {
    const value: unknown = JSON.parse('{"__proto__":1}');
    expect(violations({ additionalProperties: false }, value).map(sentence)).toEqual(['/__proto__: expected no member "__proto__", found 1']);
  });

  it("of another part of a message with that part's name", () => {
    expect(sentence({ in: "query", at: "/limit", keyword: "type", rule: "", expected: "type integer", found: '"x"' })).toBe(
      'query limit: expected type integer, found "x"',
    );
  });
});

describe("a found value", () => {
  it.each([
    [undefined, "nothing"],
    [null, "null"],
    [12n, "12"],
    ["x".repeat(100), `"${"x".repeat(56)}…`],
    [[1, 2, 3], "an array of 3"],
    [{ a: 1 }, "an object"],
  ])("%o is shown as %s", (value, shown) => {
    expect(brief(value)).toBe(shown);
  });

  it.each(["password", "/client_secret", "/a/apiKey", "/tokens/0", "/a/X-Api-Key", "/Authorization", "/cookie/0/1"])("is masked at %s", (at) => {
    expect(isSecret(at)).toBe(true);
    expect(brief("hunter2", at)).toBe("***");
  });

  it.each(["", "/name", "/tokens/name", "/0"])("is not masked at %j", (at) => {
    expect(brief("hunter2", at)).toBe('"hunter2"');
  });

  it("that is a secret stays out of the whole violation", () => {
    const schema = { properties: { password: { minLength: 9 }, tokens: { items: { maxLength: 1 } } } };
    const said = violations(schema, { password: "hunter2", tokens: ["hunter2"] });
    expect(said).toHaveLength(2);
    expect(JSON.stringify(said)).not.toContain("hunter2");
  });
});
