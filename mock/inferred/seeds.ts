/** The start state of a resource: the document's own examples, else things made up. A function of document and seed alone. */
import type { Json, MediaType } from "../../contract/model.ts";
import type { ResourceOperation } from "../../contract/resources/model.ts";
import { sampleSchema } from "../../contract/sample.ts";
import { sentContent } from "../pipeline/prepared.ts";
import { letters, numbers, uuid } from "../state/identifiers.ts";
import { settled } from "./complete.ts";
import { NoValidValue } from "./fitted.ts";
import { fitsPath, newKey } from "./keys.ts";
import { readAt, writeAt } from "./pointers.ts";
import type { ResourcePlan } from "./resource-plan.ts";
import { isValue, joined, numberOf, type Thing, type Value } from "./thing.ts";

const atTop = 3;
const underParent = 2;
const maxParents = 3;
const maxExamples = 50;
const noTime = new Date(0);

export class Seeds {
  readonly #seed: number;
  readonly #made = new Map<ResourcePlan, readonly Thing[]>();
  readonly #invented = new WeakSet<Value>();

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** The same things every time. */
  of(plan: ResourcePlan): readonly Thing[] {
    const known = this.#made.get(plan);
    if (known) return known;
    const made = plan.resource.kind === "singleton" || plan.views.length === 0 ? [] : this.#make(plan);
    this.#made.set(plan, made);
    return made;
  }

  /** Whether a thing of the start is as it was made up, so that it may give way to one that a client names alike. */
  isInvented({ value }: Thing): boolean {
    return this.#invented.has(value);
  }

  #make(plan: ResourcePlan): readonly Thing[] {
    const things = new Map<string, Thing>();
    for (const [index, scope] of this.scopesOf(plan).entries()) {
      const shown = index === 0 ? examplesOf(plan) : [];
      const wanted = scope.length === 0 ? atTop : underParent;
      const values = shown.length > 0 ? shown : this.#generated(plan, `${plan.name} ${joined(scope)}`, wanted);
      const preferred = index === 0 ? keyExample(plan) : undefined;
      for (const [place, value] of values.entries()) this.#add(plan, things, scope, value, shown.length === 0 && place === 0 ? preferred : undefined);
      if (preferred !== undefined && values[0] && !things.has(joined([...scope, preferred]))) this.#add(plan, things, scope, values[0], preferred);
      if (shown.length === 0) for (const thing of things.values()) if (thing.scope === joined(scope)) this.#invented.add(thing.value);
    }
    return [...things.values()];
  }

  /** What seeds stand under: a few of the parents, or what free parameters take. */
  scopesOf(plan: ResourcePlan): readonly (readonly unknown[])[] {
    const { parent, scopeParameters } = plan;
    if (scopeParameters.length === 0) return [[]];
    const inherited = parent && plan.isUnder(parent) ? this.#scopesBelow(parent) : [[]];
    const known = inherited[0]?.length ?? 0;
    const free = scopeParameters.slice(known).map((name) => parameterSample(plan, name, this.#seed));
    return inherited.slice(0, maxParents).map((values) => [...values, ...free]);
  }

  #scopesBelow(parent: ResourcePlan): readonly (readonly unknown[])[] {
    if (parent.resource.kind === "singleton" || parent.views.length === 0) return this.scopesOf(parent);
    return this.of(parent).map(({ key }) => key.split("/").map(decodeURIComponent));
  }

  #generated(plan: ResourcePlan, name: string, count: number): Value[] {
    const view = plan.views[0];
    const made = Array.from({ length: count }, (_nothing, index) => view?.sample(numberOf(this.#seed, name, index), "all"));
    return made.filter((value) => value !== undefined);
  }

  /** Of a key of several parts, what stands before the last. */
  #ownPart(plan: ResourcePlan, index: number, shown: unknown): unknown {
    const name = plan.parameters[plan.parameters.length - plan.ownCount + index] ?? "";
    return isKey(shown) && fitsPath(plan, shown, name) ? shown : parameterSample(plan, name, this.#seed);
  }

  #add(plan: ResourcePlan, things: Map<string, Thing>, scope: readonly unknown[], given: Value, key: unknown): void {
    const made = numberOf(this.#seed, plan.name, joined(scope), things.size);
    const source = {
      newId: idsFrom(made),
      count: things.size,
      isTaken: (own: string) => things.has([joined(scope), own].filter((part) => part !== "").join("/")),
    };
    if (plan.ownCount === 0 && hasTwin(things.values(), joined(scope), given)) return;
    let value = given;
    const shown = plan.keyMembers.map((member) => (member === undefined ? undefined : readAt(given, member)));
    const own = shown.map((entry, index) =>
      index === shown.length - 1 ? (key ?? (isKey(entry) && fitsPath(plan, entry) ? entry : newKey(plan, source))) : this.#ownPart(plan, index, entry),
    );
    if (plan.ownCount === 0) own.push(things.size + 1);
    if (own.some((entry) => !isKey(entry)) || things.has(joined([...scope, ...own]))) return;
    for (const [index, member] of plan.keyMembers.entries()) if (member !== undefined) value = writeAt(value, member, own[index]) as Value;
    for (const [index, member] of plan.scopeMembers.entries()) if (member !== undefined) value = writeAt(value, member, scope[index]) as Value;
    try {
      value = settled(plan, value, { seed: numberOf(joined([...scope, ...own])), now: noTime });
    } catch (error) {
      // A schema that no value satisfies leaves the collection empty.
      if (error instanceof NoValidValue) return;
      throw error;
    }
    const thing = { key: joined([...scope, ...own]), scope: joined(scope), value };
    things.set(thing.key, thing);
  }
}

/** Things without a path of their own are told apart by their ids; an example of one id gives it to all that is made up. */
const hasTwin = (things: Iterable<Thing>, scope: string, { id }: Value): boolean =>
  isKey(id) && [...things].some((other) => other.scope === scope && other.value["id"] === id);

const isKey = (value: unknown): value is string | number =>
  (typeof value === "string" && value !== "") || typeof value === "number" || typeof value === "bigint";

/** Ids for things of the start. */
export function idsFrom(seed: number): (prefix?: string, length?: number) => string {
  let count = 0;
  return (prefix, length = 27) => {
    const next = numbers(seed, (count += 1));
    return prefix === undefined ? uuid(next) : prefix + letters(next, length);
  };
}

/** Things in the examples of answers; of requests where answers show none. */
function examplesOf(plan: ResourcePlan): readonly Value[] {
  const parts = plan.resource.operations;
  const shown = [...parts].sort((one, other) => Number(other.role === "list") - Number(one.role === "list")).flatMap((part) => inAnswers(part));
  const sent = shown.length > 0 ? [] : parts.filter(({ role }) => role === "create").flatMap(inRequests);
  return (shown.length > 0 ? shown : sent).filter(isValue).slice(0, maxExamples);
}

function inAnswers(part: ResourceOperation): unknown[] {
  return part.operation.responses.flatMap((response) => {
    const pointer = part.role === "list" ? part.list?.items : part.responseItem.get(response.status);
    const content = sentContent(response);
    if (pointer === undefined || !content || (part.role === "list" && !/^2|^default$/.test(response.status))) return [];
    const found = validExamples(content).map((example) => readAt(example, pointer));
    return part.role === "list" ? found.flatMap((items) => (Array.isArray(items) ? items : [])) : found;
  });
}

const inRequests = ({ operation, requestItem }: ResourceOperation): unknown[] =>
  requestItem === undefined ? [] : (operation.body?.content ?? []).flatMap(validExamples).map((example) => readAt(example, requestItem));

const validExamples = (content: MediaType): Json[] => [...content.examples.values()].filter((example) => !content.check(example));

/** What the path parameter of the key is shown with. */
function keyExample(plan: ResourcePlan): Json | undefined {
  const { resource, parameters } = plan;
  for (const { operation } of resource.operations) {
    const parameter = operation.parameters.find((entry) => entry.in === "path" && entry.name === parameters.at(-1));
    if (parameter?.example !== undefined && isKey(parameter.example) && fitsPath(plan, parameter.example)) return parameter.example;
  }
  return undefined;
}

function parameterSample({ resource, anatomy }: ResourcePlan, name: string, seed: number): unknown {
  const declared = resource.operations.flatMap(({ operation }) => operation.parameters).filter((entry) => entry.in === "path" && entry.name === name);
  const example = declared.find((entry) => entry.example !== undefined)?.example;
  if (example !== undefined) return example;
  const sample = sampleSchema(anatomy.document, declared[0]?.schema, () => undefined, { seed, direction: "request" });
  return sample.ok ? sample.value : "example";
}
