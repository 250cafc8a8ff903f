import { describe, expect, it } from "vitest";
import { isExplosive } from "./backtracking.ts";
import { regularExpression } from "./regular-expression.ts";

describe("isExplosive", () => {
  it.each(["^(a+)+$", "^(a|aa)+$", "(?:a*)*b", "((a?){1,9})+", "^(x(a|b)c){30}$", "a*a*a*a*b", "(?<word>\\w+\\s?)*$", "a?a?a?a?a{4}"])(
    "finds it in %s",
    (pattern) => {
      expect(isExplosive(pattern)).toBe(true);
    },
  );

  it.each([
    "^[a-z]+$",
    "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
    "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$",
    "\\S",
    "^\\(a\\+\\)\\+$",
    "[(a+)+]",
    "^https?://",
    "^(a|b)$",
    "(ab)+",
  ])("does not find it in %s", (pattern) => {
    expect(isExplosive(pattern)).toBe(false);
  });

  it("keeps a short text from taking years", () => {
    const nearly = `${"a".repeat(60)}!`;

    expect(["^(a+)+$", "^(a|aa)+$", "^(a|a?)+$"].map((pattern) => regularExpression(pattern, "u").test(nearly))).toEqual([false, false, false]);
  });
});
