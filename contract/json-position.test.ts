import { describe, expect, it } from "vitest";
import { jsonOffsets } from "./json-position.ts";

const text = `{
  "a/b": { "x": [1, "two \\" , ]", { "deep": null }], "y": "}" },
  "café": true, "empty": {}
}`;

const textAt = (pointer: string): string => text.slice(jsonOffsets(text, [pointer]).get(pointer)).slice(0, 8);

describe("jsonOffsets", () => {
  it.each([
    ["", '{\n  "a/b'],
    ["/a~1b", '"a/b": {'],
    ["/a~1b/x/1", '"two \\" '],
    ["/a~1b/x/2/deep", '"deep": '],
    ["/a~1b/y", '"y": "}"'],
    ["/café", '"café": '],
    ["/empty", '"empty":'],
  ])("finds %s", (pointer, expected) => {
    expect(textAt(pointer)).toBe(expected);
  });

  it("gives the nearest ancestor of what is not there", () => {
    expect(textAt("/a~1b/z/deeper")).toBe('"a/b": {');
    expect(textAt("/empty/z")).toBe('"empty":');
  });

  it("finds many in one pass", () => {
    expect([...jsonOffsets(text, ["/empty", "/a~1b/x"]).keys()].sort()).toEqual(["/a~1b/x", "/empty"]);
  });
});
