/** The rules of an API, which cases, findings and reports cite. */
import { readFile } from "node:fs/promises";
import { load } from "js-yaml";
import type { Provenance } from "../contract/provenance.ts";

export interface Rule {
  readonly id: string;
  readonly says: string;
  /** Undefined where implementations are free. */
  readonly provenance: Provenance | undefined;
  readonly free: boolean;
  /** Binds the mock only. */
  readonly mock: boolean;
  readonly operations: readonly string[];
}

export class Rules {
  readonly #byId: ReadonlyMap<string, Rule>;

  constructor(rules: readonly Rule[]) {
    this.#byId = new Map(rules.map((rule) => [rule.id, rule]));
  }

  get all(): readonly Rule[] {
    return [...this.#byId.values()];
  }

  /** Throws where there is no such rule: the scenario is at fault. */
  get(id: string): Rule {
    const rule = this.#byId.get(id);
    if (!rule) throw new Error(`There is no rule "${id}".`);
    return rule;
  }

  says(id: string): string {
    return this.get(id).says;
  }

  /** A rule that leaves implementations free is never broken, so citing one is a mistake of the suite. */
  provenance(id: string): Provenance {
    const { provenance } = this.get(id);
    if (!provenance) throw new Error(`Rule "${id}" leaves implementations free.`);
    return provenance;
  }
}

/** An API without a file of rules has none. */
export async function loadRules(file: string): Promise<Rules> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "rules: []";
    throw error;
  });
  // A test holds every shipped file against this shape.
  const { rules } = load(text) as { rules: (Partial<Rule> & Pick<Rule, "id" | "says" | "operations">)[] };
  return new Rules(rules.map((rule) => ({ free: false, mock: false, provenance: undefined, ...rule })));
}
