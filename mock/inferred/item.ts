/** The thing that a path names. */
import type { ResourceOperation } from "../../contract/resources/model.ts";
import { Declined } from "../declined.ts";
import { addressOf, scopeKey } from "./address.ts";
import type { InferredCall } from "./call.ts";
import type { Inference } from "./inference.ts";
import { readAt } from "./pointers.ts";
import type { ResourcePlan } from "./resource-plan.ts";
import { singletonAt } from "./singleton.ts";
import { thingsOf } from "./store.ts";
import { joined, type Thing } from "./thing.ts";

/** Declined where it, or what it stands under, does not exist for the caller. */
export function findThing(inference: Inference, plan: ResourcePlan, part: ResourceOperation, call: InferredCall): Thing | Declined {
  const address = addressOf(plan, part, call.path);
  const missing = inference.missingParent(plan, address, call);
  if (missing !== undefined) return new Declined("unknown-thing", missing);
  if (plan.resource.kind === "singleton") return singletonAt(inference, plan, joined(address.scope), call);
  const scope = scopeKey(address);
  const own = joined(address.own);
  const key = scope === undefined ? thingsOf(call.state, plan).in["own"]?.(own).at(0)?.key : [scope, own].filter((text) => text !== "").join("/");
  const thing = key === undefined ? undefined : inference.find(plan, key, call);
  const fits = thing && address.beside.every(({ member, value }) => member === undefined || sameText(readAt(thing.value, member), value));
  return thing && fits ? thing : new Declined("unknown-thing", inference.unknown(plan, [...address.scope, ...address.own], call));
}

const sameText = (one: unknown, other: unknown): boolean => one === undefined || String(one) === String(other);
