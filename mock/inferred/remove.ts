/** Deleting things, and all that stands under them. */
import type { ResourceOperation } from "../../contract/resources/model.ts";
import { Declined } from "../declined.ts";
import { SeededCollection } from "../state/seeded-collection.ts";
import { answerWith, successOf } from "./answer.ts";
import type { InferredHandler } from "./call.ts";
import type { Inference } from "./inference.ts";
import { findThing } from "./item.ts";
import type { ResourcePlan } from "./resource-plan.ts";
import { type State, thingsOf } from "./store.ts";
import type { Thing } from "./thing.ts";

export function deleteHandler(inference: Inference, plan: ResourcePlan, part: ResourceOperation): InferredHandler {
  const status = successOf(part.operation, [204, 200, 202]);
  return (call) => {
    const thing = findThing(inference, plan, part, call);
    if (thing instanceof Declined) return thing;
    const answer = answerWith(inference, plan, part, status, thing, call);
    remove(plan, thing, call.state);
    return answer;
  };
}

/** Takes a thing away, with all that stands under it. */
export function remove(plan: ResourcePlan, thing: Thing, state: State): void {
  removeBelow(plan, thing.key, state, false);
  const things = thingsOf(state, plan);
  if (plan.resource.kind === "collection") things.delete(thing.key);
  else if (things.has(thing.key)) things.update(thing.key, { gone: true });
  else things.insert({ ...thing, gone: true });
}

/** A start state that nobody has asked for yet stays unmade: no path leads to it any more. */
function removeBelow(plan: ResourcePlan, key: string, state: State, unmadeToo: boolean): void {
  for (const child of plan.children) {
    if (!child.isUnder(plan)) continue;
    const things = thingsOf(state, child);
    if (!unmadeToo && things instanceof SeededCollection && !things.isSeeded) {
      removeBelow(child, key, state, unmadeToo);
      continue;
    }
    const below = [
      ...(child.scopeParameters.length === plan.parameters.length
        ? (things.in["scope"]?.(key) ?? [])
        : [...things.all].filter((thing) => thing.key.startsWith(`${key}/`))),
    ];
    for (const thing of below) {
      removeBelow(child, thing.key, state, unmadeToo);
      things.delete(thing.key);
    }
  }
}

/** Who takes the key of a thing that was there at the start must not inherit what stood under it. */
export function sinkSeeds(inference: Inference, plan: ResourcePlan, key: string, state: State): void {
  if (plan.children.length > 0 && inference.seeds.of(plan).some((seed) => seed.key === key)) removeBelow(plan, key, state, true);
}
