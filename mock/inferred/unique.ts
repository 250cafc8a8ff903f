/** Members whose values may not repeat among the things of one scope. */
import { Declined } from "../declined.ts";
import { readAt } from "./pointers.ts";
import type { ResourcePlan } from "./resource-plan.ts";
import { indexed, type Things } from "./store.ts";
import type { Value } from "./thing.ts";

/** Undefined where nothing stands in the way. `key`: of the thing itself, which may keep its values. */
export function clash({ resource }: ResourcePlan, things: Things, scope: string, key: string, value: Value): Declined | undefined {
  for (const pointer of resource.unique) {
    const wanted = readAt(value, pointer);
    if (wanted === undefined || wanted === null) continue;
    const holders = indexed(things, scope, pointer, wanted)?.slice(0, 2) ?? [];
    if (holders.some((holder) => holder.key !== key))
      return new Declined("conflict", `Another thing has the ${pointer.slice(1)} ${JSON.stringify(String(wanted))}.`);
  }
  return undefined;
}
