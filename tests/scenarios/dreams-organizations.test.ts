/** The stories about Dreams' organizations, told to the mock, and to the same mock again. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunResult } from "../../conformance/result.ts";
import { loadRules } from "../../conformance/rules.ts";
import { scenarios } from "../../conformance/scenarios/registry.ts";
import { defaults, verify } from "../../conformance/verify.ts";
import { createMock } from "../../mock/index.ts";
import { untold } from "../../scripts/traceability/untold.ts";

const api = "dreams-organizations";

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

const notPassed = ({ cases }: RunResult) =>
  cases.filter(({ verdict }) => verdict !== "pass").map(({ case: test, verdict, reason, findings }) => ({ id: test.id, verdict, reason, findings }));

describe("Stories about dreams-organizations", () => {
  it("all hold of the mock", () => {
    expect(notPassed(first)).toEqual([]);
    expect(first.cases).toHaveLength(Object.keys(scenarios[api] ?? {}).length);
  });

  it("hold of a mock that has been through them, but for those that need what was spent", () => {
    const spent = { verdict: "inconclusive", reason: expect.stringContaining("reset the target"), findings: [] };

    expect(notPassed(second)).toEqual([
      { id: `${api}/getOrganization/200/scenario/members-read-their-organization`, ...spent },
      { id: `${api}/acceptOrganizationInvite/200/scenario/acceptance-makes-a-member-active`, ...spent },
      { id: `${api}/acceptOrganizationInvite/400/scenario/deletion-voids-an-invitation`, ...spent },
      { id: `${api}/getOrganization/403/scenario/rights-end-with-the-membership`, ...spent },
    ]);
  });

  it("exercise every reachable status of every operation", () => {
    const missing = first.coverage.filter(({ state }) => state === "not-exercised");

    expect(missing).toEqual([]);
    expect(first.coverage).toHaveLength(44);
  });

  it("leave nothing behind that the API could take away, and count the rest", () => {
    const untaken = expect.stringMatching(/^createOrganization made \d+ things that cannot be deleted: the contract has no operation for it\.$/);

    expect([...first.leftovers, ...second.leftovers]).toEqual([untaken, untaken]);
  });

  it("cite every rule that binds implementations", async () => {
    const rules = await loadRules(new URL(`../../spec/${api}/rules.yaml`, import.meta.url).pathname);
    const binding = rules.all.filter(({ free, mock }) => !free && !mock).map(({ id }) => id);

    const cited = new Set(first.cases.flatMap(({ case: test }) => test.sources));

    expect(binding.filter((id) => !cited.has(id))).toEqual(shownElsewhere);
    expect([...cited].filter((source) => source.startsWith(api) && !binding.includes(source))).toEqual([]);
  });
});
