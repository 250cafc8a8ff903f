import { describe, expect, it } from "vitest";
import { badge } from "./badge.ts";
import { fixture } from "./fixture.ts";
import type { Report } from "./report.ts";
import { percent, summaryOf } from "./summary.ts";

const none = { pass: 0, skipped: 0, advisory: 0, inconclusive: 0, fail: 0, error: 0 };
const complete = fixture.coverage.filter(({ state }) => state !== "not-exercised");

describe("the conclusion", () => {
  it.each<[string, Partial<Report>, string, string]>([
    ["conforms", { exitCode: 0, coverage: complete }, "Conforms: nothing failed, and every reachable operation × status was exercised.", "100 % conforming"],
    ["does not conform", { exitCode: 1, totals: { ...none, pass: 8, fail: 1 } }, "Does not conform: 1 of 9 cases failed.", "1 failure"],
    ["is incomplete", { exitCode: 2 }, "Incomplete: nothing failed, but 3 of 5 reachable operation × status were not exercised.", "incomplete"],
    [
      "is incomplete where that is allowed",
      { exitCode: 0 },
      "Incomplete, as allowed: nothing failed, but 3 of 5 reachable operation × status were not exercised.",
      "incomplete",
    ],
    ["blames the suite", { exitCode: 3, totals: { ...none, error: 2 } }, "No verdict: 2 cases ended in an error of the suite itself.", "no verdict"],
    ["is none without a case", { exitCode: 3, totals: none }, "No verdict: no case was run.", "no verdict"],
  ])("%s, in the badge too", (_, part, sentence, word) => {
    const report = { ...fixture, ...part };

    expect(summaryOf(report).sentence).toBe(sentence);
    expect(badge(report)).toContain(`<title>pets: ${word}</title>`);
  });

  it("says 100 % of all only", () => {
    expect([percent(999, 1000), percent(5, 5), percent(0, 0)]).toEqual(["99 %", "100 %", "0 %"]);
  });
});
