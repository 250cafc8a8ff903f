/** Runs at the same time against one target, and a target that others use, disturb no verdict: whoever is right is accused of nothing. */
import { describe, expect, it, vi } from "vitest";
import type { RunResult } from "../conformance/result.ts";
import { defaults, verify } from "../conformance/verify.ts";
import { createMock } from "../mock/index.ts";
import { shippedIds } from "../mock/load-apis.ts";

// Whole runs, perhaps on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

async function atOnce(api: string, seeds: readonly number[], url: (origin: string, index: number) => string, fault?: string): Promise<RunResult[]> {
  const mock = await createMock({ apis: [api], fault }).listen({ port: 0 });
  const only = ["**/scenario/**", "**/sequence/**"];
  const run = (seed: number, index: number) =>
    verify({ ...defaults, api, target: url(mock.apis[0]?.baseUrl ?? "", index), seed, runId: `r${seed}`, only, strict: true });
  const runs = await Promise.all(seeds.map(run));
  await mock.close(0);
  return runs;
}

const asItIs = (origin: string): string => origin;
/** As from another machine: no turns are taken. */
const elsewhere = (origin: string, index: number): string => (index === 0 ? origin : origin.replace("localhost", "127.0.0.1"));

const accusations = ({ cases, causes, totals }: RunResult): unknown[] => [
  ...causes.map(({ cases: [first], finding }) => `${first}: ${finding.message} expected ${finding.expected}, found ${finding.found}`),
  ...(totals.error > 0 ? cases.filter(({ verdict }) => verdict === "error").map(({ reason }) => reason) : []),
];

const pairs = [
  [1, 2],
  [3, 4],
  [5, 6],
];

describe.each(shippedIds)("two runs at once against %s", (api) => {
  it.each(pairs)("do not disturb each other, with the seeds %i and %i", async (...seeds) => {
    const runs = await atOnce(api, seeds, asItIs);

    expect(runs.flatMap(accusations)).toEqual([]);
    // What can be used once is used by one of them.
    for (const { totals } of runs) expect(totals.inconclusive).toBeLessThan(5);
  });
});

it("two runs that cannot take turns accuse nobody", async () => {
  const runs = await atOnce("delightbridge-services", [7, 8], elsewhere);

  expect(runs.flatMap(accusations)).toEqual([]);
});

it("a fault is found by both of two runs at once", async () => {
  const runs = await atOnce("delightbridge-services", [1, 2], asItIs, "input-changed");

  expect(runs.map(({ exitCode }) => exitCode)).toEqual([1, 1]);
});
