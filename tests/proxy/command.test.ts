import { readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { packageRoot } from "../../contract/package-root.ts";
import { specimen, temporary } from "../cli/command.ts";
import { document, serve } from "./fixture.ts";

const schema: object = JSON.parse(readFileSync(join(packageRoot, "cli/findings/findings.schema.json"), "utf8"));
const calls =
  "const at = process.env.SPECIMEN_URL; await fetch(at + '/pets'); await fetch(at + '/pets'); await fetch(at + '/cats/7', { headers: { 'X-Key': 'hunter2' } })";
const beside = ["--", process.execPath, "--input-type=module", "-e", calls];

describe("specimen proxy", () => {
  it("tells what traffic broke, at its line, once and with counts, and leaves reports and a recording", async () => {
    const target = await serve((_request, response) =>
      response.writeHead(200, { "Content-Type": "application/json", "Set-Cookie": "s=hunter2" }).end('[{"name":""}]'),
    );
    const folder = await temporary({ "pets.yaml": stringify(document) });
    const files = ["--report", join(folder, "out"), "--record", join(folder, "passed.jsonl")];

    const { code, stderr } = await specimen("proxy", join(folder, "pets.yaml"), "--target", target.origin, "--port", "0", ...files, ...beside);

    expect(code, stderr).toBe(1);
    expect(
      stderr
        .replaceAll(folder, "")
        .replace(/:\d{4,5}/g, ":0")
        .split(/\n\n(?=error {2}body-schema\n)/)[0],
    ).toMatchInlineSnapshot(`
      "Specimen judges http://127.0.0.1:0 against Pets on http://localhost:0
      Ctrl-C stops.

      error  body-schema  GET /pets → 200
        /pets.yaml:29:23
        The body of listPets 200 breaks minLength at /0/name. Expected at least 1
        character, found "".

      warning  undocumented-path  GET → 200
        /pets.yaml:5:1
        GET /cats/*: the contract has no such path. Nearest: GET /pets (expected
        "pets", found "cats"). Expected a documented path, found /cats/*."
    `);
    const report = JSON.parse(await readFile(join(folder, "out", "report.json"), "utf8"));
    expect(new Ajv2020({ strict: false }).compile(schema)(report)).toBe(true);
    expect(report).toMatchObject({ exitCode: 1, totals: { error: 1, warning: 1, note: 0 }, details: { exchanges: 3 } });
    expect(report.findings[0]).toMatchObject({ rule: "body-schema", message: expect.stringContaining("Seen 2 times"), place: { line: expect.any(Number) } });
    expect((await readdir(join(folder, "out"))).sort()).toEqual(["junit.xml", "report.json", "report.md", "report.sarif", "report.txt"]);
    const recorded = await readFile(join(folder, "passed.jsonl"), "utf8");
    expect(recorded.trimEnd().split("\n")).toHaveLength(3);
    expect(recorded).not.toContain("hunter2");
  });

  it("is 3 where nothing passed, because a gate that saw nothing judged nothing", async () => {
    const { code, stderr } = await specimen("proxy", "datadog-services", "--target", "http://localhost:9", "--port", "0", "--", process.execPath, "-e", "0");

    expect(code).toBe(3);
    expect(stderr.replace(/\s+/g, " ")).toMatch(/Nothing passed, so nothing was judged\. 0 of \d+ operations and 0 of \d+ documented statuses were seen\. $/);
  });

  it.each([
    ["no URL", ["--target", "localhost"], /--target: expected a URL such as http:\/\/localhost:8080, found "localhost"/],
    ["a password in it", ["--target", "http://me:hunter2@localhost"], /expected scheme, host, port and path alone, found "http:\/\/localhost…"/],
    ["a recording of no kind", ["--target", "http://localhost:9", "--record", "x.txt"], /--record: expected a file that ends in/],
  ])("does not start with %s", async (_what, words, wanted) => {
    const { code, stderr } = await specimen("proxy", "datadog-services", "--port", "0", ...words);

    expect(code).toBe(3);
    expect(stderr.replaceAll("\n", " ")).toMatch(wanted);
    expect(stderr).not.toContain("hunter2");
  });
});
