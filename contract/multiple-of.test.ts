import { describe, expect, it } from "vitest";
import { isMultipleOf } from "./multiple-of.ts";

describe("a number", () => {
  it.each([
    [19.99, 0.01],
    [0.07, 0.01],
    [4.35, 0.05],
    [1_000_000_000.01, 0.01],
    [-0.3, 0.1],
    [0, 7],
    [9, 4.5],
  ])("%d is a multiple of %d", (value, step) => {
    expect(isMultipleOf(value, step)).toBe(true);
  });

  it.each([
    [19.995, 0.01],
    [0.0075, 0.01],
    [57, 7],
    [1e-9, 0.01],
    [100.000001, 0.01],
  ])("%d is no multiple of %d", (value, step) => {
    expect(isMultipleOf(value, step)).toBe(false);
  });
});
