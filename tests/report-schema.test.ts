/** The published schema of the JSON report, held against reports of runs. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, describe, expect, it } from "vitest";
import { loadProfile, shippedProfile } from "../conformance/profile.ts";
import { buildReport } from "../conformance/report/build.ts";
import { fixture } from "../conformance/report/fixture.ts";
import { json } from "../conformance/report/json.ts";
import { defaults, verify } from "../conformance/verify.ts";
import { createMock } from "../mock/index.ts";

const schema: unknown = JSON.parse(readFileSync(join("conformance", "report", "report.schema.json"), "utf8"));
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema as object);
const faultsOf = (written: string) => (validate(JSON.parse(written)) ? [] : validate.errors);

const api = "delightbridge-services";
const listening = await createMock({ apis: [api] }).listen({ port: 0 });
afterAll(() => listening.close(0));

const run = async (target: string | undefined, rest: Partial<typeof defaults> = {}): Promise<string> => {
  const result = await verify({ ...defaults, api, target, ...rest });
  return json(await buildReport(result, { baseUrl: target ?? "", profile: await loadProfile(shippedProfile(api)) }));
};

describe("the schema of the report", () => {
  it("fits the report of a run", async () => {
    expect(faultsOf(await run(listening.apis[0]?.baseUrl))).toEqual([]);
  });

  it("fits the report of a run against a target that answers nothing as documented", async () => {
    const written = await run(`${listening.origin}/nowhere`, { strict: true, readOnly: true });

    expect(faultsOf(written)).toEqual([]);
    expect(JSON.parse(written)).toMatchObject({ exitCode: 1, causes: expect.arrayContaining([expect.objectContaining({ verdict: "fail" })]) });
  });

  it("fits the report that the golden files are made of", () => {
    expect(faultsOf(json(fixture))).toEqual([]);
  });

  it("finds what is missing or not foreseen", () => {
    const { totals: _, ...rest } = JSON.parse(json(fixture));

    expect(faultsOf(JSON.stringify({ ...rest, extra: 1 }))).toEqual([
      expect.objectContaining({ keyword: "required", params: { missingProperty: "totals" } }),
      expect.objectContaining({ keyword: "additionalProperties", params: { additionalProperty: "extra" } }),
    ]);
  });
});
