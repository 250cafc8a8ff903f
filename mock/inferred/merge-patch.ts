/** JSON Merge Patch (RFC 7396). */
import { isValue, type Value } from "./thing.ts";

const maxDepth = 512;

/** `keepsNull` says which members may hold null, so that null does not remove them. */
export function mergePatch(target: unknown, patch: Value, keepsNull: (at: readonly string[]) => boolean, at: readonly string[] = []): Value {
  const merged = new Map(isValue(target) ? Object.entries(target) : []);
  if (at.length > maxDepth) return Object.fromEntries(merged);
  for (const [name, member] of Object.entries(patch)) {
    const place = [...at, name];
    if (member === null && !keepsNull(place)) merged.delete(name);
    else merged.set(name, isValue(member) ? mergePatch(merged.get(name), member, keepsNull, place) : member);
  }
  return Object.fromEntries(merged);
}
