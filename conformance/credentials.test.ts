import { describe, expect, it } from "vitest";
import type { Contract, JsonObject } from "../contract/model.ts";
import { valueAt } from "../contract/pointer.ts";
import type { CredentialPlan } from "./case.ts";
import { carryPlan } from "./credentials.ts";
import { petsContract } from "./pets.ts";

const schemes = (document: JsonObject): void => {
  document["security"] = [{ token: [], flag: [] }, { session: [] }, { basic: [] }];
  Object.assign(valueAt(document, "/components/securitySchemes") as JsonObject, {
    token: { type: "http", scheme: "bearer" },
    flag: { type: "apiKey", in: "query", name: "native" },
    session: { type: "apiKey", in: "cookie", name: "sid" },
    basic: { type: "http", scheme: "basic" },
  });
};
const principal = { credentials: [{ token: "secret-token", flag: "true" }, { session: "s-1" }], variables: {} };
const carried = (contract: Contract, plan: CredentialPlan, who: typeof principal | undefined = principal) => {
  const [operation] = contract.operations;
  if (!operation) throw new Error("There is no operation.");
  return carryPlan(contract, operation, who, plan);
};

describe("credentials", () => {
  it("are carried where their schemes say, together where they belong together", async () => {
    const contract = await petsContract(schemes);
    expect(carried(contract, { kind: "own" })).toEqual({ headers: [["Authorization", "Bearer secret-token"]], query: [["native", "true"]], cookies: [] });
    expect(carried(contract, { kind: "alternative", index: 1 })).toEqual({ headers: [], query: [], cookies: [["sid", "s-1"]] });
  });

  it("can be left out, whole or by half", async () => {
    const contract = await petsContract(schemes);
    expect(carried(contract, { kind: "none" })).toEqual({ headers: [], query: [], cookies: [] });
    expect(carried(contract, { kind: "without", scheme: "flag" })).toEqual({ headers: [["Authorization", "Bearer secret-token"]], query: [], cookies: [] });
  });

  it("that nobody has never hold the real ones", async () => {
    const unknown = carried(await petsContract(schemes), { kind: "unknown" });
    expect(unknown.headers).toEqual([["Authorization", "Bearer unknown-xxxx"]]);
    expect(JSON.stringify(unknown)).not.toContain("secret-token");
  });

  it("that the profile does not give leave the case open, and are named", async () => {
    const contract = await petsContract(schemes);
    expect(() => carried(contract, { kind: "alternative", index: 2 })).toThrow("no credentials for basic");
    expect(() => carried(contract, { kind: "own" }, { credentials: [], variables: {} })).toThrow("no credentials that the operation takes");
  });

  it("are not sent to an operation that asks for none", async () => {
    const contract = await petsContract((document) => void (document["security"] = []));
    expect(carried(contract, { kind: "own" })).toEqual({ headers: [], query: [], cookies: [] });
  });
});
