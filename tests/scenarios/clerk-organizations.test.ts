/** The stories about Clerk's organizations, told to the mock. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunResult } from "../../conformance/result.ts";
import { loadRules } from "../../conformance/rules.ts";
import { scenarios } from "../../conformance/scenarios/registry.ts";
import { defaults, verify } from "../../conformance/verify.ts";
import { createMock } from "../../mock/index.ts";
import { untold } from "../../scripts/traceability/untold.ts";

const api = "clerk-organizations";

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

const verdictsOf = ({ cases }: RunResult) => cases.map(({ case: test, verdict, reason, findings }) => ({ id: test.id, verdict, reason, findings }));

describe("Stories about clerk-organizations", () => {
  it("all hold of the mock, but for the one that only a target which is put back can stand", () => {
    const others = verdictsOf(first).filter(({ verdict }) => verdict !== "pass");

    expect(others.map(({ id, verdict }) => [id, verdict])).toEqual([[`${api}/deleteOrganization/200/scenario/deletion-ends-activity`, "skipped"]]);
    expect(first.cases).toHaveLength(Object.keys(scenarios[api] ?? {}).length);
  });

  it("hold of a mock that has been through them, but for those whose fixtures are spent", () => {
    const others = verdictsOf(second).filter(({ verdict }) => verdict !== "pass" && verdict !== "skipped");

    expect(others).toEqual([
      {
        id: `${api}/deleteOrganization/200/scenario/deletion-frees-a-place`,
        verdict: "inconclusive",
        reason: expect.stringContaining("limited-labs is spent"),
        findings: [],
      },
      {
        id: `${api}/deleteOrganization/200/scenario/administrator-deletes`,
        verdict: "inconclusive",
        reason: expect.stringContaining("disposable is spent"),
        findings: [],
      },
    ]);
  });

  it("exercise every reachable status of every operation, each time", () => {
    const missing = [first, second].flatMap(({ coverage }) => coverage.filter(({ state }) => state === "not-exercised"));

    expect(missing).toEqual([]);
    expect(first.coverage).toHaveLength(18);
  });

  it("leave behind what one of them says, where the place for it was not yet spent", () => {
    expect([...first.leftovers, ...second.leftovers]).toEqual(["createOrganization made a stand-in for limited-labs, which was spent."]);
  });

  it("cite every rule that binds implementations", async () => {
    const rules = await loadRules(new URL(`../../spec/${api}/rules.yaml`, import.meta.url).pathname);
    const binding = rules.all.filter(({ free, mock }) => !free && !mock).map(({ id }) => id);

    const cited = new Set(first.cases.flatMap(({ case: test }) => test.sources));

    expect(binding.filter((id) => !cited.has(id))).toEqual(shownElsewhere);
  });
});
