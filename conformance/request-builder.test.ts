import { describe, expect, it } from "vitest";
import type { Contract, JsonObject } from "../contract/model.ts";
import { petsContract } from "./pets.ts";
import { assemble, buildRequest } from "./request-builder.ts";

const nobody = { headers: [], query: [], cookies: [] };
const operationOf = (contract: Contract, id: string) => {
  const operation = contract.operations.find((entry) => entry.id === id);
  if (!operation) throw new Error(`There is no ${id}.`);
  return operation;
};

describe("a request", () => {
  it("has its path, query and body encoded, below the base path", async () => {
    const contract = await petsContract((document: JsonObject) => void (document["servers"] = [{ url: "/v1" }]));
    const read = buildRequest(contract, operationOf(contract, "getPet"), { path: { petId: "a/b c" } }, nobody);
    const list = buildRequest(contract, operationOf(contract, "listPets"), { query: { limit: 2 } }, nobody);
    const create = buildRequest(contract, operationOf(contract, "createPet"), { body: { name: "Tom" } }, nobody, { "X-Extra": "1" });
    expect(read).toMatchObject({ method: "GET", target: "/v1/pets/a%2Fb%20c", body: undefined });
    expect(list.target).toBe("/v1/pets?limit=2");
    expect(create.headers).toEqual(
      expect.arrayContaining([
        ["Content-Type", "application/json"],
        ["X-Extra", "1"],
      ]),
    );
    expect(new TextDecoder().decode(create.body)).toBe('{"name":"Tom"}');
  });

  it("without a body has no Content-Type", async () => {
    const contract = await petsContract();
    const { headers } = buildRequest(contract, operationOf(contract, "createPet"), {}, nobody);
    expect(headers.map(([name]) => name)).toEqual(["Accept"]);
  });

  it("carries credentials beside its own query and cookies", () => {
    const request = assemble("GET", "/pets", "limit=2", [["Accept", "*/*"]], "a=1", undefined, {
      headers: [["X-Key", "k"]],
      query: [["sign", "a&b"]],
      cookies: [["sid", "s"]],
    });
    expect(request.target).toBe("/pets?limit=2&sign=a%26b");
    expect(request.headers).toEqual([
      ["Accept", "*/*"],
      ["X-Key", "k"],
      ["Cookie", "a=1; sid=s"],
    ]);
  });
});
