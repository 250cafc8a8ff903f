import { afterEach, describe, expect, it } from "vitest";
import { petsContract } from "../pets.ts";
import { petsProfile, petsRecorder } from "../pets-run.ts";
import { type PetsServer, servePets } from "../pets-server.ts";
import type { Recorder } from "../recorder.ts";
import { Inconclusive } from "../session.ts";
import type { Profile } from "../target.ts";
import { arrange } from "./arrange.ts";

const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function stage(profile: Partial<Profile> = {}, fault?: "create-lost"): Promise<{ recorder: Recorder; server: PetsServer }> {
  const server = await servePets(fault ? { fault } : {});
  const recorder = petsRecorder(await petsContract(), server.baseUrl, petsProfile(profile));
  ends.push(
    () => recorder.session.close(),
    () => server.close(),
  );
  return { recorder, server };
}

function operation({ session }: Recorder, id: string) {
  const found = session.contract.operations.find((entry) => entry.id === id);
  if (!found) throw new Error(`There is no ${id}.`);
  return found;
}

const fixture = (use: "keep" | "change-and-restore" | "spend") => ({ id: "rex", use, values: { petId: "pet-9" }, operations: undefined });

describe("an existing thing", () => {
  it("is made by the API itself, and taken away when the run ends", async () => {
    const { recorder, server } = await stage();
    expect(await arrange(recorder, operation(recorder, "deletePet"), { kind: "existing" })).toEqual({ petId: "pet-1" });
    expect(await recorder.cleanUp()).toEqual([]);
    expect(server.requests).toEqual(["POST /pets", "DELETE /pets/pet-1"]);
  });

  it("is a fixture where it is only read", async () => {
    const { recorder, server } = await stage({ fixtures: [fixture("keep")] });
    expect(await arrange(recorder, operation(recorder, "getPet"), { kind: "existing" })).toEqual({ petId: "pet-9" });
    expect(server.requests).toEqual([]);
  });

  it("is never a fixture that must be kept, or is spent, where it is changed", async () => {
    for (const use of ["keep", "spend"] as const) {
      const { recorder } = await stage({ fixtures: [fixture(use)] });
      expect(await arrange(recorder, operation(recorder, "deletePet"), { kind: "existing" })).toEqual({ petId: "pet-1" });
    }
  });

  it("that somebody deleted meanwhile is no leftover", async () => {
    const { recorder } = await stage({}, "create-lost");
    await arrange(recorder, operation(recorder, "deletePet"), { kind: "existing" });
    expect(await recorder.cleanUp()).toEqual([]);
  });

  it("that nobody may make leaves the case open, and says who is missing", async () => {
    const { recorder } = await stage({ cast: { owner: undefined, weak: undefined, foreign: undefined } });
    const arranging = arrange(recorder, operation(recorder, "deletePet"), { kind: "existing" });
    await expect(arranging).rejects.toBeInstanceOf(Inconclusive);
    await expect(arranging).rejects.toThrow("name a principal under cast.owner");
  });
});

describe("a thing that is not there", () => {
  it("has the profile's value, else one that was never issued", async () => {
    const named = await stage({ unknown: { petId: "pet-0" } });
    const made = await stage();
    expect(await arrange(named.recorder, operation(named.recorder, "getPet"), { kind: "unknown" })).toEqual({ petId: "pet-0" });
    expect(await arrange(made.recorder, operation(made.recorder, "getPet"), { kind: "unknown" })).toEqual({ petId: "specimen-test-never-issued" });
  });

  it("can be a value out of its schema", async () => {
    const { recorder } = await stage();
    expect(await arrange(recorder, operation(recorder, "getPet"), { kind: "value", parameter: "petId", raw: "///" })).toEqual({ petId: "///" });
  });
});
