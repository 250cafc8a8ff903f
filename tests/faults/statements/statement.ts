/** What each fault breaks in an API, and how strong that is: written by hand from the rules and the document. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { load } from "js-yaml";
import { loadRules } from "../../../conformance/rules.ts";
import { packageRoot } from "../../../contract/package-root.ts";
import type { Provenance } from "../../../contract/provenance.ts";

export interface Statement {
  readonly fault: string;
  readonly provenance: Provenance;
  /** Id of the rule that is broken; undefined where no rule repeats what the document says. */
  readonly rule: string | undefined;
  readonly says: string;
}

/** `rule` without the name of its API. */
type Entry = { readonly faults: readonly string[] } & ({ readonly rule: string } | { readonly says: string; readonly provenance: Provenance });

/** In the order of the file. Throws where a rule does not exist or leaves implementations free. */
export async function statementsOf(api: string): Promise<Statement[]> {
  const rules = await loadRules(join(packageRoot, "spec", api, "rules.yaml"));
  const text = await readFile(join(packageRoot, "tests/faults/statements", `${api}.yaml`), "utf8");
  // The test beside this file holds every entry against the catalogue.
  const entries = load(text) as Entry[];
  return entries.flatMap((entry) => {
    const rule = "rule" in entry ? `${api}/${entry.rule}` : undefined;
    const what = "rule" in entry ? { provenance: rules.provenance(`${api}/${entry.rule}`), says: rules.says(`${api}/${entry.rule}`) } : entry;
    return entry.faults.map((fault): Statement => ({ fault, rule, provenance: what.provenance, says: what.says }));
  });
}
