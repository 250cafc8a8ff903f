/** The collections of an inferred API, and how things in them are found. */
import type { Resource } from "../../contract/resources/model.ts";
import type { Collection } from "../state/collection.ts";
import type { List } from "../state/ordered.ts";
import { SeededCollection } from "../state/seeded-collection.ts";
import { readAt } from "./pointers.ts";
import type { ResourcePlan } from "./resource-plan.ts";
import type { Thing } from "./thing.ts";

export type Things = Collection<Thing, never, string>;
/** By resource. */
export type State = Readonly<Record<string, Things>>;

/** More filters are looked for one by one. */
const maxIndexes = 8;

export const ownPart = ({ key, scope }: Thing): string => (scope === "" ? key : key.slice(scope.length + 1));

/** Empty but for its start state, which is made on first use. */
export function newThings(plan: ResourcePlan, seed: () => readonly Thing[]): Things {
  const indexes = indexedMembers(plan.resource).map((pointer) => {
    const read = (thing: Thing): string | undefined => (thing.gone ? undefined : indexValue(thing.scope, readAt(thing.value, pointer)));
    return [indexName(pointer), read] as const;
  });
  return new SeededCollection<Thing, never, string>({
    key: ({ key }) => key,
    groups: { scope: ({ scope }) => scope, own: ownPart, ...Object.fromEntries(indexes) },
    seed,
  });
}

/** What must be unique first, then what lists are narrowed by. */
function indexedMembers({ unique, operations }: Resource): readonly string[] {
  const lists = operations.filter(({ role }) => role === "list");
  const narrowing = lists.flatMap(({ list, binds }) => [...(list?.filters.values() ?? []), ...[...binds.values()].flatMap(({ member }) => member ?? [])]);
  return [...new Set([...unique, ...narrowing])].slice(0, Math.max(maxIndexes, unique.length));
}

const indexName = (pointer: string): string => `member ${pointer}`;

/** Undefined for what has no parts that could be compared at once. */
function indexValue(scope: string, value: unknown): string | undefined {
  return typeof value === "object" || value === undefined ? undefined : `${scope} ${String(value)}`;
}

/** The things under a scope that have a value, where that is indexed. */
export function indexed(things: Things, scope: string, pointer: string, value: unknown): List<Thing> | undefined {
  const key = indexValue(scope, value);
  return key === undefined ? undefined : things.in[indexName(pointer)]?.(key);
}

export function thingsOf(state: State, { name }: ResourcePlan): Things {
  const things = state[name];
  if (!things) throw new Error(`There is no collection of ${name}.`);
  return things;
}
