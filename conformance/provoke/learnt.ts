/** What no answer names is learnt from a list: its Links say where an item stands, and a fresh word says which item. */
import type { Contract, Operation } from "../../contract/model.ts";
import { templateNames } from "../../contract/parameters.ts";
import { isObject, tokensOf } from "../../contract/pointer.ts";
import { linksOf } from "./producers.ts";

export interface Learning {
  readonly producer: Operation;
  readonly lister: Operation;
  /** Runtime expressions of the list's Link, by parameter name of the consumer. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Creating operations beside a list whose Link leads from an item to `consumer`. */
export function learningsOf(contract: Contract, consumer: Operation): readonly Learning[] {
  const before = known.get(consumer);
  if (before) return before;
  const found = findLearnings(contract, consumer);
  known.set(consumer, found);
  return found;
}

const known = new WeakMap<Operation, readonly Learning[]>();

function findLearnings(contract: Contract, consumer: Operation): Learning[] {
  const needed = templateNames(consumer.path);
  return contract.operations.flatMap((lister): Learning[] => {
    const parameters = lister.method === "GET" ? linksOf(contract, lister).get(consumer.id) : undefined;
    if (!parameters || !needed.every((name) => parameters[name] !== undefined)) return [];
    if (!needed.some((name) => isOfItem(parameters[name]))) return [];
    return contract.operations.filter((producer) => addsTo(lister, producer) && producer !== consumer).map((producer) => ({ producer, lister, parameters }));
  });
}

/** The same parents, and a body that can carry a fresh word. */
function addsTo(lister: Operation, producer: Operation): boolean {
  const parents = templateNames(lister.path);
  const own = templateNames(producer.path);
  return producer.method === "POST" && producer.body !== undefined && own.length === parents.length && own.every((name) => parents.includes(name));
}

const ofItem = /^\$response\.body#(?:\/[^/]+)*?\/0\/(.+)$/;

const isOfItem = (expression: unknown): boolean => ofItem.test(String(expression));

/** What the Link names in this item; parents are taken over. Undefined where the item lacks it. */
export function valuesOfItem({ parameters }: Learning, item: unknown, parents: Readonly<Record<string, unknown>>): Record<string, unknown> | undefined {
  const entries = Object.entries(parameters).map(([name, expression]): [string, unknown] => {
    const [, inItem] = ofItem.exec(String(expression)) ?? [];
    return [name, inItem === undefined ? parents[name] : follow(item, tokensOf(`/${inItem}`))];
  });
  return entries.every(([, value]) => value !== undefined) ? Object.fromEntries(entries) : undefined;
}

function follow(value: unknown, tokens: readonly string[]): unknown {
  let found = value;
  for (const token of tokens) found = isObject(found) && Object.hasOwn(found, token) ? found[token] : undefined;
  return found;
}
