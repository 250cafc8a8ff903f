/** Every generated thing of every collection is one that the schema for editors takes, for any seed. */
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { JsonObject } from "../../contract/model.ts";
import { createMock } from "../../mock/mock.ts";

const apis = ["clerk-organizations", "datadog-services", "delightbridge-services", "dreams-organizations", "pulumi-services"];
const count = 20;

it.each(apis)("what is made up for %s is valid, and as much as asked for", async (api) => {
  const schema = JSON.parse(readFileSync(`spec/${api}/state.schema.json`, "utf8")) as JsonObject & { readonly $defs: JsonObject };
  const ajv = new Ajv2020({ strict: false });
  formats.default(ajv);
  const valid = ajv.compile(schema);

  const usual = (await (await createMock({ apis: [api] }).fetch("/_specimen/v1/state")).json()) as Record<string, Record<string, object[]>>;
  // There is one counter of members, and no second.
  const names = Object.keys(usual[api] ?? {}).filter((name) => name !== "counters");
  const state = Object.fromEntries(names.map((name) => [name, { keep: true, generate: count }]));

  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 2 ** 31 }), async (seed) => {
      const made = (await (await createMock({ apis: [api], seed, state }).fetch("/_specimen/v1/state")).json()) as typeof usual;

      expect(valid(made[api]), ajv.errorsText(valid.errors)).toBe(true);
      for (const name of names) expect(made[api]?.[name]).toHaveLength((usual[api]?.[name]?.length ?? 0) + count);
    }),
    { numRuns: 2 },
  );
});
