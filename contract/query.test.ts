import { describe, expect, it } from "vitest";
import { parseCookies, parsePairs } from "./query.ts";

describe("a query string", () => {
  it.each([
    ["", []],
    ["&&", []],
    [
      "a=1&a=2",
      [
        ["a", "1"],
        ["a", "2"],
      ],
    ],
    ["a", [["a", ""]]],
    ["=1", [["", "1"]]],
    ["a=b=c", [["a", "b=c"]]],
    ["page%5Bsize%5D=1", [["page[size]", "1"]]],
    ["first+name=a+b%20c", [["first name", "a+b%20c"]]],
    [
      "%zz=1&b=%zz",
      [
        [undefined, "1"],
        ["b", "%zz"],
      ],
    ],
    ["__proto__=1", [["__proto__", "1"]]],
  ])("%j is split into names, decoded, and values, raw", (text, expected) => {
    expect(parsePairs(text).map(({ name, raw }) => [name, raw])).toEqual(expected);
  });
});

describe("a Cookie header", () => {
  it.each([
    [undefined, []],
    ["", []],
    [
      "a=1; b=2",
      [
        ["a", "1"],
        ["b", "2"],
      ],
    ],
    [
      "a=1;a=2",
      [
        ["a", "1"],
        ["a", "2"],
      ],
    ],
    [
      "nothing; ;=x; c = y=z ",
      [
        ["", "x"],
        ["c", "y=z"],
      ],
    ],
    ['q="a b"', [["q", '"a b"']]],
    ["e=%41", [["e", "%41"]]],
  ])("%j is split and left raw", (header, expected) => {
    expect(parseCookies(header).map(({ name, raw }) => [name, raw])).toEqual(expected);
  });
});
