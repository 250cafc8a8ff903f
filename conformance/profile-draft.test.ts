import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compile } from "../contract/compile.ts";
import { loadDocument } from "../contract/load.ts";
import { loadProfile, shippedProfile } from "./profile.ts";
import { draftProfile } from "./profile-draft.ts";

const ids = ["clerk-organizations", "datadog-services", "delightbridge-services", "dreams-organizations", "pulumi-services"];

describe("a drafted profile", () => {
  it.each(ids)("of %s loads once its variables are set", async (id) => {
    const contract = compile(id, await loadDocument(`spec/${id}/openapi.yaml`));
    const folder = await mkdtemp(join(tmpdir(), "specimen-"));
    const draft = draftProfile(contract);
    const names = [...draft.matchAll(/\$\{(\w+)\}/g)].map(([, name = ""]) => name).filter((name) => name !== "NAME");
    await writeFile(join(folder, "as-is.yaml"), draft);

    const profile = await loadProfile(join(folder, "as-is.yaml"), Object.fromEntries(names.map((name) => [name, `value of ${name}`])));
    await rm(folder, { recursive: true });

    expect(profile.cast.owner).toBe("owner");
    const schemes = Object.keys(profile.principals["owner"]?.credentials[0] ?? {});
    expect(contract.operations.some(({ security }) => security.some((requirement) => requirement.every((scheme) => schemes.includes(scheme))))).toBe(true);
    for (const line of draft.split("\n")) expect(line.length).toBeLessThanOrEqual(160);
  });

  it.each(ids)("of %s has what the stories of the contract ask for by name, and no credential", async (id) => {
    const shipped = await readFile(shippedProfile(id), "utf8");
    const draft = draftProfile(compile(id, await loadDocument(`spec/${id}/openapi.yaml`)), shipped);
    const folder = await mkdtemp(join(tmpdir(), "specimen-"));
    const names = [...draft.matchAll(/\$\{(\w+)\}/g)].map(([, name = ""]) => name);
    await writeFile(join(folder, "as-is.yaml"), draft);

    const drafted = await loadProfile(join(folder, "as-is.yaml"), Object.fromEntries(names.map((name) => [name, `value of ${name}`])));
    await rm(folder, { recursive: true });

    const { cast, fixtures, parameters, principals, skips, unknown } = await loadProfile(shippedProfile(id));
    expect(drafted).toMatchObject({ cast, fixtures, parameters, skips, unknown, implementation: { name: "Our server" } });
    expect(Object.keys(drafted.principals)).toEqual(Object.keys(principals));
    const given = Object.values(drafted.principals).flatMap(({ credentials }) => credentials.flatMap((set) => Object.values(set)));
    expect(given.filter((value) => !value.startsWith(`value of ${id.split("-")[0]?.toUpperCase()}_`) && value !== "true")).toEqual([]);
  });
});
