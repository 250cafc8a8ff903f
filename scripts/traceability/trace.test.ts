import { describe, expect, it } from "vitest";
import type { Case } from "../../conformance/case.ts";
import type { Rule } from "../../conformance/rules.ts";
import { compile } from "../../contract/compile.ts";
import { pageOf } from "./page.ts";
import { gapsOf, traceOf } from "./trace.ts";
import type { Untold } from "./untold.ts";

const document = {
  openapi: "3.1.0",
  info: { title: "Pets", version: "1" },
  paths: {
    "/pets": {
      get: {
        operationId: "listPets",
        responses: { 200: { description: "ok" }, 404: { description: "none" }, 503: { description: "down", "x-unreachable": "Nothing brings it about." } },
      },
    },
  },
};
const contract = compile("pets", { document, file: undefined, notices: [] });

const rule = (id: string, more: Partial<Rule> = {}): Rule => ({
  id,
  says: `${id} | holds`,
  provenance: "assumed",
  free: false,
  mock: false,
  operations: [],
  ...more,
});

const story = (name: string, ...sources: string[]): Case => ({
  id: `pets/listPets/200/scenario/${name}`,
  api: "pets",
  operation: "listPets",
  statement: "…",
  statuses: [200],
  rejectable: false,
  provocation: { kind: "scenario", name, principals: [], spends: [] },
  sources,
  strength: "documented",
});
const derived = (id: string, status: number): Case => ({
  ...story("", "#/paths"),
  id,
  statuses: [status],
  provocation: { kind: "sequence", pattern: "", operations: [] },
});

const gaps = (rules: Rule[], cases: Case[], untold: Record<string, Untold> = {}): string[] => gapsOf(traceOf(contract, rules, cases, untold), untold);
const whole = [story("all", "listPets/200", "pets/1"), derived("pets/listPets/404/valid/minimal", 404)];

describe("a trace", () => {
  it("has no gap where every reachable status and every binding rule is judged", () => {
    const found = gaps([rule("pets/1"), rule("pets/2", { free: true }), rule("pets/3", { mock: true }), rule("pets/4")], whole, {
      "pets/4": { check: "body-schema" },
    });

    expect(found).toEqual([]);
  });

  it.each<[string, Rule[], Case[], Record<string, Untold>, string]>([
    ["a status that no case provokes", [], whole.slice(0, 1), {}, "pets: no case provokes listPets/404, and nothing says why none can (x-unreachable)."],
    ["a rule that nothing shows", [rule("pets/9")], whole, {}, "pets/9: no story cites it; write one, or say in untold.ts what shows it."],
    ["a reason that a story has overtaken", [rule("pets/1")], whole, { "pets/1": { reason: "…" } }, "pets/1: it stands in untold.ts, and need not."],
    ["a check that there is not", [rule("pets/5")], whole, { "pets/5": { check: "spelling" } }, 'pets/5: there is no check "spelling".'],
    ["cases that there are not", [rule("pets/5")], whole, { "pets/5": { cases: "pets/none/**" } }, "pets/5: no case matches pets/none/**."],
    ["a reason for a rule that is gone", [], whole, { "pets/7": { reason: "…" } }, "pets/7: it stands in untold.ts, and there is no such rule."],
    [
      "a case for what cannot be reached",
      [],
      [...whole, derived("pets/listPets/503/valid/minimal", 503)],
      {},
      "pets: listPets/503 is marked x-unreachable, and a case expects it.",
    ],
  ])("tells %s", (_what, rules, cases, untold, expected) => {
    const found = gaps(rules, cases, untold);

    expect(found).toEqual([expected]);
  });

  it("becomes a page with kinds counted, stories named and reasons given", () => {
    const page = pageOf(traceOf(contract, [rule("pets/1"), rule("pets/2", { free: true, provenance: undefined })], whole, {}));

    expect(page).toContain("| listPets | 200 |  | all |");
    expect(page).toContain("| listPets | 404 | valid |  |");
    expect(page).toContain("| listPets | 503 | none can: Nothing brings it about. | |");
    expect(page).toContain("| 1 | pets/1 \\| holds | assumed | all |");
    expect(page).toContain("| 2 | pets/2 \\| holds |  | nothing: implementations are free |");
  });
});
