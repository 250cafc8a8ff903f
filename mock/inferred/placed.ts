/** What a path says of a thing, written into it. */
import type { Address } from "./address.ts";
import { readAt, writeAt } from "./pointers.ts";
import type { ResourcePlan } from "./resource-plan.ts";
import type { Value } from "./thing.ts";

/** The client's members with those that the path settles. */
export function placed(plan: ResourcePlan, scope: string, own: readonly unknown[], { scope: values, beside }: Address, sent: Value): Value {
  let value: unknown = sent;
  for (const [index, member] of plan.keyMembers.entries()) if (member !== undefined) value = writeAt(value, member, own[index]);
  const texts = scope.split("/").map(decodeURIComponent);
  for (const [index, member] of plan.scopeMembers.entries()) if (member !== undefined) value = writeAt(value, member, values[index] ?? texts[index]);
  for (const { member, value: said } of beside) if (member !== undefined && readAt(value, member) === undefined) value = writeAt(value, member, said);
  return value as Value;
}
