import { describe, expect, it } from "vitest";
import { formDecode, percentDecode } from "./percent.ts";

describe("percent-decoding", () => {
  it.each([
    ["plain+text", "plain+text"],
    ["a%20b", "a b"],
    ["%2F%2f", "//"],
    ["%E2%82%AC", "€"],
    ["%00", "\0"],
    ["%2520", "%20"],
  ])("reads %s", (text, expected) => {
    expect(percentDecode(text)).toBe(expected);
  });

  it.each(["%", "%2", "%zz", "100%", "%u20AC", "%FF", "%E2%82", "%C0%80", "%ED%A0%80"])("refuses the broken escape %s", (text) => {
    expect(percentDecode(text)).toBeUndefined();
    expect(formDecode(text)).toBeUndefined();
  });

  it.each([
    ["a+b", "a b"],
    ["a%2Bb", "a+b"],
    ["+%20+", "   "],
  ])("reads %s in a form", (text, expected) => {
    expect(formDecode(text)).toBe(expected);
  });
});
