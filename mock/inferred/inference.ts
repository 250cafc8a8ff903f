/** What all handlers of one inferred API share. */
import type { Contract, Operation } from "../../contract/model.ts";
import type { Resource, ResourceOperation, Resources } from "../../contract/resources/model.ts";
import { responseFor } from "../../contract/status.ts";
import type { Address } from "./address.ts";
import { Anatomy } from "./anatomy.ts";
import type { InferredCall } from "./call.ts";
import { ResourcePlan } from "./resource-plan.ts";
import { Seeds } from "./seeds.ts";
import { newThings, ownPart, type State, thingsOf } from "./store.ts";
import { joined, numberOf, type Thing } from "./thing.ts";

export class Inference {
  readonly contract: Contract;
  readonly seed: number;
  readonly anatomy: Anatomy;
  readonly seeds: Seeds;
  readonly plans: ReadonlyMap<string, ResourcePlan>;
  readonly #resources: Resources;

  constructor(contract: Contract, resources: Resources, seed: number) {
    this.contract = contract;
    this.seed = seed;
    this.anatomy = new Anatomy(contract.document);
    this.seeds = new Seeds(seed);
    this.#resources = resources;
    this.plans = plansOf(resources, this.anatomy);
  }

  /** Undefined for operations of no resource. */
  of(operation: Operation): { readonly plan: ResourcePlan; readonly part: ResourceOperation } | undefined {
    const found = this.#resources.of(operation);
    const plan = found && this.plans.get(found.resource.name);
    return plan && { plan, part: found.part };
  }

  newState(): State {
    return Object.fromEntries([...this.plans.values()].map((plan) => [plan.name, newThings(plan, () => this.seeds.of(plan))]));
  }

  /** Of all that is made up for a thing: the same for the same key. */
  seedOf({ key }: Pick<Thing, "key">): number {
    return numberOf(key);
  }

  /** One sentence where something that the path names does not exist. An operation that has no word for it goes on as if it did. */
  missingParent(plan: ResourcePlan, operation: Operation, { scope, beside }: Address, call: InferredCall): string | undefined {
    if (!saysUnknown(operation)) return undefined;
    for (let parent = plan.parent, under = plan; parent; under = parent, parent = parent.parent) {
      if (!under.isUnder(parent) || parent.resource.kind === "singleton" || parent.views.length === 0) continue;
      const values = scope.slice(0, parent.parameters.length);
      if (values.length === parent.parameters.length && values.every((value) => value !== undefined)) {
        if (!this.find(parent, joined(values), call)) return this.unknown(parent, values, call);
      }
    }
    for (const { resource, value } of beside) {
      const other = resource === undefined || resource === plan.name ? undefined : this.plans.get(resource);
      if (other?.ownCount !== 1 || other.views.length === 0) continue;
      const values = other.parameters.length === 1 ? [value] : valuesAbove(other, operation, call);
      if (values && !this.find(other, joined(values), call)) return this.unknown(other, values, call);
    }
    return undefined;
  }

  /** The thing with a key, where the caller may see it. */
  find(plan: ResourcePlan, key: string, call: InferredCall): Thing | undefined {
    const thing = thingsOf(call.state, plan).get(key);
    return thing && !thing.gone && maySee(plan.resource, thing, call) ? thing : undefined;
  }

  /** Says what does not exist, and what does. */
  unknown(plan: ResourcePlan, values: readonly unknown[], call: InferredCall): string {
    const things = thingsOf(call.state, plan);
    const scope = joined(values.slice(0, values.length - Math.max(1, plan.ownCount)));
    const known = [...(things.in["scope"]?.(scope).slice(0, 3) ?? [])].filter((thing) => !thing.gone && maySee(plan.resource, thing, call));
    const names = known.map((thing) => JSON.stringify(ownPart(thing).split("/").map(decodeURIComponent).join("/")));
    const there = names.length === 0 ? "there is none" : `there ${names.length === 1 ? "is" : "are"} ${names.join(", ")}`;
    return `No ${plan.name} has the key ${JSON.stringify(values.map(String).join("/")).slice(0, 200)}; ${there}.`;
  }
}

/** Values of the whole item's path, where the operation stands below it: `/teams/{team}/tasks/{task}` of a note that is read elsewhere. */
function valuesAbove({ resource, parameters }: ResourcePlan, { path }: Operation, call: InferredCall): readonly unknown[] | undefined {
  return resource.itemPath !== undefined && path.startsWith(`${resource.itemPath}/`) ? parameters.map((name) => call.path[name]) : undefined;
}

/** Whether an operation documents an answer for what does not exist. */
export const saysUnknown = ({ responses }: Operation): boolean => responseFor(responses, 404) !== undefined;

/** Whether the caller may see a thing. What is there from the start is everybody's. */
export const maySee = ({ sharing }: Resource, { owner }: Thing, { principal }: InferredCall): boolean =>
  sharing === "shared" || owner === undefined || owner === principal?.id;

/** Parents first, whatever the order of the resources. */
function plansOf({ resources }: Resources, anatomy: Anatomy): ReadonlyMap<string, ResourcePlan> {
  const byName = new Map(resources.map((resource) => [resource.name, resource]));
  const plans = new Map<string, ResourcePlan>();
  const planned = (resource: Resource, depth: number): ResourcePlan => {
    const known = plans.get(resource.name);
    if (known) return known;
    const parent = resource.parent === undefined || depth > 32 ? undefined : byName.get(resource.parent);
    const plan = new ResourcePlan(resource, anatomy, parent && parent !== resource ? planned(parent, depth + 1) : undefined);
    plans.set(resource.name, plan);
    return plan;
  };
  for (const resource of resources) planned(resource, 0);
  return plans;
}
