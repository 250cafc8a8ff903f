import { describe, expect, it } from "vitest";
import { faults } from "../../../mock/faults/registry.ts";
import { shippedContracts } from "../../../mock/faults/serve-fault.ts";
import { statementsOf } from "./statement.ts";

const contracts = await shippedContracts();
const words = ["documented", "published", "assumed"];

describe("statements on faults", () => {
  it.each(contracts.map((contract) => [contract.id, contract] as const))(
    "of %s name each fault that can be shown there, once, and no other",
    async (id, contract) => {
      const shown = faults.filter((fault) => fault.appliesTo(contract).length > 0).map((fault) => fault.id);

      const stated = (await statementsOf(id)).map(({ fault }) => fault);

      expect([...stated].sort()).toEqual([...shown].sort());
    },
  );

  it.each(contracts.map(({ id }) => id))("of %s say how strong each broken rule is", async (id) => {
    expect((await statementsOf(id)).filter(({ provenance, says }) => !words.includes(provenance) || says === "")).toEqual([]);
  });
});
