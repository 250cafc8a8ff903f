import { expect, it } from "vitest";
import type { JsonObject } from "../../contract/model.ts";
import { valueAt } from "../../contract/pointer.ts";
import { petsContract } from "../pets.ts";
import { deriveMethods } from "./methods.ts";

const marked = (document: JsonObject): void => void (document["x-provenance"] = "documented");
const documents405 = (document: JsonObject): void =>
  void ((valueAt(document, "/paths/~1pets/get/responses") as JsonObject)["405"] = { description: "no such method" });

const found = async (...changes: readonly ((document: JsonObject) => void)[]): Promise<string[]> => {
  const contract = await petsContract((document) => {
    for (const change of changes) change(document);
  });
  return deriveMethods(contract).map(({ id, strength }) => `${id.replace(/^pets\//, "")} ${strength}`);
};

const [list, item] = ["listPets/405/undeclared-method/PUT", "getPet/405/undeclared-method/PUT"];

it("One method that a path does not have is tried, as advice, and as documented where any operation of the path documents 405", async () => {
  expect(await found()).toEqual([`${list} assumed`, `${item} assumed`]);
  expect(await found(documents405)).toEqual([`${list} documented`, `${item} assumed`]);
});

it("Where the author marks what is known, only a documented 405 is tried", async () => {
  expect(await found(marked)).toEqual([]);
  expect(await found(marked, documents405)).toEqual([`${list} documented`]);
});
