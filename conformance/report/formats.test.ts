import { describe, expect, it } from "vitest";
import { badge } from "./badge.ts";
import { fixture } from "./fixture.ts";
import { formats } from "./formats.ts";
import { text } from "./text.ts";

describe("a report with every verdict", () => {
  it.each([
    ["text", "report.txt", text(fixture, { colour: false })],
    ["text in colour", "report-in-colour.txt", text(fixture, { colour: true }).replaceAll("\u001b", "\\e")],
    // The suffix keeps the formatter of the repository away from what the code wrote.
    ["JSON", "report.json.txt", formats.json(fixture)],
    ["JUnit", "junit.xml", formats.junit(fixture)],
    ["SARIF", "report.sarif", formats.sarif(fixture)],
    ["GitHub annotations", "github.txt", formats.github(fixture)],
    ["Markdown", "report.md", formats.markdown(fixture)],
    ["HTML", "report.html", formats.html(fixture)],
    ["a badge", "badge.svg", badge(fixture)],
  ])("reads as %s the way the golden file does", async (_, file, content) => {
    await expect(content).toMatchFileSnapshot(`golden/${file}`);
  });
});

describe("the totals", () => {
  const report = { ...fixture, totals: { pass: 60, skipped: 5, advisory: 4, inconclusive: 3, fail: 2, error: 0 } };
  const words = "2 fail, 3 inconclusive, 4 advisory, 5 skipped, 60 pass";

  it.each([
    ["text", text(report, { colour: false }), `Cases     74: ${words}`],
    ["JUnit", formats.junit(report), 'tests="74" failures="2" errors="0" skipped="8"'],
    ["SARIF", formats.sarif(report).replace(/\s+/g, ""), '"totals":{"pass":60,"skipped":5,"advisory":4,"inconclusive":3,"fail":2,"error":0}'],
    ["GitHub annotations", formats.github(report), `${words}.`],
    ["Markdown", formats.markdown(report), "| 0 | 2 | 3 | 4 | 5 | 60 | 74 |"],
    [
      "HTML",
      formats
        .html(report)
        .replace(/<[^>]*>/g, " ")
        .replace(/\s+/g, " "),
      "0 error 2 fail 3 inconclusive 4 advisory 5 skipped 60 pass",
    ],
    ["the badge", badge(report), "2 failures"],
  ])("stand in %s as in the report", (_, content, expected) => {
    expect(content).toContain(expected);
  });
});
