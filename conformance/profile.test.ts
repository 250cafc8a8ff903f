import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ConfigurationError } from "./configuration-error.ts";
import { loadProfile, shippedProfile } from "./profile.ts";

let folder = "";
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "profile-"))));
afterAll(() => rm(folder, { recursive: true }));

async function load(text: string, environment: NodeJS.ProcessEnv = {}) {
  const file = join(folder, "profile.yaml");
  await writeFile(file, text);
  return loadProfile(file, environment);
}

describe("a profile", () => {
  it("fills in its environment, and has a value for all that it does not say", async () => {
    const text = `api: pets\nprincipals: {keeper: {credentials: {key: "k-\${PET_KEY}"}}}\ncast: {owner: keeper}\n`;
    const profile = await load(text, { PET_KEY: "secret" });
    expect(profile).toMatchObject({
      api: "pets",
      principals: { keeper: { credentials: [{ key: "k-secret" }] } },
      cast: { owner: "keeper" },
      visibleAfterMs: 0,
    });
  });

  it.each<[string, string, string]>([
    ["needs an unset variable", `api: pets\nbaseUrl: "\${PET_URL}"\n`, "PET_URL"],
    ["needs two unset variables", `api: pets\nheaders: {A: "\${PET_A} \${PET_B}"}\n`, "needs environment variables that are not set: PET_A, PET_B."],
    ["has an unknown member", "api: pets\nbaseURL: x\n", 'profile.yaml:2:1 /baseURL: there is no member "baseURL"; did you mean "baseUrl"?'],
    ["has a value of another type", "api: pets\nrequestsPerSecond: fast\n", "profile.yaml:2:1 /requestsPerSecond: expected number, found text"],
    [
      "has a word that there is not",
      "api: pets\nfixtures: [{id: a, use: keeep, values: {}}]\n",
      'expected one of keep, change-and-restore, spend, found "keeep"',
    ],
    ["casts nobody", "api: pets\ncast: {owner: ghost}\n", '"ghost" as owner'],
    ["is no YAML", "api: [pets\n", "YAML"],
    ["names a file that is not there", "api: pets\ntls: {caFile: /nowhere/ca.pem}\n", "/nowhere/ca.pem"],
  ])("that %s is refused, and the message names it", async (_what, text, named) => {
    const loading = load(text);
    await expect(loading).rejects.toBeInstanceOf(ConfigurationError);
    await expect(loading).rejects.toThrow(named);
  });

  it("that is a folder is refused as one", async () => {
    await expect(loadProfile(folder)).rejects.toThrow(`The profile ${folder} is a folder; name a file.`);
  });

  it("that is not there is refused with the way to write one", async () => {
    await expect(loadProfile(join(folder, "none.yaml"))).rejects.toThrow("--init-profile");
  });

  it.each(["clerk-organizations", "datadog-services", "delightbridge-services", "dreams-organizations", "pulumi-services"])("of %s is shipped", async (api) => {
    expect((await loadProfile(shippedProfile(api))).cast.owner).toBeDefined();
  });
});
