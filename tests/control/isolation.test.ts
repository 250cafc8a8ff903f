import { describe, expect, it } from "vitest";
import { createMock } from "../../mock/index.ts";
import { numbers } from "../../mock/state/identifiers.ts";
import { now } from "./fixture.ts";
import { answerTo, exportOf, mixedCalls } from "./mixed-calls.ts";

const sandboxes = Array.from({ length: 64 }, (_, index) => `box-${index}`);
/** With SPECIMEN_FULL all of them; the quick run is a part. */
const calls = process.env["SPECIMEN_FULL"] === undefined ? 25 : 200;

describe("64 sandboxes with mixed calls of all five APIs", () => {
  it("answer in any order as each does alone, byte for byte, and end with the same state", async () => {
    const [together, alone] = await Promise.all([createMock({ now }).ready(), createMock({ now }).ready()]);
    const waiting = sandboxes.map((name, index) => ({ name, answers: [] as string[], requests: mixedCalls(index, calls, name) }));
    const next = numbers(5, 5);
    const open = [...waiting];
    while (open.length > 0) {
      const turn = next() % open.length;
      const one = open[turn] as (typeof waiting)[number];
      const request = one.requests[one.answers.length];
      if (request) one.answers.push(answerTo(together, request));
      else open.splice(turn, 1);
    }

    const statuses = new Set<string>();
    for (const { name, answers, requests } of waiting) {
      const sequential = requests.map((request) => answerTo(alone, request));
      for (const answer of sequential) statuses.add(answer.slice(0, 3));
      expect(answers.every((answer, index) => answer === sequential[index])).toBe(true);
      expect(exportOf(together, name)).toBe(exportOf(alone, name));
    }
    expect([...statuses].sort()).toEqual(expect.arrayContaining(["200", "201", "404", "409"]));
    expect(exportOf(together, "default")).toBe(exportOf((await createMock({ now }).ready()) as typeof together, "default"));
  });
});
