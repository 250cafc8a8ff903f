/** JSON Schema's `uniqueItems` (Validation, section 6.4.3) in one pass: comparing every pair takes a large array minutes. */
import { isObject } from "./pointer.ts";

/** Objects are equal whatever the order of their members. */
export function allDiffer(items: readonly unknown[]): boolean {
  const seen = new Set<string>();
  for (const item of items) {
    const text = JSON.stringify(item, canonical) ?? "";
    if (seen.has(text)) return false;
    seen.add(text);
  }
  return true;
}

function canonical(_member: string, value: unknown): unknown {
  if (typeof value === "bigint") return { bigint: String(value) };
  return isObject(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
}
