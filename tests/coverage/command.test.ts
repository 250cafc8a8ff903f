import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { clientWatch } from "../../cli/coverage.ts";
import { percentage } from "../../cli/parse-options.ts";
import { packageRoot } from "../../contract/package-root.ts";
import { shippedContracts } from "../../mock/faults/serve-fault.ts";
import { specimen, startMock, temporary } from "../cli/command.ts";

const schema: object = JSON.parse(readFileSync(join(packageRoot, "mock/coverage/coverage.schema.json"), "utf8"));
const calls = "for (const path of ['/api/v2/services', '/api/v2/services/none']) await fetch(process.env.SPECIMEN_URL + path)";
const beside = (words: readonly string[], script: string) =>
  specimen("mock", "datadog-services", "--port", "0", "--as", "admin", ...words, "--", process.execPath, "--input-type=module", "-e", script);

describe("specimen mock --coverage", () => {
  it("writes what its schema says, tells it, and opens the gate for enough", async () => {
    const file = join(await temporary({}), "deep", "coverage.json");

    const { code, stderr } = await beside(["--coverage", file, "--coverage-threshold", "5"], calls);

    expect(code, stderr).toBe(0);
    const report = JSON.parse(await readFile(file, "utf8"));
    const validate = new Ajv2020({ strict: false }).compile(schema);
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    expect(report.totals.operations.covered).toBeGreaterThan(0);
    expect(stderr).toMatch(/^The client exercised [\d.]+ % of the contract, and 5 % are asked for\.$/m);
    expect(stderr).toMatch(/^ {2}operations +2 of \d+$/m);
  });

  it("lets the command's own failure come first", async () => {
    const { code } = await beside(["--coverage-threshold", "80"], "process.exit(7)");

    expect(code).toBe(7);
  });

  it("writes a page for a pull request where the file is one, while calls come and at the end of a signal", async () => {
    const file = join(await temporary({}), "coverage.md");
    const mock = await startMock("datadog-services", "--as", "admin", "--coverage", file, "--log", "json");
    await fetch(`${mock.origin}/api/v2/services`);

    let meanwhile = "";
    for (let tries = 0; tries < 100 && meanwhile === ""; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      meanwhile = await readFile(file, "utf8").catch(() => "");
    }
    await fetch(`${mock.origin}/api/v2/services`);
    const { code, stdout } = await mock.stop();

    expect(code).toBe(0);
    expect(meanwhile).toMatch(/^## The client exercised [\d.]+ % of the contract\.\n\n[\s\S]*\| `GetServices` \| 1 \|/);
    expect(await readFile(file, "utf8")).toMatch(/\| `GetServices` \| 2 \|/);
    expect(stdout).toMatch(/^\{"event":"coverage","percent":/m);
  });
});

describe("the watch over clients", () => {
  it("is 1 where less was exercised than is asked for", async () => {
    const told: string[] = [];
    const watch = await clientWatch({ coverageThreshold: 80, log: "pretty" });
    const contracts = await shippedContracts();
    watch.begin(() => contracts);

    expect(await watch.end((line) => told.push(line))).toBe(1);
    expect(told.join("\n")).toMatch(/^The client exercised 0 % of the contract, but 80 % are asked for\.\n/);
    expect(
      told
        .join("\n")
        .split("\n")
        .filter((line) => line.length > 80),
    ).toEqual([]);
  });

  it("does not begin where the file cannot be written", async () => {
    const file = join(await temporary({ taken: "" }), "taken", "coverage.json");

    await expect(clientWatch({ coverage: file, log: "pretty" })).rejects.toThrow(/taken\/coverage\.json" cannot be written \(E\w+\)\. Name with --coverage /);
  });

  it.each(["120", "-1", "80%", "most", ""])("takes no threshold of %j", (text) => {
    expect(() => percentage(text)).toThrow("Expected a share from 0 to 100");
  });
});
