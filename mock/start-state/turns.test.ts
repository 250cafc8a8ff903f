import { expect, it } from "vitest";
import { referencesAt, type Targets } from "./turns.ts";

const pairs = (count: number, targets: Targets): string[] =>
  Array.from({ length: count }, (_, turn) => Object.values(referencesAt(turn, targets, {})).join(" "));

it.each([
  ["as many of each", 4, 4],
  ["numbers that share a divisor", 6, 4],
  ["numbers that share none", 3, 5],
  ["a single one", 1, 7],
])("with %s, every combination comes before one comes again", (_what, users, teams) => {
  const targets: Targets = [
    ["user", Array.from({ length: users }, (_, index) => index)],
    ["team", Array.from({ length: teams }, (_, index) => index)],
  ];

  expect(new Set(pairs(users * teams, targets)).size).toBe(users * teams);
});

it("what refers to nothing, or has nothing to refer to, is left as it is", () => {
  expect(referencesAt(1, [["user", [7, 8]]], { user: null })).toEqual({});
  expect(referencesAt(1, [["user", []]], {})).toEqual({});
});
