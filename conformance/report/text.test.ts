import { describe, expect, it } from "vitest";
import { fixture } from "./fixture.ts";
import { text } from "./text.ts";
import { shortened, visible } from "./visible.ts";
import { wrapped } from "./wrap.ts";

describe("the report for a terminal", () => {
  it("stays within 80 columns, commands to paste excepted", () => {
    const lines = text(fixture, { colour: false }).split("\n");

    expect(lines.filter((line) => line.length > 80 && !/curl|specimen verify/.test(line))).toEqual([]);
  });

  it("ends with the verdict and what the exit code means", () => {
    const lines = text(fixture, { colour: false, width: 200 }).trimEnd().split("\n");

    expect(lines.at(-1)).toBe("Does not conform: 1 of 5 cases failed. Exit code 1: what was judged is at fault.");
  });

  it("says nothing of causes where there is none", () => {
    const written = text({ ...fixture, causes: [], volatile: { ...fixture.volatile, again: [] } }, { colour: false });

    expect(written).not.toMatch(/BASE_URL|^ +expected/m);
  });

  it("names no more than five of the cases that share a reason", () => {
    const [first] = fixture.cases;
    if (!first) throw new Error("the fixture has cases");
    const cases = Array.from({ length: 7 }, (_, index) => ({
      ...first,
      id: `pets/listPets/200/${index}`,
      verdict: "inconclusive" as const,
      reason: "No owner.",
    }));

    const written = text({ ...fixture, cases }, { colour: false });

    expect(written).toContain("  7 cases: No owner.\n    pets/listPets/200/0\n");
    expect(written).toContain("    pets/listPets/200/4\n    and 2 more\n");
  });
});

describe("what was not exercised", () => {
  it("is told once for each reason", () => {
    const coverage = Array.from({ length: 7 }, (_, index) => ({
      operation: `operation${index}`,
      status: "200",
      state: "not-exercised" as const,
      reason: index === 6 ? "another reason" : "no case",
      principals: [],
    }));

    const lines = text({ ...fixture, coverage }, { colour: false, width: 200 }).split("\n");

    const shown = [0, 1, 2, 3, 4].map((index) => `operation${index} 200`).join(", ");
    expect(lines.filter((line) => line.includes("not exercised:"))).toEqual([
      `          6 not exercised: no case (${shown}, and 1 more)`,
      "          operation6 200 not exercised: another reason",
    ]);
  });
});

describe("wrapped text", () => {
  it("breaks between words and keeps words that are longer than the line", () => {
    expect(wrapped("one two three4567890 four", 9, "", "  ")).toBe("one two\n  three4567890\n  four");
  });

  it("keeps runs of spaces inside a line", () => {
    expect(wrapped("expected  403  (documented)", 80, "      ")).toBe("      expected  403  (documented)");
  });
});

describe("shortened text", () => {
  it("never ends in half a character", () => {
    expect(shortened("ab\u{1f600}\u{1f600}cd", 4)).toBe("ab\u{1f600}…");
    expect(shortened("abcd", 4)).toBe("abcd");
  });
});

describe("visible text", () => {
  it("keeps line breaks only where they are asked for", () => {
    expect([visible("a\nb\t\u001b"), visible("a\nb\t\u001b", { lines: true })]).toEqual(["a\\u000ab\\u0009\\u001b", "a\nb\t\\u001b"]);
  });
});
