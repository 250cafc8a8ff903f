/** What a JSON Schema validator can judge in place of values that JSON numbers and strings cannot hold. */

// The doubles nearest to the ends of int64, inside it and outside.
const inside = 2 ** 63 - 1024;
const outside = 2 ** 63 + 2048;
const int64Max = 2n ** 63n - 1n;

function approximate(exact: bigint): number {
  if (exact > int64Max) return Math.max(outside, Number(exact));
  if (exact < -int64Max - 1n) return Math.min(-outside, Number(exact));
  return Math.max(-inside, Math.min(inside, Number(exact)));
}

/** bigint becomes a number on the same side of every int64 bound; a file becomes an empty string. */
export const checkable = (value: unknown): unknown => (holdsForeign(value) ? replaced(value) : value);

// Most values hold nothing of the kind; copying them would cost more than judging them.
function holdsForeign(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return typeof value === "bigint";
  if (Array.isArray(value)) return value.some(holdsForeign);
  return value instanceof Uint8Array || value instanceof Blob || Object.values(value).some(holdsForeign);
}

function replaced(value: unknown): unknown {
  if (typeof value === "bigint") return approximate(value);
  if (value instanceof Uint8Array || value instanceof Blob) return "";
  if (Array.isArray(value)) return value.map(replaced);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([member, entry]) => [member, replaced(entry)]));
}
