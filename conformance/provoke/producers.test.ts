import { describe, expect, it } from "vitest";
import type { Contract, JsonObject } from "../../contract/model.ts";
import { valueAt } from "../../contract/pointer.ts";
import { petsContract } from "../pets.ts";
import { producersOf, valuesFromLocation } from "./producers.ts";

const operationOf = (contract: Contract, id: string) => {
  const operation = contract.operations.find((entry) => entry.id === id);
  if (!operation) throw new Error(`There is no ${id}.`);
  return operation;
};
const byLocation = (document: JsonObject): void => {
  const created = valueAt(document, "/paths/~1pets/post/responses/201") as JsonObject;
  delete created["links"];
  created["headers"] = { Location: { schema: { type: "string" } } };
};

describe("producers", () => {
  it("are found by the Links of what they answer", async () => {
    const contract = await petsContract();
    expect(producersOf(contract, operationOf(contract, "deletePet"))).toMatchObject([
      { kind: "link", producer: { id: "createPet" }, parameters: { petId: "$response.body#/id" } },
    ]);
  });

  it("are found by the Location that they document, where no Link leads there", async () => {
    const contract = await petsContract(byLocation);
    expect(producersOf(contract, operationOf(contract, "getPet"))).toMatchObject([{ kind: "location", producer: { id: "createPet" } }]);
  });

  it("are not needed for a path without templates", async () => {
    const contract = await petsContract();
    expect(producersOf(contract, operationOf(contract, "listPets"))).toEqual([]);
  });
});

describe("values from a Location", () => {
  it.each<[string, Record<string, unknown> | undefined]>([
    ["/pets/p-1", { petId: "p-1" }],
    ["http://example.test/base/pets/p-1", { petId: "p-1" }],
    ["/base/pets/a%20b", { petId: "a b" }],
    ["/cats/p-1", undefined],
    ["/pets", undefined],
    ["/pets/p-1/walks", undefined],
    ["http://[broken", undefined],
  ])("%s gives %j", async (location, values) => {
    const contract = await petsContract();
    expect(valuesFromLocation(contract, operationOf(contract, "getPet"), location, "http://example.test/base/")).toEqual(values);
  });
});
