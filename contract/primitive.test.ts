import { describe, expect, it } from "vitest";
import { fromText } from "./primitive.ts";

const read = (types: string[], text: string): unknown => fromText(new Set(types))(text);

describe("text read by its schema's types", () => {
  it.each([
    [["integer"], "7", 7],
    [["integer"], "007", 7],
    [["integer"], "-7", -7],
    [["integer"], "9007199254740991", 9007199254740991],
    [["integer"], "9007199254740993", 9007199254740993n],
    [["integer"], "-9223372036854775808", -9223372036854775808n],
    [["number"], "1.5e3", 1500],
    [["number"], "-0.5", -0.5],
    [["boolean"], "true", true],
    [["boolean"], "false", false],
    [["integer", "boolean"], "true", true],
    [["string", "integer"], "12", 12],
    [["string"], "12", "12"],
    [[], "12", "12"],
  ])("%j makes %s its value", (types, text, expected) => {
    expect(read(types, text)).toBe(expected);
  });

  it.each([
    ["integer", ["", " 1", "+1", "-0", "1.0", "1e3", "0x10", "١", "1_000", "NaN", "--1"]],
    ["number", ["", "1.", ".5", "+1", "Infinity", "1e", "0x10", "1,5"]],
    ["boolean", ["", "True", "1", "yes"]],
  ])("what is no %s stays text", (type, texts) => {
    expect(texts.map((text) => read([type], text))).toEqual(texts);
  });

  it("an integer that no double can hold stays text, however long", () => {
    const text = "9".repeat(1_000_000);
    expect(read(["integer"], text)).toBe(text);
  });
});
