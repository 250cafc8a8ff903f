import { describe, expect, it } from "vitest";
import type { Contract } from "../contract/model.ts";
import type { Case } from "./case.ts";
import type { Finding } from "./finding.ts";
import { petsContract } from "./pets.ts";
import type { CaseResult, CoverageRow } from "./result.ts";
import { causesOf, coverageOf, exitCodeOf, totalsOf } from "./summarise.ts";
import { type Verdict, verdictOf, worse } from "./verdict.ts";

const finding = (provenance: Finding["provenance"], cause: string): Finding => ({
  check: "body-schema",
  message: "It breaks.",
  expected: "this",
  found: "that",
  provenance,
  pointer: "",
  cause,
});

const test = (id: string): Case => ({
  id: `pets/getPet/200/${id}`,
  api: "pets",
  operation: "getPet",
  statement: "It is.",
  statuses: [200],
  rejectable: false,
  provocation: { kind: "sequence", pattern: "none", operations: [] },
  sources: [],
  strength: "documented",
});

const result = (verdict: Verdict, rest: Partial<CaseResult> = {}): CaseResult => ({
  case: test(verdict),
  verdict,
  findings: [],
  reason: undefined,
  exchanges: [],
  covered: [],
  elapsedMs: 1,
  ...rest,
});
const missing: CoverageRow = { operation: "getPet", status: "404", state: "not-exercised", reason: "no case", principals: [] };

describe("the exit code", () => {
  it.each<[string, Verdict[], CoverageRow[], number]>([
    ["an empty run", [], [], 3],
    ["a run of skipped cases only", ["skipped"], [], 3],
    ["an error, whatever else", ["fail", "error"], [missing], 3],
    ["a failure, whatever is missing", ["pass", "fail"], [missing], 1],
    ["something reachable that was not exercised", ["pass"], [missing], 2],
    ["an unreachable response", ["pass"], [{ ...missing, state: "unreachable" }], 0],
    ["an advisory and an open case", ["pass", "advisory", "inconclusive"], [], 0],
  ])("of %s: %j", (_what, verdicts, coverage, code) => {
    expect(
      exitCodeOf(
        verdicts.map((verdict) => result(verdict)),
        coverage,
        false,
      ),
    ).toBe(code);
  });

  it("of an incomplete run is 0 where that is allowed", () => {
    expect(exitCodeOf([result("pass")], [missing], true)).toBe(0);
  });
});

describe("a verdict", () => {
  it("only ever worsens", () => {
    expect([worse("fail", "pass"), worse("inconclusive", "advisory"), worse("fail", "error")]).toEqual(["fail", "inconclusive", "error"]);
  });

  it("is advice for what is assumed, and a failure under --strict", () => {
    const assumed = [finding("assumed", "a")];
    expect([verdictOf(assumed, false), verdictOf(assumed, true), verdictOf([...assumed, finding("published", "b")], false)]).toEqual([
      "advisory",
      "fail",
      "fail",
    ]);
  });
});

describe("causes", () => {
  it("are told once each, with every case, worst first", () => {
    const results = [
      result("advisory", { findings: [finding("assumed", "a")] }),
      result("fail", { findings: [finding("assumed", "a"), finding("documented", "b"), finding("documented", "b")] }),
    ];
    expect(causesOf(results, false).map(({ cases, key, occurrences, verdict }) => [key, verdict, occurrences, cases.length])).toEqual([
      ["b", "fail", 2, 1],
      ["a", "advisory", 2, 2],
    ]);
    expect(totalsOf(results)).toMatchObject({ advisory: 1, fail: 1, pass: 0 });
  });
});

describe("a status that is not documented", () => {
  const pointer = "/paths/~1pets/get/responses";
  const undocumented = { ...finding("documented", "status-documented getPet 201"), check: "status-documented", found: "201", pointer };
  const expected = (check: string, found: string): Finding => ({ ...finding("published", `${check} getPet`), check, found, pointer: `${pointer}/200` });

  it("is one cause with whatever expected another one there, and counts once an exchange", () => {
    const results = [
      result("fail", { case: test("request"), findings: [undocumented, expected("provoked-status", "201")] }),
      result("fail", { case: test("story"), findings: [undocumented, expected("scenario", "201")] }),
    ];

    expect(causesOf(results, false).map(({ cases, key, occurrences }) => [key, occurrences, cases.length])).toEqual([[undocumented.cause, 2, 2]]);
  });

  it("is not the cause of another status, another place or another check", () => {
    const elsewhere = { ...expected("sequence", "201"), pointer: "/paths/~1toys/get/responses/200" };
    const results = [result("fail", { findings: [undocumented, expected("provoked-status", "500"), elsewhere, expected("headers", "201")] })];

    expect(causesOf(results, false)).toHaveLength(4);
  });
});

describe("twenty thousand cases about two thousand operations", () => {
  it("are summarised in a moment, whether they have one cause or many", async () => {
    const [operation] = (await petsContract()).operations;
    const operations = Array.from({ length: 2000 }, (_, index) => ({ ...operation, id: `operation${index}` }));
    // Nothing else of a contract is asked for.
    const contract = { operations } as unknown as Contract;
    const results = Array.from({ length: 20_000 }, (_, index) =>
      result("fail", {
        case: { ...test(String(index)), operation: `operation${index % 2000}` },
        findings: [finding("documented", "one"), finding("documented", `of ${index}`)],
        covered: [{ operation: `operation${index % 2000}`, status: 200, principal: "keeper" }],
      }),
    );

    const before = process.cpuUsage();
    const coverage = coverageOf(contract, results);
    const causes = causesOf(results, false);
    const code = exitCodeOf(results, coverage, false);
    const { system, user } = process.cpuUsage(before);

    expect([coverage.filter(({ state }) => state === "exercised").length, causes.length, causes[0]?.cases.length, code]).toEqual([2000, 20_001, 20_000, 1]);
    expect((user + system) / 1000).toBeLessThan(4000);
  });
});

describe("coverage", () => {
  it("names no excuse where a case expected the status and another came, and finds the stories that cite it", async () => {
    const results = [
      result("skipped", { case: { ...test("left"), statuses: [404] }, reason: "left out" }),
      result("fail", { case: { ...test("tried"), statuses: [404] } }),
      result("inconclusive", { case: { ...test("told"), sources: ["getPet/401"] }, reason: "nobody is weak" }),
    ];

    const coverage = coverageOf(await petsContract(), results);

    expect(coverage.find(({ operation, status }) => operation === "getPet" && status === "404")?.reason).toBe("1 case expected it, and another status came");
    expect(coverage.find(({ operation, status }) => operation === "getPet" && status === "401")?.reason).toBe("pets/getPet/200/told: nobody is weak");
  });

  it("counts what was expected and came, names principals, and says why the rest is missing", async () => {
    const results = [
      result("pass", { covered: [{ operation: "getPet", status: 200, principal: "keeper" }] }),
      result("inconclusive", { case: { ...test("x"), statuses: [404] }, reason: "nobody is weak" }),
    ];
    const rows = coverageOf(await petsContract(), results).filter(({ operation }) => operation === "getPet");
    expect(rows).toEqual([
      { operation: "getPet", status: "200", principals: ["keeper"], state: "exercised", reason: undefined },
      { operation: "getPet", status: "401", principals: [], state: "not-exercised", reason: "no case of this run provokes it" },
      { operation: "getPet", status: "404", principals: [], state: "not-exercised", reason: "pets/getPet/200/x: nobody is weak" },
    ]);
  });
});
