/** Whether kept things fit an API: its collections, their rules, and, where the contract ships, the schema of what is stored. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonObject } from "../../contract/model.ts";
import { packageRoot } from "../../contract/package-root.ts";
import { sentence } from "../../contract/violation.ts";
import type { ServedApi } from "../served-api.ts";
import { SchemaForm } from "../start-state/state-form.ts";
import type { Collection } from "../state/collection.ts";
import { type Content, worldOf } from "./content.ts";

/** Sentences about what does not fit. */
export type Judge = (content: Content) => string[];

export function judgeOf(api: ServedApi): Judge {
  const check = checkOf(api);
  // A world's state holds collections and nothing else.
  const state = api.start.state as Readonly<Record<string, Collection<object>>>;
  return (content) => {
    // What was let through outside of its limits may be outside of them here too.
    const judged = content.mark.relaxed ? undefined : check;
    const faults = Object.entries(content.collections).flatMap(([name, { things }]) => {
      const collection = state[name];
      if (!collection) return [`there is no collection "${name}" any more`];
      return things.flatMap(([key, , value]) => {
        if (collection.keyOf(value) !== key) return [`${name} ${key}: its key would be ${collection.keyOf(value)}`];
        return (judged?.(name, value) ?? []).map((fault) => `${name} ${key}: ${fault}`);
      });
    });
    return faults.length > 0 ? faults : applied(api, content);
  };
}

function applied(api: ServedApi, content: Content): string[] {
  try {
    worldOf(api.start, content, undefined);
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}

type Check = (collection: string, thing: object) => readonly string[];

/** Whole state schemas ship with contracts; inferred behaviour knows what it can serve. */
function checkOf({ contract, behaviour }: ServedApi): Check {
  const file = join(packageRoot, "spec", contract.id, "state.schema.json");
  const shipped = /^[\w-]+$/.test(contract.id) && existsSync(file);
  const form = shipped ? new SchemaForm(JSON.parse(readFileSync(file, "utf8")) as JsonObject) : undefined;
  return (name, thing) => {
    const misfit = behaviour.inferred?.misfit?.(name, thing);
    return misfit === undefined ? (form?.check(name, thing) ?? []).map(sentence) : [misfit];
  };
}
