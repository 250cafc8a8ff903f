import { afterEach, describe, expect, it } from "vitest";
import { castOf, StoryEnded } from "./facade.ts";
import { petsContract } from "./pets.ts";
import { petsProfile, petsRecorder } from "./pets-run.ts";
import { servePets } from "./pets-server.ts";
import type { Recorder } from "./recorder.ts";
import { Rules } from "./rules.ts";
import type { Answer, Scenario, Tools } from "./scenario.ts";

const rule = { id: "pets/1.1", says: "Pets keep their names.", provenance: "assumed", free: false, mock: false, operations: [] } as const;
type Call = (input?: object) => { answers(status: number, rule?: string): Promise<{ id: string }>; replies(status: number): Promise<Answer<unknown>> };
type Cast = Tools & { readonly keeper: Readonly<Record<"createPet" | "getPet", Call>> };

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function stage(visibleAfterMs = 0): Promise<{ recorder: Recorder; cast: Cast }> {
  const server = await servePets();
  const recorder = petsRecorder(await petsContract(), server.baseUrl, petsProfile({ visibleAfterMs }));
  ends.push(
    () => recorder.session.close(),
    () => server.close(),
  );
  const scenario: Scenario = { statement: "", sources: [], principals: ["keeper"], spends: [], readOnly: true, shares: false, run: async () => undefined };
  return { recorder, cast: castOf({ recorder, rules: new Rules([rule]) }, scenario) };
}

describe("an actor", () => {
  it("gives the body of the expected answer, and covers its status", async () => {
    const { cast, recorder } = await stage();
    const { id } = await cast.keeper.createPet({ body: { name: "Tom" } }).answers(201);
    expect(id).toBe("pet-1");
    expect(recorder.covered).toEqual([{ operation: "createPet", status: 201, principal: "keeper" }]);
    expect(recorder.findings).toEqual([]);
  });

  it("ends the story with a finding where another status comes, as strong as the weaker of response and rule", async () => {
    const { cast, recorder } = await stage();
    await expect(cast.keeper.getPet({ path: { petId: "none" } }).answers(200, rule.id)).rejects.toBeInstanceOf(StoryEnded);
    expect(recorder.findings).toMatchObject([{ check: "scenario", expected: "200", found: "404", provenance: "assumed", rule: rule.id }]);
  });
});

describe("the tools", () => {
  it("keep quiet about what holds, and go on after what does not", async () => {
    const { cast, recorder } = await stage();
    cast.holds(rule.id, true, "yes", "yes");
    cast.same(rule.id, { a: [1] }, { a: [1] });
    expect(recorder.findings).toEqual([]);
    cast.holds(rule.id, false, "Tom", "Tim");
    cast.same(rule.id, { a: 1 }, { a: 2 });
    expect(recorder.findings.map(({ expected, found, message }) => [message, expected, found])).toEqual([
      [rule.says, "Tom", '"Tim"'],
      [rule.says, '{"a":2}', '{"a":1}'],
    ]);
  });

  it("ask again until a change must be visible, and not at all where it is at once", async () => {
    const patient = await stage(300);
    const strict = await stage();
    let asked = 0;
    const read = async (): Promise<number> => (asked += 1);
    expect(await patient.cast.eventually(read, (value) => value >= 2)).toBe(2);
    asked = 0;
    expect(await strict.cast.eventually(read, (value) => value >= 2)).toBe(1);
  });

  it("leave a story open that has not what it needs, and say what that is", async () => {
    const { cast } = await stage();
    expect(() => cast.fixture("rex")).toThrow('no fixture "rex"');
    expect(() => cast.credentials("ghost")).toThrow('no principal "ghost"');
    expect(() => cast.cannot("It rains.")).toThrow("It rains.");
  });
});
