import { describe, expect, it } from "vitest";
import { compile } from "../contract/compile.ts";
import { loadDocument } from "../contract/load.ts";
import { deriveCases } from "./derive/derive.ts";
import { chosenQuickly, quickCases } from "./quick.ts";

const cases = deriveCases(compile("clerk-organizations", await loadDocument("spec/clerk-organizations/openapi.yaml")));
const kindOf = (id: string): string => id.split("/").slice(2, 5).join("/");

describe("a quick run", () => {
  it("takes at most twenty derived cases an operation, and all of an operation that has no more", () => {
    const chosen = chosenQuickly(cases, 1);

    const counts = new Map<string, number>();
    for (const { id, operation = "" } of cases) if (chosen.has(id)) counts.set(operation, (counts.get(operation) ?? 0) + 1);
    const all = new Map<string, number>();
    for (const { operation = "" } of cases) all.set(operation, (all.get(operation) ?? 0) + 1);
    expect(counts).toEqual(new Map([...all].map(([operation, count]) => [operation, Math.min(count, quickCases)])));
    expect(chosen.size).toBeLessThan(cases.length);
  });

  it("takes two of a kind only where every kind has one", () => {
    const chosen = chosenQuickly(cases, 1);

    for (const operation of new Set(cases.map((test) => test.operation))) {
      const own = cases.filter((test) => test.operation === operation);
      const taken = own.filter(({ id }) => chosen.has(id)).map(({ id }) => kindOf(id));
      const kinds = new Set(own.map(({ id }) => kindOf(id)));
      expect(new Set(taken).size).toBe(Math.min(kinds.size, quickCases));
    }
  });

  it("chooses by the seed, the same one the same cases", () => {
    const [first, again, other] = [chosenQuickly(cases, 1), chosenQuickly(cases, 1), chosenQuickly(cases, 2)];

    expect([...again]).toEqual([...first]);
    expect([...other].sort()).not.toEqual([...first].sort());
  });
});
