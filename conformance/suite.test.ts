/** The vitest adapter: one test a case. `specimen verify` runs it and provides the options; without them there is nothing to judge. */
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { afterAll, describe, expect, inject, test } from "vitest";
import type { PlannedCases } from "./plan.ts";
import { buildReport } from "./report/build.ts";
import type { CaseResult } from "./result.ts";
import type { Profile } from "./target.ts";
import { conclude, interrupted, leftOut, prepare, runOne, type VerifyOptions } from "./verify.ts";

declare module "vitest" {
  interface ProvidedContext {
    readonly specimen:
      | {
          readonly options: VerifyOptions;
          readonly profile: Profile;
          readonly plan: PlannedCases;
          readonly output: string;
          /** A file; no case starts once it is there. */
          readonly stop: string;
        }
      | undefined;
  }
}

const provided = inject("specimen");

if (!provided) test.skip("cases are run by `specimen verify`, which names a target", () => undefined);
else
  await describe(provided.options.api, async () => {
    const prepared = await prepare(provided.options, provided.profile, provided.plan);
    const startedAt = new Date();
    const results = new Map<string, CaseResult>();
    for (const entry of prepared.plan.cases) {
      if (prepared.plan.skipped.has(entry.id)) {
        results.set(entry.id, await runOne(prepared, entry));
        continue;
      }
      // What several requests show together would move under a sequence or a story.
      const register = entry.provocation.kind === "request" && provided.options.concurrency > 1 ? test.concurrent : test;
      register(entry.id, { timeout: 0 }, async () => {
        const result = existsSync(provided.stop) ? leftOut(entry, interrupted) : await runOne(prepared, entry);
        results.set(entry.id, result);
        if (result.verdict === "fail" || result.verdict === "error") expect.fail(result.reason ?? result.findings[0]?.message ?? result.verdict);
      });
    }
    afterAll(async () => {
      const ordered = prepared.plan.cases.flatMap(({ id }) => results.get(id) ?? []);
      const result = await conclude(prepared, ordered, startedAt);
      await writeFile(provided.output, JSON.stringify(await buildReport(result, prepared.suite.session.target)));
    });
  });
