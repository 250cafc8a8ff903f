/** Things of which each scope has one, such as the caller's own profile: there from the start, until they are deleted. */

import type { MediaType } from "../../contract/model.ts";
import { Declined } from "../declined.ts";
import { sentContent } from "../pipeline/prepared.ts";
import type { InferredCall } from "./call.ts";
import { settled } from "./complete.ts";
import type { Inference } from "./inference.ts";
import { readAt } from "./pointers.ts";
import type { ResourcePlan } from "./resource-plan.ts";
import { thingsOf } from "./store.ts";
import { isValue, numberOf, type Thing, type Value } from "./thing.ts";

/** `.` stands in no other key. */
export const singletonKey = (scope: string): string => (scope === "" ? "." : `${scope}/.`);

export function singletonAt(inference: Inference, plan: ResourcePlan, scope: string, call: InferredCall): Thing | Declined {
  const stored = thingsOf(call.state, plan).get(keyOf(plan, scope, call));
  if (stored) return stored.gone ? new Declined("unknown-thing", `The ${plan.name} was deleted.`) : stored;
  return singletonAtStart(inference, plan, scope, call);
}

/** As if nothing had happened to it. */
export const singletonAtStart = (inference: Inference, plan: ResourcePlan, scope: string, call: InferredCall): Thing =>
  atStart(inference, plan, scope, keyOf(plan, scope, call));

function keyOf(plan: ResourcePlan, scope: string, call: InferredCall): string {
  const own = plan.resource.sharing === "owner" && call.principal ? call.principal.id : undefined;
  return singletonKey(own === undefined ? scope : [scope, encodeURIComponent(own)].filter((part) => part !== "").join("/"));
}

const memory = new WeakMap<ResourcePlan, Map<string, Thing>>();
const maxRemembered = 1000;

/** A function of document, seed and scope, so that it need not be stored to stay the same. */
function atStart(inference: Inference, plan: ResourcePlan, scope: string, key: string): Thing {
  const known = memory.get(plan) ?? new Map<string, Thing>();
  memory.set(plan, known);
  const remembered = known.get(key);
  if (remembered) return remembered;
  const seed = numberOf(inference.seed, plan.name, key);
  const given = exampleOf(plan) ?? plan.views[0]?.sample(seed, "all") ?? {};
  const thing = { key, scope, value: settled(plan, given, { seed: inference.seedOf({ key }), now: new Date(0) }) };
  if (known.size >= maxRemembered) known.clear();
  known.set(key, thing);
  return thing;
}

function exampleOf({ resource }: ResourcePlan): Value | undefined {
  for (const { operation, responseItem } of resource.operations) {
    for (const response of operation.responses) {
      const pointer = responseItem.get(response.status);
      const content: MediaType | undefined = sentContent(response);
      for (const example of pointer === undefined || !content ? [] : content.examples.values()) {
        const value = content?.check(example) ? undefined : readAt(example, pointer ?? "");
        if (isValue(value)) return value;
      }
    }
  }
  return undefined;
}
