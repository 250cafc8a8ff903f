/** Things that nobody made and that a path names, where the document has no word for what does not exist: there from the start, under any key. */
import { type Address, scopeKey } from "./address.ts";
import { settled } from "./complete.ts";
import type { Inference } from "./inference.ts";
import { placed } from "./placed.ts";
import type { ResourcePlan } from "./resource-plan.ts";
import { joined, numberOf, type Thing } from "./thing.ts";

/** Undefined where things come and go, so that one may be missing. */
export function adopted(inference: Inference, plan: ResourcePlan, address: Address): Thing | undefined {
  const scope = scopeKey(address);
  const comesAndGoes = plan.resource.operations.some(({ role }) => role === "create" || role === "delete");
  if (comesAndGoes || scope === undefined || address.own.length === 0) return undefined;
  const key = [scope, joined(address.own)].filter((text) => text !== "").join("/");
  const seed = numberOf(inference.seed, plan.name, key);
  const given = plan.views[0]?.sample(seed, "all") ?? {};
  return { key, scope, value: settled(plan, placed(plan, scope, address.own, address, given), { seed: inference.seedOf({ key }), now: new Date(0) }) };
}
