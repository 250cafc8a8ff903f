import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../../contract/package-root.ts";
import type { Findings, SourceOf } from "./finding.ts";
import { fixture, nothing, source } from "./fixture.ts";
import { type Format, formats } from "./formats.ts";
import { text } from "./text.ts";

const { version } = fixture.tool;
const sourceOf = (file: string): string | undefined => (file === "pets/openapi.yaml" ? source : undefined);
const names = Object.keys(formats) as Format[];

describe.each(names)("findings as %s", (name) => {
  const writer: (report: Findings, sourceOf: SourceOf) => string = formats[name];
  const write = (report: Findings): string => (name === "text" ? text(report, sourceOf, { colour: false }) : writer(report, sourceOf));

  it("are written whole", async () => {
    const written = `${write(fixture)}\n--- nothing found ---\n${write(nothing)}`.replaceAll(`"${version}"`, '"<version>"');

    await expect(written).toMatchFileSnapshot(`golden/${name}.txt`);
  });

  it("hold no character that moves a cursor or turns a line", () => {
    expect(write(fixture)).not.toMatch(/[\u001b\u202e]/);
  });
});

describe("the published schema", () => {
  it("fits findings of every kind", () => {
    const schema: object = JSON.parse(readFileSync(join(packageRoot, "cli", "findings", "findings.schema.json"), "utf8"));
    const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

    expect([fixture, nothing].map((report) => (validate(JSON.parse(formats.json(report))) ? [] : validate.errors))).toEqual([[], []]);
  });
});

describe("text", () => {
  it("breaks lines at 80 columns", () => {
    const long = text(fixture, sourceOf, { colour: false })
      .split("\n")
      .filter((line) => line.length > 80);

    expect(long).toEqual([]);
  });

  it("moves the window of a code frame to what matters in a line without end", () => {
    const minified = `{"a":${JSON.stringify("x".repeat(500))},"wanted":1}`;
    const place = { file: "pets/openapi.yaml", line: 1, column: minified.indexOf('"wanted"') + 1, pointer: "/wanted" };
    const [first] = fixture.findings;
    const report = { ...fixture, findings: first ? [{ ...first, place }] : [] };

    const frame = text(report, () => minified, { colour: false })
      .split("\n")
      .filter((line) => line.includes(" | "));

    expect(frame[0]).toContain('"wanted":1}');
    expect((frame[0] ?? "").indexOf('"wanted"')).toBe((frame[1] ?? "").indexOf("^"));
  });
});
