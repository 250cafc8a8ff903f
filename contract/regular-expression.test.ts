import { describe, expect, it } from "vitest";
import { regularExpression } from "./regular-expression.ts";

const long = (text: string): string => text + "a".repeat(1000);

describe("regularExpression", () => {
  it.each([
    ["^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", `${long("a")}@example.com`, true],
    ["^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", `${long("a")}@example`, false],
    ["^[^@\\s]+$", `${long("a")}\u00a0`, false],
    ["\\S", "\u3000".repeat(1000), false],
    ["^.+$", `${long("a")}\u2028`, false],
    ["^[\\S]+$", long("a"), true],
    ["^(?=.*b)[a-z]+$", `${long("a")}b`, true],
    ["^(?=.*b)[a-z]+$", long("a"), false],
    ["^\\p{L}+$", "é".repeat(1000), true],
    ["^[\\w-]+$", `${long("a")}-_`, true],
    ["^a{1000}", long(""), true],
  ])("%s says of a long text what it says of a short one", (pattern, text, expected) => {
    expect(regularExpression(pattern, "u").test(text)).toBe(expected);
    expect(new RegExp(pattern, "u").test(text)).toBe(expected);
  });

  it("takes a pattern that holds only without the u flag", () => {
    expect(regularExpression("^\\_x$", "u").test("_x")).toBe(true);
  });

  it("refuses a pattern that holds neither way", () => {
    expect(() => regularExpression("(", "u")).toThrow(SyntaxError);
  });

  it("can be told from another expression, as the schema compiler needs", () => {
    expect(String(regularExpression("^a$", "u"))).toBe("/^a$/u");
    expect(String(regularExpression("^b$", "u"))).toBe("/^b$/u");
  });

  it("is not kept busy by a long text that nearly matches", () => {
    const nearly = regularExpression("<[^>]*>", "u");
    const quadratic = regularExpression("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", "u");

    // A backtracking engine needs 10^11 steps for each.
    expect(nearly.test("<".repeat(500_000))).toBe(false);
    expect(quadratic.test(`a@${".".repeat(500_000)}@`)).toBe(false);
  });
});
