import { describe, expect, it } from "vitest";
import type { Contract, JsonObject, Operation } from "../contract/model.ts";
import { valueAt } from "../contract/pointer.ts";
import type { CredentialPlan } from "./case.ts";
import { carryPlan } from "./credentials.ts";
import { petsContract } from "./pets.ts";
import type { ProfilePrincipal } from "./target.ts";

const schemes = (document: JsonObject): void => {
  document["security"] = [{ token: [], flag: [] }, { session: [] }, { basic: [] }];
  Object.assign(valueAt(document, "/components/securitySchemes") as JsonObject, {
    token: { type: "http", scheme: "bearer" },
    flag: { type: "apiKey", in: "query", name: "native" },
    session: { type: "apiKey", in: "cookie", name: "sid" },
    basic: { type: "http", scheme: "basic" },
  });
};
const onlyBy =
  (scheme: string) =>
  (document: JsonObject): void => {
    schemes(document);
    document["security"] = [{ [scheme]: [] }];
  };
const principal = { credentials: [{ token: "secret-token", flag: "true" }, { session: "s-1" }], variables: {} };
const operationOf = ({ operations: [operation] }: Contract): Operation => {
  if (!operation) throw new Error("There is no operation.");
  return operation;
};
const carried = (contract: Contract, plan: CredentialPlan, who: ProfilePrincipal = principal) => carryPlan(contract, operationOf(contract), who, plan);

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

  it("that nobody has need nobody who has some", async () => {
    const contract = await petsContract(schemes);
    const nobody = { credentials: [], variables: {} };
    expect(carried(contract, { kind: "malformed" }, nobody).headers).toEqual([["Authorization", "Bearer %%%"]]);
    expect(carried(contract, { kind: "unknown" }, nobody).headers).toEqual([["Authorization", expect.stringMatching(/^Bearer unknown-x+$/)]]);
  });

  it("are twisted one letter, one scheme or one word at a time", async () => {
    const [contract, session] = [await petsContract(schemes), await petsContract(onlyBy("session"))];
    expect(carried(contract, { kind: "longer" })).toMatchObject({ headers: [["Authorization", "Bearer secret-tokenx"]], query: [["native", "true"]] });
    expect(carried(contract, { kind: "unknown", scheme: "flag" })).toMatchObject({ headers: [["Authorization", "Bearer secret-token"]] });
    expect(carried(contract, { kind: "other-word" }).headers).toEqual([["Authorization", "Specimen secret-token"]]);
    expect(() => carried(session, { kind: "other-word" })).toThrow("under no word");
  });

  it("that are basic become longer by a letter of the password", async () => {
    const contract = await petsContract(onlyBy("basic"));
    const value = (text: string): string => Buffer.from(text).toString("base64");
    const who = { credentials: [{ basic: value("user:password") }], variables: {} };
    expect(carryPlan(contract, operationOf(contract), who, { kind: "longer" }).headers).toEqual([["Authorization", `Basic ${value("user:passwordx")}`]]);
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
