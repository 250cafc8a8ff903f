import { describe, expect, it } from "vitest";
import { escapeToken, localPointer, resolve, tokensOf, valueAt } from "./pointer.ts";

describe("a JSON Pointer", () => {
  const document = { "": 0, "a/b": 1, "m~n": 8, "~1": 9, list: [10, [20]], ["__proto__"]: 30 };

  it.each([
    ["", document],
    ["/", 0],
    ["/a~1b", 1],
    ["/m~0n", 8],
    ["/~01", 9],
    ["/list/0", 10],
    ["/list/1/0", 20],
    ["/__proto__", 30],
  ])("%j leads to its value", (pointer, value) => {
    expect(valueAt(document, pointer)).toEqual(value);
  });

  it.each(["/none", "/list/2", "/list/-", "/list/", "/list/01", "/list/1.0", "/list/0x1", "/list/length", "/m~n/x", "/toString", "/constructor/name"])(
    "%j leads nowhere",
    (pointer) => {
      expect(valueAt(document, pointer)).toBeUndefined();
    },
  );

  it("does not find what every object inherits", () => {
    expect(valueAt({}, "/__proto__")).toBeUndefined();
  });

  it.each(["", "a/b", "~", "~1", "~01", "/paths/~1x", "ü"])("gives the token %j back after escaping", (token) => {
    expect(tokensOf(`/${escapeToken(token)}`)).toEqual([token]);
  });
});

describe("a local reference", () => {
  it.each([
    ["#", ""],
    ["#/components/schemas/A", "/components/schemas/A"],
    ["#/paths/~1pets~1%7Bid%7D/get", "/paths/~1pets~1{id}/get"],
    ["#/a%zz", "/a%zz"],
  ])("%s points to %s", (reference, pointer) => {
    expect(localPointer(reference)).toBe(pointer);
  });

  it.each(["other.yaml", "other.yaml#/a", "https://example.com/a#/b", "#anchor", ""])("%j is none", (reference) => {
    expect(localPointer(reference)).toBeUndefined();
  });
});

describe("resolving", () => {
  it("follows references to references and tells where it ended", () => {
    const document = { a: { $ref: "#/b" }, b: { $ref: "#/c~1d" }, "c/d": { type: "string" } };
    expect(resolve(document, document.a, "/a")).toEqual({ value: { type: "string" }, pointer: "/c~1d" });
  });

  it("leaves what is no reference where it is", () => {
    expect(resolve({}, { $ref: 1 }, "/x")).toEqual({ value: { $ref: 1 }, pointer: "/x" });
  });

  it.each([
    ["a circle", { $ref: "#/a" }],
    ["a reference to nothing", { $ref: "#/none" }],
    ["a reference to another file", { $ref: "b.yaml#/x" }],
  ])("ends without a value at %s", (_what, a) => {
    expect(resolve({ a }, a, "/a").value).toBeUndefined();
  });
});
