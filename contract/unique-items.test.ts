import { describe, expect, it } from "vitest";
import { allDiffer } from "./unique-items.ts";

describe("items", () => {
  it.each([
    [[]],
    [[1, "1", true, "true", null, "null", [], {}, [1], { a: 1 }]],
    [
      [
        { a: 1, b: 2 },
        { a: 2, b: 1 },
      ],
    ],
    [
      [
        [1, 2],
        [2, 1],
      ],
    ],
    [[9007199254740992n, 9007199254740993n]],
    [[JSON.parse('{"__proto__":1}'), {}]],
  ])("%o all differ", (items) => {
    expect(allDiffer(items)).toBe(true);
  });

  it.each([
    [[1, 1]],
    [["a", "b", "a"]],
    [[0, -0]],
    [
      [
        { a: 1, b: { c: [2], d: 3 } },
        { b: { d: 3, c: [2] }, a: 1 },
      ],
    ],
    [[null, null]],
    [[9007199254740993n, 9007199254740993n]],
  ])("%o do not all differ", (items) => {
    expect(allDiffer(items)).toBe(false);
  });

  it("of a very large array are compared in a moment", () => {
    const items = Array.from({ length: 100_000 }, (_none, index) => ({ index }));
    const started = performance.now();
    expect(allDiffer(items)).toBe(true);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
