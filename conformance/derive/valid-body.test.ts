import { describe, expect, it } from "vitest";
import type { Contract, JsonObject } from "../../contract/model.ts";
import { valueAt } from "../../contract/pointer.ts";
import { petsContract } from "../pets.ts";
import { edited, memberPointers, validBody } from "./valid-body.ts";

const bodies = (contract: Contract, id = "createPet") => {
  const operation = contract.operations.find((entry) => entry.id === id);
  if (!operation) throw new Error(`There is no ${id}.`);
  return { minimal: validBody(contract, operation, "minimal"), maximal: validBody(contract, operation, "maximal") };
};
const examples = (values: Record<string, JsonObject>) => (document: JsonObject) => {
  const media = valueAt(document, "/paths/~1pets/post/requestBody/content/application~1json") as JsonObject;
  media["examples"] = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
};

describe("a valid body", () => {
  it("is pruned to what must be there, and merged from all examples", async () => {
    const contract = await petsContract(examples({ tom: { name: "Tom", age: 3 }, rex: { name: "Rex", kind: "dog" } }));
    expect(bodies(contract)).toEqual({ minimal: { name: "Tom" }, maximal: { name: "Tom", age: 3, kind: "dog" } });
  });

  it("passes over examples that are not valid", async () => {
    const contract = await petsContract(examples({ wrong: { name: "" }, rex: { name: "Rex" } }));
    expect(bodies(contract)).toEqual({ minimal: { name: "Rex" }, maximal: { name: "Rex" } });
  });

  it("is a sample where there is no example, the same one each time", async () => {
    const contract = await petsContract();
    expect(bodies(contract).maximal).toEqual({ name: "Tom", kind: "cat", age: 3 });
    expect(bodies(contract)).toEqual(bodies(await petsContract()));
  });

  it("is nothing where the operation takes none", async () => {
    expect(bodies(await petsContract(), "getPet")).toEqual({ minimal: undefined, maximal: undefined });
  });
});

describe("an edit", () => {
  const value = { a: { "b/c": 1 }, list: [{ d: 2 }] };

  it.each<[string, object, unknown]>([
    ["replaces a member", { pointer: "/a/b~1c", value: 5 }, { a: { "b/c": 5 }, list: [{ d: 2 }] }],
    ["removes a member", { pointer: "/list/0/d" }, { a: { "b/c": 1 }, list: [{}] }],
    ["replaces the whole", { pointer: "", value: [] }, []],
    ["changes nothing where its pointer leads nowhere", { pointer: "/x/y", value: 1 }, value],
  ])("%s", (_what, edit, expected) => {
    const copy = structuredClone(value);
    expect(edited(copy, edit as { pointer: string })).toEqual(expected);
    expect(copy).toEqual(value);
  });

  it("knows the pointers of all members of objects, parents first", () => {
    expect(memberPointers(value)).toEqual(["/a", "/a/b~1c", "/list"]);
  });
});
