import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compile } from "../contract/compile.ts";
import { loadDocument } from "../contract/load.ts";
import { packageRoot } from "../contract/package-root.ts";
import { petsContract } from "./pets.ts";
import { petsProfile } from "./pets-run.ts";
import { matches, planCases } from "./plan.ts";
import { loadRules, Rules } from "./rules.ts";

describe("a glob", () => {
  it.each<[string, string, boolean]>([
    ["pets/getPet/200/valid/minimal", "pets/getPet/**", true],
    ["pets/getPet/200/valid/minimal", "pets/*/200/**", true],
    ["pets/getPet/200/valid/minimal", "pets/*", false],
    ["pets/getPet/200/valid/minimal", "getPet", false],
    ["pets/getPet/404/x", "pets/getPet/40?/x", true],
    ["pets/list[0]/200/x", "pets/list[0]/**", true],
    ["pets/getPetX200", "pets/getPet.200", false],
  ])("%s against %s: %s", (id, glob, expected) => {
    expect(matches(id, glob)).toBe(expected);
  });
});

describe("a plan", () => {
  it("has only what is asked for, and keeps what is left out with its reason", async () => {
    const profile = petsProfile({ skips: [{ cases: "**/no-credentials", reason: "the gateway does that" }] });
    const options = { only: ["pets/getPet/401/no-*", "pets/getPet/401/unknown-*", "pets/getPet/200/valid/*"], skip: ["**/unknown-credentials"] };
    const { cases, skipped } = await planCases(await petsContract(), new Rules([]), profile, options);
    expect(cases.map(({ id }) => id)).toEqual(["pets/getPet/200/valid/minimal", "pets/getPet/401/no-credentials", "pets/getPet/401/unknown-credentials"]);
    expect([...skipped]).toEqual([
      ["pets/getPet/401/no-credentials", "the gateway does that"],
      ["pets/getPet/401/unknown-credentials", "left out with --skip"],
    ]);
  });

  it("tells last what spends a fixture", async () => {
    const api = "dreams-organizations";
    const contract = compile(api, await loadDocument(join(packageRoot, "spec", api, "openapi.yaml")));
    const rules = await loadRules(join(packageRoot, "spec", api, "rules.yaml"));
    const { cases } = await planCases(contract, rules, petsProfile(), { only: [], skip: [] });
    const spends = cases.map(({ provocation }) => provocation.kind === "scenario" && provocation.spends.length > 0);
    expect(spends.filter(Boolean).length).toBeGreaterThan(0);
    expect(spends.lastIndexOf(false)).toBeLessThan(spends.indexOf(true));
  });
});
