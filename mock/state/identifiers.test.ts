import { describe, expect, it } from "vitest";
import { letters, numbers, uuid } from "./identifiers.ts";

const ids = (seed: number, count: number): string[] => Array.from({ length: count }, (_unused, counter) => uuid(numbers(seed, counter)));

describe("identifiers", () => {
  it("are a function of seed and counter", () => {
    expect(ids(7, 5)).toEqual(ids(7, 5));
    expect(ids(7, 1)).not.toEqual(ids(8, 1));
  });

  it("stay the same from one release to the next", () => {
    expect([uuid(numbers(1, 0)), letters(numbers(1, 0), 27)]).toMatchInlineSnapshot(`
      [
        "22284310-c2cd-4a3e-a9e8-1d7b8995da7f",
        "y2nLuDLtGLdaWhbl7ivx6N3gjLn",
      ]
    `);
  });

  it("differ for fifty thousand counters of two neighbouring seeds", () => {
    const all = [...ids(1, 50_000), ...ids(2, 50_000)];

    expect(new Set(all).size).toBe(100_000);
  });

  it("differ for counters that differ only beyond 32 bits", () => {
    expect(uuid(numbers(1, 5))).not.toBe(uuid(numbers(1, 2 ** 32 + 5)));
  });

  it("have the shape of a UUID of version 4", () => {
    const version4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

    expect(ids(3, 2000).filter((id) => !version4.test(id))).toEqual([]);
  });

  it.each([0, 1, 27, 1000])("have exactly %d letters and digits where asked", (length) => {
    expect(letters(numbers(1, 1), length)).toMatch(new RegExp(`^[0-9A-Za-z]{${length}}$`));
  });

  it("use every letter and digit", () => {
    expect(new Set(letters(numbers(1, 1), 5000)).size).toBe(62);
  });
});
