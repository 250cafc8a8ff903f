/** Violations that hold of the value as it was written: JSON's numbers lose digits beyond 2^53. */
import type { Violation } from "../model.ts";

const numeric = new Set(["format", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "enum", "const"]);

/** Undefined where none is left. */
export function certain(violations: readonly Violation[] | undefined): readonly Violation[] | undefined {
  const left = violations?.filter(({ keyword, found }) => !numeric.has(keyword) || !(Math.abs(Number(found)) > Number.MAX_SAFE_INTEGER));
  return left?.length === 0 ? undefined : left;
}
