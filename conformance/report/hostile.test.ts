/** Whatever a target sends, a report stays the report: nothing of it is markup, a command or a cursor. */
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import { badge } from "./badge.ts";
import { fixture } from "./fixture.ts";
import { formats } from "./formats.ts";
import type { Report } from "./report.ts";
import { text } from "./text.ts";

const hostile = "<script>alert(1)</script><img src=x onerror='a()' title=\"b\">]]>&amp;\u0000\u001b[2J\u202e\ud800 `x` | \r\n::error::owned %0A \ufffe";

/** Every string of the fixture is followed by the hostile one, ids of cases and words of a fixed set excepted. */
const ids = new Set(fixture.cases.map(({ id }) => id));
const fixed = new Set(["verdict", "state", "provenance", "strength", "status", "depth", "digest"]);
function spoiled(value: unknown, key = ""): unknown {
  if (typeof value === "string") return fixed.has(key) || ids.has(value) ? value : value + hostile;
  if (Array.isArray(value)) return value.map((entry) => spoiled(entry));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, spoiled(member, name)]));
}
// Strings stay strings, so the type stays.
const report = spoiled(fixture) as Report;

describe("hostile text", () => {
  it("opens no element in HTML, and no attribute", () => {
    const page = formats.html(report);

    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).not.toContain("<img");
    expect(page).not.toMatch(/onerror='|title="b"/);
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  });

  it.each(["text", "html", "markdown", "github"] as const)("moves no cursor and turns no line in %s", (format) => {
    const written = format === "text" ? text(report, { colour: false }) : formats[format](report);

    expect(written).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  });

  it.each([
    ["junit", formats.junit(report)],
    ["the badge", badge(report)],
  ])("leaves the XML of %s well-formed", (_, xml) => {
    expect(XMLValidator.validate(xml)).toBe(true);
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u);
  });

  it("adds no command to the annotations", () => {
    const lines = formats.github(report).trimEnd().split("\n");

    expect(lines).toHaveLength(1 + report.causes.length);
    expect(lines.filter((line) => !/^::(error|warning|notice) [^:]*::/.test(line))).toEqual([]);
  });

  it("adds no row and no tag to Markdown", () => {
    const written = formats.markdown(report);

    const rowsOf = (page: string) => page.match(/^\|/gm)?.length;

    expect(rowsOf(written)).toBe(rowsOf(formats.markdown(fixture)));
    expect(written.replace(/(`+)[^`][\s\S]*?\1/g, "")).not.toMatch(/<(script|img)/);
  });
});

describe("the elements of JUnit", () => {
  const parse = (xml: string): Record<string, unknown>[] => {
    const parsed = new XMLParser({ ignoreAttributes: false, isArray: (name) => ["testsuite", "testcase"].includes(name) }).parse(xml) as {
      testsuites: { testsuite: { testcase: Record<string, unknown>[] }[] };
    };
    return parsed.testsuites.testsuite.flatMap(({ testcase }) => testcase);
  };

  it("say of each verdict what it is", () => {
    const cases = parse(formats.junit(fixture));
    const outcome = (entry: Record<string, unknown>) => ["failure", "error", "skipped", "system-out"].filter((name) => name in entry);

    expect(Object.fromEntries(cases.map((entry) => [entry["@_name"], outcome(entry)]))).toEqual({
      "pets/listPets/200/valid/minimal": [],
      "pets/listPets/405/method": ["system-out"],
      "pets/createPet/201/valid/minimal": ["skipped"],
      "pets/deletePet/204/deleted": ["skipped"],
      "pets/deletePet/403/foreign-principal": ["failure"],
    });
  });
});
