/** Every rule of an API is well formed. That each is cited by a behaviour test is scripts/check-rules.ts. */
import { readdirSync, readFileSync } from "node:fs";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { compile } from "../contract/compile.ts";
import { loadDocument } from "../contract/load.ts";

interface Rule {
  readonly id: string;
  readonly says: string;
  readonly provenance?: string;
  readonly free?: boolean;
  readonly mock?: boolean;
  readonly operations: readonly string[];
}

const apis = readdirSync("tests/behaviours", { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? entry.name : []));
const rulesOf = (api: string): Rule[] => (load(readFileSync(`spec/${api}/rules.yaml`, "utf8")) as { rules: Rule[] }).rules;

it("finds all five APIs", () => {
  expect(apis).toHaveLength(5);
});

describe.each(apis)("rules of %s", (api) => {
  const rules = rulesOf(api);

  it("have unique ids, one provenance or freedom each, and operations that exist", async () => {
    const contract = compile(api, await loadDocument(`spec/${api}/openapi.yaml`));
    const known = new Set(contract.operations.map(({ id }) => id));

    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const rule of rules) {
      expect(rule.id.startsWith(`${api}/`), rule.id).toBe(true);
      expect(rule.free === true ? rule.provenance === undefined : ["documented", "published", "assumed"].includes(rule.provenance ?? ""), rule.id).toBe(true);
      expect(
        rule.operations.every((operation) => known.has(operation)),
        rule.id,
      ).toBe(true);
      expect(rule.says.split(/\s+/).length, rule.id).toBeLessThanOrEqual(45);
    }
  });
});
