import { describe, expect, it } from "vitest";
import { checkable } from "./checkable.ts";

const ends = { min: -(2 ** 63), max: 2 ** 63 };

describe("what a validator sees", () => {
  it.each([
    [9223372036854775807n, "inside"],
    [-9223372036854775808n, "inside"],
    [9007199254740993n, "inside"],
    [9223372036854775808n, "outside"],
    [-9223372036854775809n, "outside"],
    [10n ** 400n, "outside"],
  ])("of %s lies %s the bounds of int64", (exact, side) => {
    const seen = checkable(exact) as number;
    expect(seen > ends.min && seen < ends.max ? "inside" : "outside").toBe(side);
    expect(seen >= ends.min && seen <= ends.max ? "inside" : "outside").toBe(side);
  });

  it("of bytes and files is text", () => {
    expect(checkable({ a: new Uint8Array([1]), b: [new File(["x"], "x.txt")], c: new Blob([]) })).toEqual({ a: "", b: [""], c: "" });
  });

  it("of anything else is the value itself, not a copy", () => {
    const value = { a: [1, "2", null, { b: true }] };
    expect(checkable(value)).toBe(value);
  });

  it("leaves the value itself as it was", () => {
    const value = { a: [1n] };
    expect(checkable(value)).toEqual({ a: [1] });
    expect(value).toEqual({ a: [1n] });
  });

  it("keeps a member that is named __proto__", () => {
    const value = JSON.parse('{"__proto__":{"b":1}}') as Record<string, unknown>;
    value["big"] = 1n;
    expect(Object.keys(checkable(value) as object)).toEqual(["__proto__", "big"]);
  });

  it("of a deep value with a long integer is found in one walk", () => {
    let value: unknown = [1n, ...Array<number>(100_000).fill(1)];
    for (let depth = 0; depth < 500; depth += 1) value = [value];
    const started = performance.now();
    checkable(value);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
