import { describe, expect, it } from "vitest";
import { applyBaseline, type KnownFailure } from "./baseline.ts";
import type { CaseResult } from "./result.ts";
import { causesOf, exitCodeOf } from "./summarise.ts";
import type { Verdict } from "./verdict.ts";

const result = (id: string, verdict: Verdict): CaseResult => ({
  case: {
    id,
    api: "pets",
    operation: "getPet",
    statement: "A pet is read.",
    statuses: [200],
    rejectable: false,
    provocation: { kind: "scenario", name: "x", principals: [], spends: [] },
    sources: [],
    strength: "documented",
  },
  verdict,
  findings: verdict === "fail" ? [{ check: "x", message: "Wrong.", expected: "a", found: "b", provenance: "documented", pointer: "", cause: "x" }] : [],
  reason: undefined,
  exchanges: [],
  covered: [],
  elapsedMs: 1,
});
const entry: KnownFailure = { cases: "pets/getPet/**", reason: "slow migration", owner: "team-pets", expires: "2026-06-30" };

describe("a baseline", () => {
  it("makes a known failure advice with its reason, which fails nothing and leaves no gap", () => {
    const results = applyBaseline([result("pets/getPet/200/valid", "fail")], [entry], "2026-06-30");

    expect(results[0]).toMatchObject({ verdict: "advisory", known: true, reason: "known failure until 2026-06-30 (team-pets): slow migration" });
    expect(causesOf(results, false).map(({ verdict }) => verdict)).toEqual(["advisory"]);
    const gap = { operation: "getPet", status: "200", state: "not-exercised", reason: "x", principals: [] } as const;
    expect(exitCodeOf(results, [gap], false)).toBe(0);
    expect(exitCodeOf(results, [{ ...gap, status: "404" }], false)).toBe(2);
  });

  it("leaves other failures alone", () => {
    const results = applyBaseline([result("pets/getPet/200/valid", "fail"), result("pets/listPets/200/valid", "fail")], [entry], "2026-01-01");

    expect(results.map(({ verdict }) => verdict)).toEqual(["advisory", "fail"]);
    expect(exitCodeOf(results, [], false)).toBe(1);
  });

  it("fails by an entry that has expired", () => {
    const results = applyBaseline([result("pets/getPet/200/valid", "fail")], [entry], "2026-07-01");

    expect(results[0]?.verdict).toBe("fail");
    expect(results[0]?.findings.map(({ message }) => message)).toEqual(["Wrong.", 'The baseline\'s entry "pets/getPet/**" (team-pets) has expired.']);
  });

  it("fails by a stale entry, under which nothing fails any more", () => {
    const results = applyBaseline([result("pets/getPet/200/valid", "pass")], [entry], "2026-01-01");

    expect(results[0]).toMatchObject({ verdict: "fail", findings: [{ check: "baseline", cause: "baseline pets/getPet/**" }] });
    expect(causesOf(results, false).map(({ verdict }) => verdict)).toEqual(["fail"]);
  });

  it.each<Verdict>(["inconclusive", "skipped"])("concludes nothing from cases that are %s", (verdict) => {
    const before = [result("pets/getPet/200/valid", verdict), result("pets/getPet/404/unknown", "pass")];

    expect(applyBaseline(before, [entry], "2026-07-01")).toEqual(before);
  });
});
