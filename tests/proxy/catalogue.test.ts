/** Every fault that the contract or HTTP makes knowable: noticed in traffic, or named here with the reason why not. */
import { describe, expect, it } from "vitest";
import type { Contract } from "../../contract/model.ts";
import type { Fault } from "../../mock/faults/fault.ts";
import { probes } from "../../mock/faults/probes/registry.ts";
import { faults } from "../../mock/faults/registry.ts";
import { shippedContracts } from "../../mock/faults/serve-fault.ts";
import { judgedCalls } from "./catalogue.ts";
import unnoticed from "./unnoticed.json" with { type: "json" };

const contracts = await shippedContracts();
const clean = new Map<Contract, ReadonlySet<string>>();
for (const contract of contracts) clean.set(contract, new Set((await judgedCalls(contract, probes[contract.id] ?? [])).map(({ finding }) => finding.cause)));

/** Rules that the fault breaks, beyond what correct mocks show. */
async function noticed(fault: Fault): Promise<string[]> {
  const rules = new Set<string>();
  for (const contract of contracts.filter((one) => fault.appliesTo(one).length > 0)) {
    const judged = await judgedCalls(contract, probes[contract.id] ?? [], fault);
    for (const { finding } of judged) if (!clean.get(contract)?.has(finding.cause)) rules.add(finding.check);
    if (rules.size > 0) break;
  }
  return [...rules];
}

const knowable = faults.filter(({ knows }) => knows === "C" || knows === "H");

describe("traffic of the shipped APIs", () => {
  it("breaks nothing where the mock is correct, save a media type that prose leaves open", () => {
    expect([...clean.values()].flatMap((causes) => [...causes])).toEqual(["request-media-type createService", "request-media-type updateService"]);
  });

  it.each(knowable.filter(({ id }) => !Object.hasOwn(unnoticed, id)).map((fault) => [fault.id, fault] as const))("shows the fault %s", async (_id, fault) => {
    expect(await noticed(fault)).not.toEqual([]);
  });

  it.each(knowable.filter(({ id }) => Object.hasOwn(unnoticed, id)).map((fault) => [fault.id, fault] as const))(
    "does not show the fault %s, as the golden list says",
    async (_id, fault) => {
      expect(await noticed(fault)).toEqual([]);
    },
  );

  it("has a golden list that names faults of the catalogue alone", () => {
    expect(Object.keys(unnoticed).filter((id) => !knowable.some((fault) => fault.id === id))).toEqual([]);
  });
});
