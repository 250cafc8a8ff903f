import { describe, expect, it } from "vitest";
import type { Contract, JsonObject } from "../contract/model.ts";
import { ConfigurationError } from "./configuration-error.ts";
import { defaultProfile, type Given } from "./default-profile.ts";
import { petsContract } from "./pets.ts";

const schemes: JsonObject = {
  bearer: { type: "http", scheme: "bearer" },
  basic: { type: "http", scheme: "basic" },
  key: { type: "apiKey", in: "header", name: "X-Key" },
  cookie: { type: "apiKey", in: "cookie", name: "sid" },
};
const secured = (...names: string[]): Promise<Contract> =>
  petsContract((document) => {
    document["security"] = names.map((name) => ({ [name]: [] }));
    document["components"] = {
      ...(document["components"] as JsonObject),
      securitySchemes: Object.fromEntries(names.map((name) => [name, schemes[name] ?? {}])),
    };
  });
const stated = async (given: Given, ...names: string[]) => defaultProfile(await secured(...names), given);

describe("the profile of a document that nobody stated anything about", () => {
  it.each<[string, Given, string[], Record<string, string>, Record<string, string>]>([
    ["takes a token for every scheme", { token: "t" }, ["bearer", "key", "cookie"], { bearer: "t", key: "t", cookie: "t" }, {}],
    ["encodes user and password where they are asked for", { token: "me:pass" }, ["basic"], { basic: "bWU6cGFzcw==" }, {}],
    ["takes a header that a scheme reads for its credential", { headers: ["X-KEY: k"] }, ["key"], { key: "k" }, {}],
    ["takes the word from the Authorization header", { headers: ["Authorization: Bearer t"] }, ["bearer"], { bearer: "t" }, {}],
    ["sends other headers with every request", { token: "t", headers: ["X-Tenant:  acme "] }, ["key"], { key: "t" }, { "X-Tenant": "acme" }],
  ])("%s", async (_what, given, names, credentials, headers) => {
    const profile = await stated(given, ...names);

    expect(profile.principals["owner"]?.credentials).toEqual([credentials]);
    expect(profile.headers).toEqual(headers);
    expect(profile.madeUpCredentials).toBeUndefined();
  });

  it.each<[string, Given]>([
    ["nothing", {}],
    ["only headers that no scheme reads", { headers: ["X-Tenant: acme"] }],
  ])("says that its credentials are made up where %s was given", async (_what, given) => {
    expect((await stated(given, "key")).madeUpCredentials).toBe(true);
  });

  it("refuses what is no header", async () => {
    await expect(stated({ headers: ["X-Key"] }, "key")).rejects.toThrow(new ConfigurationError('--header takes "Name: value", and found "X-Key".'));
  });
});
