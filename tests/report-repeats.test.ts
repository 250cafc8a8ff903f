/** Equal runs give equal reports, byte for byte outside `volatile`, whatever ids, times and names they meet. */
import { describe, expect, it, vi } from "vitest";
import { loadProfile, shippedProfile } from "../conformance/profile.ts";
import { buildReport } from "../conformance/report/build.ts";
import { json } from "../conformance/report/json.ts";
import type { Report } from "../conformance/report/report.ts";
import { defaults, verify } from "../conformance/verify.ts";
import { createMock } from "../mock/index.ts";

// Whole runs, perhaps on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

interface Run {
  readonly fault: string | undefined;
  readonly seed: number;
  readonly now: string;
  readonly runId: string;
}

async function stablePart(api: string, { runId, ...mockOptions }: Run): Promise<string> {
  const mock = await createMock({ apis: [api], ...mockOptions }).listen({ port: 0 });
  const target = mock.apis[0]?.baseUrl;
  const only = ["**/scenario/*s*", "**/sequence/**", "**/valid/minimal", "**/unknown-resource"];
  const result = await verify({ ...defaults, api, target, strict: true, runId, only });
  await mock.close(0);
  const written = json(await buildReport(result, { baseUrl: target ?? "", profile: await loadProfile(shippedProfile(api)) }));
  const { volatile: _, ...rest } = JSON.parse(written) as Report;
  return JSON.stringify(rest, null, 1);
}

describe("two runs of one seed against freshly reset targets are reported alike", () => {
  it.each([
    ["clerk-organizations", "input-changed"],
    ["datadog-services", "id-reused"],
    ["delightbridge-services", "input-changed"],
    ["dreams-organizations", "read-wrong"],
    ["pulumi-services", "cursor-ignored"],
  ])("%s with the fault %s, by targets that assign other ids and times", async (api, fault) => {
    const one = await stablePart(api, { fault, seed: 1, now: "2026-01-31T09:00:00Z", runId: "a1" });
    const other = await stablePart(api, { fault, seed: 99, now: "2027-11-02T23:59:58.123Z", runId: "another" });

    expect(JSON.parse(one)).toMatchObject({ exitCode: 1 });
    expect(one).toBe(other);
  });
});
