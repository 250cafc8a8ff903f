/** Start states of documents that nobody prepared: things as answers show them; what is left out is made up. */
import type { JsonObject, Violation } from "../../contract/model.ts";
import { isObject } from "../../contract/pointer.ts";
import type { Sample } from "../../contract/sample.ts";
import { sentence } from "../../contract/violation.ts";
import type { StateForm } from "../start-state/state-form.ts";
import type { Collection } from "../state/collection.ts";
import { settled } from "./complete.ts";
import { NoValidValue } from "./fitted.ts";
import type { Inference } from "./inference.ts";
import { newKey } from "./keys.ts";
import { readAt, writeAt } from "./pointers.ts";
import type { ResourcePlan } from "./resource-plan.ts";
import { idsFrom } from "./seeds.ts";
import { singletonKey } from "./singleton.ts";
import { isValue, joined, numberOf, type Thing, type Value } from "./thing.ts";

/** Values of path parameters that a thing does not repeat: `$path: {ownerId: 7}`. */
const pathMember = "$path";

export class InferredForm implements StateForm {
  readonly #inference: Inference;

  constructor(inference: Inference) {
    this.#inference = inference;
  }

  check(_collection: string, thing: unknown): readonly Violation[] | undefined {
    if (isObject(thing)) return undefined;
    return [{ in: "body", at: "", keyword: "type", rule: "", expected: "an object", found: JSON.stringify(thing) }];
  }

  stored(name: string, given: JsonObject, collection: Collection<object>): { readonly thing: object } | { readonly why: string } {
    const plan = this.#inference.plans.get(name);
    if (!plan) return { why: `there is no resource ${name}.` };
    if (isStored(given)) return { thing: given };
    const { [pathMember]: path = {}, ...rest } = given;
    if (!isObject(path)) return { why: `${pathMember} is no object of path parameters.` };
    const stranger = Object.keys(path).find((parameter) => !plan.parameters.includes(parameter));
    if (stranger !== undefined) return { why: `"${stranger}" is no path parameter of ${name}; there are ${plan.parameters.join(", ") || "none"}.` };
    return this.#placed(plan, rest, path, collection);
  }

  sample(name: string, seed: number): Sample {
    const plan = this.#inference.plans.get(name);
    const value = plan?.views[0]?.sample(seed, "all");
    if (!plan || !value) return { ok: false, why: "no answer shows one, or no value is valid there" };
    // Every one that is made up gets a key of its own.
    const own = plan.keyMembers.flatMap((member) => (member === undefined ? [] : [member.slice(1)]));
    return { ok: true, value: Object.fromEntries(Object.entries(value).filter(([member]) => !own.includes(member))) };
  }

  free(): Readonly<Record<string, "string" | "number">> {
    return {};
  }

  #placed(plan: ResourcePlan, given: Value, path: JsonObject, collection: Collection<object>): { readonly thing: Thing } | { readonly why: string } {
    const members = [...plan.scopeMembers, ...plan.keyMembers];
    const values = plan.parameters.map((parameter, index) => path[parameter] ?? (members[index] === undefined ? undefined : readAt(given, members[index])));
    const count = plan.scopeParameters.length;
    const missing = plan.scopeParameters.find((_parameter, index) => values[index] === undefined);
    if (missing !== undefined) return { why: `it does not say which {${missing}} it stands under; write ${pathMember}: {${missing}: …}.` };
    const scope = joined(values.slice(0, count));
    const isTaken = (own: string): boolean => collection.has(scope === "" ? own : `${scope}/${own}`);
    const last = plan.parameters.length - 1;
    const seed = numberOf(plan.name, collection.size);
    if (plan.ownCount > 0) values[last] ??= newKey(plan, { newId: idsFrom(seed), count: collection.size, isTaken }) as never;
    if (plan.ownCount === 0 && plan.resource.kind === "collection") values.push(collection.size + 1);
    const key = plan.resource.kind === "singleton" ? singletonKey(scope) : joined(values);
    let value = given;
    for (const [index, member] of members.entries())
      if (member !== undefined && values[index] !== undefined) value = writeAt(value, member, values[index]) as Value;
    return this.#settled(plan, { key, scope, value }, seed);
  }

  #settled(plan: ResourcePlan, thing: Thing, seed: number): { readonly thing: Thing } | { readonly why: string } {
    try {
      const value = settled(plan, thing.value, { seed, now: new Date(0) });
      const violations = plan.views[0]?.check(plan.views[0].visible(value));
      return violations ? { why: `${violations.map(sentence).join("; ")}.` } : { thing: { ...thing, value } };
    } catch (error) {
      if (error instanceof NoValidValue) return { why: "no answer of the document can show it." };
      throw error;
    }
  }
}

/** As an exported state has it. */
const isStored = (given: JsonObject): boolean => typeof given["key"] === "string" && typeof given["scope"] === "string" && isValue(given["value"]);
