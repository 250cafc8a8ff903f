/** Bounds of numbers, and of lengths and counts. */
import type { Facets, Limit } from "./facets.ts";
import type { Pair } from "./schema-diff.ts";

interface Kind {
  readonly facet: string;
  readonly type: string;
  readonly unit: string;
  readonly least: boolean;
}

const kinds: Readonly<Record<string, Kind>> = {
  minimum: { facet: "minimum", type: "number", unit: "", least: true },
  maximum: { facet: "maximum", type: "number", unit: "", least: false },
  minLength: { facet: "min-length", type: "string", unit: "characters", least: true },
  maxLength: { facet: "max-length", type: "string", unit: "characters", least: false },
  minItems: { facet: "min-items", type: "array", unit: "items", least: true },
  maxItems: { facet: "max-items", type: "array", unit: "items", least: false },
  minProperties: { facet: "min-properties", type: "object", unit: "members", least: true },
  maxProperties: { facet: "max-properties", type: "object", unit: "members", least: false },
  minContains: { facet: "min-contains", type: "array", unit: "items that fit contains", least: true },
  maxContains: { facet: "max-contains", type: "array", unit: "items that fit contains", least: false },
};

export function compareLimits(pair: Pair): void {
  // Where all values are listed, no bound matters.
  if (pair.old.values || pair.new.values) return;
  for (const [keyword, kind] of Object.entries(kinds)) {
    const before = effective(pair.old, keyword, kind);
    const after = effective(pair.new, keyword, kind);
    if (!applies(pair.old, kind.type) || !applies(pair.new, kind.type)) continue;
    const shift = shiftOf(before, after, kind.least);
    if (!shift) continue;
    const says = `${phrase(after, kind)}, before ${phrase(before, kind)}`;
    pair.shift(kind.facet, shift, says, { ...(before && { old: before.at }), ...(after && { new: after.at }) });
  }
}

function shiftOf(before: Limit | undefined, after: Limit | undefined, least: boolean): "narrowed" | "widened" | undefined {
  if (!before || !after) return after ? "narrowed" : before ? "widened" : undefined;
  if (before.value !== after.value) return after.value > before.value === least ? "narrowed" : "widened";
  if (before.exclusive === after.exclusive) return undefined;
  return after.exclusive ? "narrowed" : "widened";
}

function applies({ types }: Facets, type: string): boolean {
  return !types || types.value.has(type) || (type === "number" && types.value.has("integer"));
}

/** Counts start at 0, and between integers a bound need not be exclusive. */
function effective({ limits, types }: Facets, keyword: string, { least, type }: Kind): Limit | undefined {
  const limit = limits.get(keyword);
  if (!limit) return undefined;
  if (type !== "number") return least && limit.value <= 0 && keyword !== "minContains" ? undefined : limit;
  if (!types || types.value.has("number")) return limit;
  const whole = least ? Math.ceil(limit.value) : Math.floor(limit.value);
  const step = limit.exclusive && whole === limit.value ? (least ? 1 : -1) : 0;
  return { ...limit, value: whole + step, exclusive: false };
}

function phrase(limit: Limit | undefined, { least, unit }: Kind): string {
  if (!limit) return "without such a bound";
  const word = limit.exclusive ? (least ? "more than" : "less than") : least ? "at least" : "at most";
  return `${word} ${limit.value}${unit === "" ? "" : ` ${unit}`}`;
}
