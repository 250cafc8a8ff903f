import { describe, expect, it } from "vitest";
import type { Contract, Json, JsonObject, Operation } from "../../contract/model.ts";
import { valueAt } from "../../contract/pointer.ts";
import { petsContract } from "../pets.ts";
import { buildRequest, type CallInput } from "../request-builder.ts";
import { ownFault } from "./own-request.ts";
import { valueFor } from "./required-parameters.ts";

const none = { headers: [], query: [], cookies: [] };

async function listing(parameter: JsonObject): Promise<{ contract: Contract; operation: Operation }> {
  const contract = await petsContract((document) => void (valueAt(document, "/paths/~1pets/get/parameters") as Json[]).push(parameter));
  const operation = contract.operations.find(({ id }) => id === "listPets");
  if (!operation) throw new Error("There is no listPets.");
  return { contract, operation };
}

describe("a value for a parameter", () => {
  it.each<[string, JsonObject, unknown]>([
    ["is the example that its schema allows", { in: "query", schema: { type: "string" }, example: "rex" }, "rex"],
    ["is a sample where the example breaks the schema", { in: "header", schema: { type: "integer", minimum: 7, maximum: 7 }, example: "rex" }, 7],
    ["is a sample where a text stands for an object", { in: "query", content: { "application/json": { schema: { type: "object" }, example: "rex" } } }, {}],
    ["holds something that can be seen in a URL", { in: "query", schema: { type: "array", items: { const: "a" }, maxItems: 1 } }, ["a"]],
  ])("%s", async (_what, parameter, expected) => {
    const { contract, operation } = await listing({ name: "wanted", ...parameter });
    const wanted = operation.parameters.find(({ name }) => name === "wanted");

    expect(wanted && valueFor(contract, operation, wanted)).toEqual(expected);
  });
});

describe("a request of the suite", () => {
  const fault = async (id: string, input: CallInput): Promise<string | undefined> => {
    const contract = await petsContract();
    const operation = contract.operations.find((one) => one.id === id);
    if (!operation) throw new Error(`There is no ${id}.`);
    const found = ownFault(contract, operation, buildRequest(contract, operation, input, none));
    return found && `${found.in} ${found.at} ${found.keyword}`;
  };

  it.each<[string, string, CallInput, string | undefined]>([
    ["that keeps the document has no fault", "createPet", { body: { name: "Tom" } }, undefined],
    ["is told by its body", "createPet", { body: { name: "" } }, "body /name minLength"],
    ["is told by its parameters", "listPets", { query: { limit: 51 } }, "query /limit maximum"],
  ])("%s", async (_what, id, input, expected) => {
    expect(await fault(id, input)).toBe(expected);
  });
});
