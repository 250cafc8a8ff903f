/** Whole outputs of the command, in each format. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { reportOf } from "../../cli/diff-command.ts";
import { readDocument } from "../../cli/diff-source.ts";
import type { Findings, SourceOf } from "../../cli/findings/finding.ts";
import { type Format, formats } from "../../cli/findings/formats.ts";
import { text } from "../../cli/findings/text.ts";
import { packageRoot } from "../../contract/package-root.ts";

const folder = join("tests", "diff", "golden", "documents");
const read = (name: string) => readDocument(join(folder, name), { allowUrl: false });
const [before, after] = [await read("old.yaml"), await read("new.yaml")];
const report = reportOf(before, after, "breaking");
const texts = new Map([before, after].map((document) => [document.name, document.text]));
const sourceOf: SourceOf = (file) => texts.get(file);

describe("specimen diff", () => {
  it.each(Object.keys(formats) as Format[])("writes %s as it is kept", async (name) => {
    const write: (findings: Findings, source: SourceOf) => string = formats[name];
    const written = name === "text" ? text(report, sourceOf, { colour: false }) : write(report, sourceOf);

    await expect(written.replaceAll(`"${report.tool.version}"`, '"<version>"')).toMatchFileSnapshot(`golden/${name}.txt`);
  });

  it("writes what the published schema says", () => {
    const schema: object = JSON.parse(readFileSync(join(packageRoot, "cli", "findings", "findings.schema.json"), "utf8"));
    const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

    expect(validate(report) ? [] : validate.errors).toEqual([]);
  });

  it("tells of a schema that is sent and received once for each direction", () => {
    const lengths = report.findings.filter(({ rule }) => rule.includes("max-length"));

    expect(lengths.map(({ label, operations, rule }) => [rule, label, operations])).toEqual([
      ["request-max-length-narrowed", "breaking", ["POST /pets"]],
      ["response-max-length-narrowed", "safe", ["GET /pets", "POST /pets"]],
    ]);
  });
});
