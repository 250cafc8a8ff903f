import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../contract/model.ts";
import { deriveSequences } from "../derive/sequences.ts";
import { petsContract } from "../pets.ts";
import { petsProfile, petsRecorder } from "../pets-run.ts";
import { type PetFault, servePets } from "../pets-server.ts";
import type { CaseResult } from "../result.ts";
import { Rules } from "../rules.ts";
import { runCase } from "../run-case.ts";
import type { SessionOptions } from "../session.ts";

interface Setting {
  readonly fault?: PetFault;
  readonly delayMs?: number;
  readonly visibleAfterMs?: number;
  readonly document?: (document: JsonObject) => void;
  readonly options?: Partial<SessionOptions>;
}

/** Every sequence on one server; what is left there at the end. */
async function tellAll({ fault, delayMs = 0, visibleAfterMs = 0, document, options }: Setting): Promise<{ results: CaseResult[]; leftovers: string[] }> {
  const contract = await petsContract(document);
  const server = await servePets({ delayMs, ...(fault && { fault }) });
  const { session } = petsRecorder(contract, server.baseUrl, petsProfile({ visibleAfterMs }), options);
  const results: CaseResult[] = [];
  for (const test of deriveSequences(contract)) results.push(await runCase({ session, rules: new Rules([]), scenarios: new Map() }, test));
  session.close();
  await server.close();
  return { results, leftovers: session.leftovers };
}

const verdicts = (results: readonly CaseResult[], verdict: string): string[] =>
  results.filter((result) => result.verdict === verdict).map((result) => result.case.id);
const marked = (document: JsonObject): void => void (document["x-provenance"] = "documented");

describe("sequences", () => {
  it("all hold on a server that keeps the contract, and leave nothing behind", async () => {
    const { leftovers, results } = await tellAll({});
    expect(results.map(({ case: { id }, reason, verdict }) => [id, verdict, reason]).filter(([, verdict]) => verdict !== "pass")).toEqual([]);
    expect(results.length).toBe(13);
    expect(leftovers).toEqual([]);
  });

  it("wait for what takes its time to be seen", async () => {
    const { results } = await tellAll({ delayMs: 40, visibleAfterMs: 400 });
    expect(verdicts(results, "pass")).toHaveLength(results.length);
  });

  it.each<[PetFault, string]>([
    ["create-lost", "getPet/200/sequence/read-after-create"],
    ["value-changed", "getPet/200/sequence/read-after-create"],
    ["not-listed", "listPets/200/sequence/list-after-create"],
    ["listed-twice", "listPets/200/sequence/list-after-create"],
    ["id-reused", "createPet/201/sequence/distinct-ids"],
    ["update-lost", "getPet/200/sequence/read-after-update"],
    ["answer-old", "getPet/200/sequence/read-after-update"],
    ["patch-replaces", "updatePet/200/sequence/update-changes-only"],
    ["delete-noop", "getPet/404/sequence/delete-deletes"],
    ["delete-still-listed", "getPet/404/sequence/delete-deletes"],
    ["delete-again", "deletePet/404/sequence/delete-twice"],
    ["delete-too-much", "getPet/200/sequence/sibling-survives"],
    ["refused-create-stored", "createPet/400/sequence/error-leaves-no-trace"],
    ["refused-change-stored", "updatePet/400/sequence/error-leaves-no-trace"],
    ["limit-ignored", "listPets/200/sequence/pages"],
    ["offset-ignored", "listPets/200/sequence/pages"],
    ["seam-lost", "listPets/200/sequence/pages"],
    ["order-unstable", "listPets/200/sequence/order-stable"],
  ])("find %s by %s", async (fault, id) => {
    const { results } = await tellAll({ fault, options: { strict: true } });
    expect(verdicts(results, "fail")).toContain(`pets/${id}`);
  });

  it("only advise where no Link states what is broken, whatever the document marks", async () => {
    const lost = await tellAll({ fault: "value-changed", document: marked });
    const stated = await tellAll({ fault: "create-lost" });
    expect(verdicts(lost.results, "advisory")).toContain("pets/getPet/200/sequence/read-after-create");
    expect(verdicts(lost.results, "fail")).toEqual([]);
    expect(verdicts(stated.results, "fail")).toContain("pets/getPet/200/sequence/read-after-create");
  });

  it("send nothing unsafe in a read-only run, and say so", async () => {
    const { results } = await tellAll({ options: { readOnly: true } });
    expect(verdicts(results, "pass")).toEqual(["pets/listPets/200/sequence/order-stable"]);
    expect(results.find(({ reason }) => reason?.includes("read-only"))).toBeDefined();
  });
});
