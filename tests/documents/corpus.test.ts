import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compile } from "../../contract/compile.ts";
import { loadDocument } from "../../contract/load.ts";

const corpus = process.env["SPECIMEN_CORPUS"];
const files = corpus === undefined ? [] : readdirSync(corpus).filter((name) => /\.(?:json|ya?ml)$/.test(name));

describe.skipIf(corpus === undefined)("a document of somebody else (skipped: SPECIMEN_CORPUS names no folder of them)", () => {
  it.each(files)("%s is served, what is odd told with its line", { timeout: 60_000 }, async (name) => {
    const { notices, ...loaded } = await loadDocument(join(corpus ?? "", name));
    const contract = compile("it", { ...loaded, notices });

    expect(contract.operations.length).toBeGreaterThan(0);
    expect(notices.filter(({ line }) => line === undefined)).toEqual([]);
    const unreached = contract.operations.filter(({ method, path }) => {
      const asked = contract.basePath + path.replace(/[?#].*$/, "").replaceAll(/\{[^{}]*\}/g, "1");
      return contract.route(method, asked).kind !== "operation";
    });
    expect(unreached.map(({ id }) => id)).toEqual([]);
  });
});
