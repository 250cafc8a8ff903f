/** The stories of this API, all told once to the mock: what they pass, what they exercise, which rules they cite. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { RunResult } from "../../conformance/result.ts";
import { loadRules, type Rules } from "../../conformance/rules.ts";
import { defaults, verify } from "../../conformance/verify.ts";
import { packageRoot } from "../../contract/package-root.ts";
import { createMock } from "../../mock/index.ts";
import { untold } from "../../scripts/traceability/untold.ts";

const api = "pulumi-services";

/** Rules that no story cites; `untold` says what shows them instead. */
const shownElsewhere = Object.keys(untold).filter((id) => id.startsWith(`${api}/`));

describe("the stories of pulumi-services", () => {
  let rules: Rules;
  let told: RunResult;

  beforeAll(async () => {
    rules = await loadRules(join(packageRoot, "spec", api, "rules.yaml"));
    const mock = await createMock({ apis: [api] }).listen({ port: 0 });
    told = await verify({ ...defaults, api, target: mock.apis[0]?.baseUrl, only: ["**/scenario/**"] });
    await mock.close(0);
  });

  it("all pass against the mock and leave nothing behind", () => {
    const other = told.cases
      .filter(({ verdict }) => verdict !== "pass")
      .map(({ case: { id }, verdict, reason, findings }) => ({ id, verdict, reason, findings }));

    expect(other).toEqual([]);
    expect(told.leftovers).toEqual([]);
  });

  it("exercise every reachable documented status of every operation", () => {
    const open = told.coverage.filter(({ state }) => state === "not-exercised").map(({ operation, status }) => `${operation}/${status}`);

    expect(open).toEqual([]);
    expect(told.coverage.length).toBeGreaterThan(30);
  });

  it("cite every binding rule, unless a check reads it off every exchange", () => {
    const cited = new Set(told.cases.flatMap(({ case: { sources } }) => sources));

    const binding = rules.all.filter(({ free, mock }) => !free && !mock).map(({ id }) => id);
    const uncited = binding.filter((id) => !cited.has(id));

    expect(uncited).toEqual(shownElsewhere);
  });

  it("really exercise each pair of operation and status that they name", () => {
    const missing = told.cases.flatMap(({ case: { id, sources }, covered }) =>
      sources
        .filter((source) => !source.startsWith(`${api}/`) && !covered.some(({ operation, status }) => source === `${operation}/${status}`))
        .map((source) => `${id}: ${source}`),
    );

    expect(missing).toEqual([]);
  });

  it("hold answers only against rules that there are and that bind, and name them as sources", async () => {
    const folder = join(packageRoot, "conformance", "scenarios", api);
    const files = await readdir(folder);
    const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));

    const used = new Set(texts.flatMap((text) => [...text.matchAll(/"(pulumi-services\/[0-9.]+[\w.]*)"/g)].flatMap(([, id = ""]) => id)));

    const cited = new Set(told.cases.flatMap(({ case: { sources } }) => sources));
    expect([...used].filter((id) => rules.get(id).free)).toEqual([]);
    expect([...used].filter((id) => !cited.has(id))).toEqual([]);
  });
});
