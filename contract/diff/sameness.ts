/** Whether parts of two documents are equal in their text and in all that they refer to: what is equal is not looked into. */
import type { Json, JsonObject } from "../model.ts";
import { isObject, localPointer, valueAt } from "../pointer.ts";

export type Same = (old: Json | undefined, other: Json | undefined) => boolean;

export function samenessOf(old: JsonObject, other: JsonObject): Same {
  const changed = changedReferences(old, other);
  return (a, b) => equal(a, b, changed);
}

function equal(a: Json | undefined, b: Json | undefined, changed: ReadonlySet<string>): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, index) => equal(item, b[index], changed));
  if (Array.isArray(b)) return false;
  const reference = a["$ref"];
  if (typeof reference === "string" && changed.has(reference)) return false;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && equal(a[name], b[name], changed));
}

/** References of the old document whose targets differ, or lead to what differs. */
function changedReferences(old: JsonObject, other: JsonObject): ReadonlySet<string> {
  const none: ReadonlySet<string> = new Set();
  const users = new Map<string, string[]>();
  const changed = new Set<string>();
  for (const reference of referencesIn(old)) {
    const at = localPointer(reference);
    const target = at === undefined ? undefined : valueAt(old, at);
    for (const inner of referencesIn(target)) {
      const known = users.get(inner);
      if (known) known.push(reference);
      else users.set(inner, [reference]);
    }
    if (target === undefined || at === undefined || !equal(target, valueAt(other, at), none)) changed.add(reference);
  }
  const pending = [...changed];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const user of users.get(next) ?? []) {
      if (changed.has(user)) continue;
      changed.add(user);
      pending.push(user);
    }
  }
  return changed;
}

function referencesIn(root: Json | undefined): Set<string> {
  const found = new Set<string>();
  const pending: Json[] = root === undefined ? [] : [root];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (typeof value !== "object" || value === null) continue;
    const reference = isObject(value) ? value["$ref"] : undefined;
    if (typeof reference === "string") found.add(reference);
    for (const member of Object.values(value)) if (typeof member === "object" && member !== null) pending.push(member);
  }
  return found;
}
