import { describe, expect, it } from "vitest";
import { petsContract } from "../pets.ts";
import { requestMediaType } from "../request-builder.ts";
import { freshened } from "./fresh-body.ts";

async function newPet() {
  const operation = (await petsContract()).operations.find(({ id }) => id === "createPet");
  const mediaType = operation && requestMediaType(operation);
  if (!mediaType) throw new Error("createPet takes no body");
  return mediaType;
}

describe("a fresh body", () => {
  it("has a new name, and all else as it was", async () => {
    expect(freshened(await newPet(), { name: "Tom", kind: "cat" }, () => "specimen-1", undefined)).toEqual({ name: "specimen-1", kind: "cat" });
  });

  it("keeps the member that the case is about", async () => {
    expect(freshened(await newPet(), { name: "Tom" }, () => "specimen-1", "/name")).toEqual({ name: "Tom" });
  });

  it("keeps a name that its schema would not let become another", async () => {
    expect(freshened(await newPet(), { name: "Tom" }, () => "x".repeat(41), undefined)).toEqual({ name: "Tom" });
  });

  it("stays broken as it was", async () => {
    expect(freshened(await newPet(), { name: "", age: 3 }, () => "specimen-1", undefined)).toEqual({ name: "", age: 3 });
    expect(freshened(await newPet(), { name: "Tom", age: "three" }, () => "specimen-1", undefined)).toEqual({ name: "specimen-1", age: "three" });
  });
});
