/** The thing that a path names. */
import type { ResourceOperation } from "../../contract/resources/model.ts";
import { Declined } from "../declined.ts";
import { type Address, addressOf, scopeKey } from "./address.ts";
import { adopted } from "./adopted.ts";
import type { InferredCall } from "./call.ts";
import { type Inference, saysUnknown } from "./inference.ts";
import { readAt } from "./pointers.ts";
import { failedCondition } from "./precondition.ts";
import type { ResourcePlan } from "./resource-plan.ts";
import { singletonAt, singletonAtStart } from "./singleton.ts";
import { thingsOf } from "./store.ts";
import { joined, type Thing } from "./thing.ts";

/** Declined where it, or what it stands under, does not exist for the caller. */
export function findThing(inference: Inference, plan: ResourcePlan, part: ResourceOperation, call: InferredCall): Thing | Declined {
  const address = named(plan, part, addressOf(plan, part, call.path), call.body);
  const missing = inference.missingParent(plan, part.operation, address, call);
  if (missing !== undefined) return new Declined("unknown-thing", missing);
  if (plan.resource.kind === "singleton") {
    const single = singletonAt(inference, plan, joined(address.scope), call);
    const found = single instanceof Declined && !saysUnknown(part.operation) ? singletonAtStart(inference, plan, joined(address.scope), call) : single;
    return found instanceof Declined ? found : (failedCondition(part.operation, found, call) ?? found);
  }
  const scope = scopeKey(address);
  const own = joined(address.own);
  const key = scope === undefined ? thingsOf(call.state, plan).in["own"]?.(own).at(0)?.key : [scope, own].filter((text) => text !== "").join("/");
  const thing = key === undefined ? undefined : inference.find(plan, key, call);
  const fits = thing && address.beside.every(({ member, value }) => member === undefined || sameText(readAt(thing.value, member), value));
  if (thing && fits) return failedCondition(part.operation, thing, call) ?? thing;
  const supposed = saysUnknown(part.operation) ? undefined : adopted(inference, plan, address);
  return supposed ?? new Declined("unknown-thing", inference.unknown(plan, [...address.scope, ...address.own], call));
}

/** PUT on the path of all things names the one that it means in its body. */
function named(plan: ResourcePlan, part: ResourceOperation, address: Address, body: unknown): Address {
  if (address.own.length > 0 || plan.ownCount === 0 || part.requestItem === undefined) return address;
  const item = readAt(body, part.requestItem);
  const own = plan.keyMembers.map((member) => (member === undefined ? undefined : readAt(item, member)));
  return own.every((value) => value !== undefined && typeof value !== "object") ? { ...address, own } : address;
}

const sameText = (one: unknown, other: unknown): boolean => one === undefined || String(one) === String(other);
