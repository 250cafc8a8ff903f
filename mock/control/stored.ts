/** Collections of an API in a sandbox, and the schemas of their things where there are any. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Contract, JsonObject } from "../../contract/model.ts";
import { packageRoot } from "../../contract/package-root.ts";
import { isObject } from "../../contract/pointer.ts";
import { onlyLimits } from "../pipeline/tolerance.ts";
import type { ServedApi } from "../served-api.ts";
import { SchemaForm, type StateForm } from "../start-state/state-form.ts";
import type { Collection, Key } from "../state/collection.ts";
import { SeededCollection } from "../state/seeded-collection.ts";
import type { World } from "../state/world.ts";
import type { Mistake } from "./refusals.ts";

export type Collections = Readonly<Record<string, Collection<object>>>;

/** A world's constructor saw to it that its state holds collections and nothing else. */
export const collectionsOf = (world: World): Collections => world.state as Collections;

/** Nothing was asked of it yet, so it has what it had at the start. */
export const isUntouched = (collection: Collection<object>): boolean => collection instanceof SeededCollection && !collection.isSeeded;

/** The key as the collection has it: paths carry texts only. */
export const keyIn = (collection: Collection<object>, text: string): Key => (!collection.has(text) && collection.has(Number(text)) ? Number(text) : text);

const digests = new WeakMap<Contract, string>();

/** Two contracts of one digest say the same. */
export function digestOf(contract: Contract): string {
  const known = digests.get(contract);
  if (known !== undefined) return known;
  const made = createHash("sha256").update(JSON.stringify(contract.document)).digest("hex");
  digests.set(contract, made);
  return made;
}

const forms = new WeakMap<Contract, StateForm | "none">();

/** How the things of an API are written; shipped contracts and inferred behaviour say so. */
function formOf({ contract, behaviour, start }: ServedApi): StateForm | undefined {
  const known = behaviour.startForm ?? forms.get(contract);
  if (known !== undefined) return known === "none" ? undefined : known;
  const file = join(packageRoot, "spec", contract.id, "state.schema.json");
  const schema = /^[\w-]+$/.test(contract.id) && existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as JsonObject) : undefined;
  const definitions = schema?.["$defs"];
  // Somebody's own behaviour may have the name of a shipped one.
  const fits = isObject(definitions) && Object.keys(collectionsOf(start)).every((name) => Object.hasOwn(definitions, name));
  const form = schema && fits ? new SchemaForm(schema) : undefined;
  forms.set(contract, form ?? "none");
  return form;
}

/** A thing as the behaviour keeps it, or everything that is wrong with it. */
export function storable(
  api: ServedApi,
  name: string,
  given: object,
  at: string,
  relaxed: boolean,
): { readonly thing: object } | { readonly mistakes: Mistake[] } {
  const form = formOf(api);
  const violations = form?.check(name, given) ?? [];
  const counted = relaxed && onlyLimits(violations) ? [] : violations;
  if (counted.length > 0)
    return { mistakes: counted.map((violation) => ({ at: at + violation.at, message: `Expected ${violation.expected}, found ${violation.found}.` })) };
  const collection = collectionsOf(api.world)[name];
  // What came as JSON is an object of JSON.
  const kept = form && collection ? form.stored(name, given as JsonObject, collection) : { thing: given };
  const why = "why" in kept ? kept.why : api.behaviour.inferred?.misfit?.(name, kept.thing);
  return why === undefined && "thing" in kept ? kept : { mistakes: [{ at, message: why ?? "It cannot be kept." }] };
}
