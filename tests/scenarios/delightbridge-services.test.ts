/** The stories about DelightBridge's services, told to the mock. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunResult } from "../../conformance/result.ts";
import { loadRules } from "../../conformance/rules.ts";
import { scenarios } from "../../conformance/scenarios/registry.ts";
import { defaults, verify } from "../../conformance/verify.ts";
import { createMock } from "../../mock/index.ts";
import { untold } from "../../scripts/traceability/untold.ts";

const api = "delightbridge-services";

/** Rules that no story cites; `untold` says what shows them instead. */
const shownElsewhere = Object.keys(untold).filter((id) => id.startsWith(`${api}/`));

const listening = await createMock({ apis: [api] }).listen({ port: 0 });
afterAll(() => listening.close(0));

const tell = (runId: string): Promise<RunResult> => verify({ ...defaults, api, target: listening.apis[0]?.baseUrl, only: [`${api}/**/scenario/*`], runId });

let first: RunResult;
let second: RunResult;

beforeAll(async () => {
  first = await tell("first");
  second = await tell("second");
});

const othersThanPassed = ({ cases }: RunResult) =>
  cases.filter(({ verdict }) => verdict !== "pass").map(({ case: test, verdict, reason, findings }) => ({ id: test.id, verdict, reason, findings }));

describe("Stories about delightbridge-services", () => {
  it("all hold of the mock", () => {
    const others = othersThanPassed(first);

    expect(others).toEqual([]);
    expect(first.cases).toHaveLength(Object.keys(scenarios[api] ?? {}).length);
  });

  it("hold of a mock that has been through them", () => {
    const others = othersThanPassed(second);

    expect(others).toEqual([]);
  });

  it("exercise every reachable status of every operation, each time", () => {
    const missing = [first, second].flatMap(({ coverage }) => coverage.filter(({ state }) => state === "not-exercised"));

    expect(missing).toEqual([]);
    expect(first.coverage).toHaveLength(7);
  });

  it("leave nothing behind", () => {
    expect([...first.leftovers, ...second.leftovers]).toEqual([]);
  });

  it("cite every rule that binds implementations", async () => {
    const rules = await loadRules(new URL(`../../spec/${api}/rules.yaml`, import.meta.url).pathname);
    const binding = rules.all.filter(({ free, mock }) => !free && !mock).map(({ id }) => id);

    const cited = new Set(first.cases.flatMap(({ case: test }) => test.sources));

    expect(binding.filter((id) => !cited.has(id))).toEqual(shownElsewhere);
  });
});
