import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compile } from "../../contract/compile.ts";
import { loadDocument } from "../../contract/load.ts";
import { packageRoot } from "../../contract/package-root.ts";
import { deriveCases } from "./derive.ts";

const apis = ["clerk-organizations", "datadog-services", "delightbridge-services", "dreams-organizations", "pulumi-services"];
const contractOf = async (api: string) => compile(api, await loadDocument(join(packageRoot, "spec", api, "openapi.yaml")));

describe("derived cases", () => {
  it.each(apis)(
    "of %s have the ids of the golden file; where the change is meant, UPDATE_GOLDEN=1 vitest run conformance/derive writes it anew",
    async (api) => {
      const file = join(packageRoot, "conformance", "derive", "golden", `${api}.txt`);
      const ids = deriveCases(await contractOf(api)).map(({ id }) => `${id}\n`);
      if (process.env["UPDATE_GOLDEN"] === "1") await writeFile(file, ids.join(""));
      expect(ids.join("")).toBe(await readFile(file, "utf8"));
    },
  );

  it.each(apis)("of %s are the same twice, have one id each, and cite places that exist", async (api) => {
    const contract = await contractOf(api);
    const cases = deriveCases(contract);
    expect(deriveCases(contract)).toEqual(cases);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    expect(cases.filter(({ sources }) => sources.length === 0 || sources.some((source) => !source.startsWith("#/")))).toEqual([]);
  });
});
