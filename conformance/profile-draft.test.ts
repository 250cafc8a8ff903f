import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compile } from "../contract/compile.ts";
import { loadDocument } from "../contract/load.ts";
import { loadProfile } from "./profile.ts";
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
});
