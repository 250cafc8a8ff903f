import { describe, expect, it } from "vitest";
import { maxDepth, parseJson, stringifyJson, UnreadableBody } from "./json.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const parse = (text: string): unknown => parseJson(bytes(text));

describe("numbers", () => {
  it.each([
    ["9007199254740991", 9007199254740991],
    ["-9007199254740991", -9007199254740991],
    ["9007199254740992", 9007199254740992n],
    ["9223372036854775807", 9223372036854775807n],
    ["-9223372036854775808", -9223372036854775808n],
    ["123456789012345678901234567890", 123456789012345678901234567890n],
    ["0.30000000000000004", 0.30000000000000004],
    ["0.12345678901234567890", 0.12345678901234568],
    ["12345678901234567.5", 12345678901234568],
    ["12345678901234567e2", 1234567890123456800],
    ["1E1234567890123456789", Number.POSITIVE_INFINITY],
    ["1e-1234567890123456789", 0],
  ])("%s is read as it is meant", (text, expected) => {
    expect(parse(text)).toBe(expected);
    expect(parse(`{"a":[${text},${text}]}`)).toEqual({ a: [expected, expected] });
  });

  it("in strings stay text", () => {
    expect(parse('["9007199254740993", "\\"9007199254740993", 9007199254740993]')).toEqual(["9007199254740993", '"9007199254740993', 9007199254740993n]);
  });

  it.each(['{"id":9007199254740993,"text":"9007199254740993"}', "[-9223372036854775808,1.5,true,null]", '"9007199254740993"'])(
    "%s survives a round trip",
    (text) => {
      expect(stringifyJson(parse(text))).toBe(text);
    },
  );

  it("of a million digits cost no more than reading them", () => {
    const started = performance.now();
    expect(parse("9".repeat(1_000_000))).toBe(Number.POSITIVE_INFINITY);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe("hostile text", () => {
  it.each([
    ["nothing", "", /not JSON/],
    ["only white space", "   ", /not JSON/],
    ["a truncated object", '{"a":', /not JSON/],
    ["single quotes", "{'a':1}", /not JSON/],
    ["a trailing comma", "[1,]", /not JSON/],
    ["NaN", "NaN", /not JSON/],
    ["a long integer with a leading zero", "012345678901234567", /not JSON/],
    ["a long integer with two signs", "--9007199254740993", /not JSON/],
    ["two long integers", "9007199254740993 9007199254740993", /not JSON/],
    ["an array a level too deep", `${"[".repeat(maxDepth + 1)}${"]".repeat(maxDepth + 1)}`, /deeper than 512/],
    ["a million open brackets", "[".repeat(1_000_000), /deeper than 512/],
    ["objects a level too deep", `${'{"a":'.repeat(maxDepth + 1)}1`, /deeper than 512/],
  ])("that is %s is refused in a sentence", (_what, text, why) => {
    expect(() => parse(text)).toThrow(UnreadableBody);
    expect(() => parse(text)).toThrow(why);
  });

  it.each([[[0xff, 0xfe]], [[0x22, 0xc3, 0x22]], [[0x22, 0xed, 0xa0, 0x80, 0x22]], [[0x22, 0xc0, 0x80, 0x22]]])("bytes %j are not UTF-8", (raw) => {
    expect(() => parseJson(new Uint8Array(raw))).toThrow("the body is not valid UTF-8");
  });

  it("of unterminated strings and escapes takes no time to refuse", () => {
    const started = performance.now();
    expect(() => parse(`9007199254740993"${'\\"'.repeat(500_000)}`)).toThrow(UnreadableBody);
    expect(performance.now() - started).toBeLessThan(500);
  });

  it("may hold a very long string beside a long integer", () => {
    expect(parse(`["${"x".repeat(9_000_000)}",9007199254740993]`)).toHaveLength(2);
  });
});

describe("odd but legal text", () => {
  it("may begin with a byte order mark", () => {
    expect(parse('\uFEFF{"a":1}')).toEqual({ a: 1 });
  });

  it("may nest as deep as the limit, and hold brackets in strings", () => {
    expect(() => parse(`${"[".repeat(maxDepth)}${"]".repeat(maxDepth)}`)).not.toThrow();
    expect(parse(JSON.stringify("[".repeat(2 * maxDepth)))).toBe("[".repeat(2 * maxDepth));
  });

  it("keeps the last of two members of one name", () => {
    expect(parse('{"a":1,"a":9007199254740993}')).toEqual({ a: 9007199254740993n });
  });

  it.each(['{"__proto__":{"polluted":true}}', '{"__proto__":{"polluted":9007199254740993}}'])("%s has an own member and pollutes nothing", (text) => {
    const value = parse(text) as object;
    expect(Object.keys(value)).toEqual(["__proto__"]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});

describe("writing JSON", () => {
  it.each([
    [undefined, "null"],
    [{ a: undefined, b: 1n }, '{"b":1}'],
    [[1n, "1"], '[1,"1"]'],
  ])("%o gives %s", (value, text) => {
    expect(stringifyJson(value)).toBe(text);
  });

  it("of a circle throws", () => {
    const circle: unknown[] = [];
    circle.push(circle);
    expect(() => stringifyJson(circle)).toThrow(TypeError);
  });
});

describe("what a refusal quotes", () => {
  it("is never the body, which can hold a secret", () => {
    expect(() => parseJson(new TextEncoder().encode('{"password": hunter2}'))).toThrow(/^the body is not JSON: Unexpected token 'h'$/);
  });
});
