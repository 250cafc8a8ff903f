/** Keywords whose values are words: patterns, formats, encodings, multiples. */
import type { Pair } from "./schema-diff.ts";
import type { Shift } from "./shift.ts";
import { list } from "./wording.ts";

const facets: Readonly<Record<string, string>> = {
  pattern: "pattern",
  format: "format",
  multipleOf: "multiple",
  contentEncoding: "content-encoding",
  contentMediaType: "content-media-type",
  uniqueItems: "unique-items",
  dependentRequired: "dependent-required",
  $dynamicRef: "dynamic-reference",
};

/** Formats that judge a text; every other word only describes. */
const judging = new Set([
  ...[
    "date-time",
    "date",
    "time",
    "duration",
    "email",
    "idn-email",
    "hostname",
    "idn-hostname",
    "ipv4",
    "ipv6",
    "uri",
    "uri-reference",
    "iri",
    "iri-reference",
  ],
  ...["uuid", "uri-template", "json-pointer", "relative-json-pointer", "regex", "int32", "int64", "float", "double", "byte", "binary"],
]);
/** Numbers say their size; many documents leave it out. */
const sizes = new Set(["int32", "int64", "float", "double"]);

/** Every value of the first is one of the second. */
const includedIn: ReadonlySet<string> = new Set(
  [
    "int32 int64",
    "int32 double",
    "float double",
    "uri uri-reference",
    "uri iri",
    "uri iri-reference",
    "uri-reference iri-reference",
    "iri iri-reference",
  ].concat(["email idn-email", "hostname idn-hostname"]),
);

export function compareWords(pair: Pair): void {
  const listed = pair.old.values !== undefined && pair.new.values !== undefined;
  for (const [keyword, facet] of Object.entries(facets)) {
    if (listed) continue;
    const before = pair.old.words.get(keyword) ?? new Map<string, string>();
    const after = pair.new.words.get(keyword) ?? new Map<string, string>();
    const lost = [...before].filter(([word]) => !after.has(word));
    const gained = [...after].filter(([word]) => !before.has(word));
    const shift = shiftOf(
      keyword,
      lost.map(([word]) => word),
      gained.map(([word]) => word),
    );
    if (!shift) continue;
    const [[, oldAt] = [], [, newAt] = []] = [lost[0] ?? [...before][0] ?? [], gained[0] ?? [...after][0] ?? []];
    pair.shift(facet, shift, phrase(keyword, [...before.keys()], [...after.keys()]), { ...(oldAt && { old: oldAt }), ...(newAt && { new: newAt }) });
  }
}

function shiftOf(keyword: string, lost: readonly string[], gained: readonly string[]): Shift | undefined {
  if (keyword === "format") return formatShift(lost, gained);
  if (lost.length === 0 && gained.length === 0) return undefined;
  if (lost.length === 0) return "narrowed";
  if (gained.length === 0) return "widened";
  if (keyword === "pattern" || keyword === "$dynamicRef") return "unclear";
  if (keyword !== "multipleOf") return "changed";
  const [from, to] = [Number(lost[0]), Number(gained[0])];
  return isMultiple(to, from) ? "narrowed" : isMultiple(from, to) ? "widened" : "changed";
}

const isMultiple = (value: number, of: number): boolean => Math.abs(value / of - Math.round(value / of)) < 1e-9;

function formatShift(lost: readonly string[], gained: readonly string[]): Shift | undefined {
  const words = [...lost, ...gained];
  if (!words.some((word) => judging.has(word))) return undefined;
  const [from, to] = [lost[0], gained[0]];
  if (from !== undefined && to !== undefined) {
    if (!judging.has(from) || !judging.has(to)) return "unclear";
    return includedIn.has(`${from} ${to}`) ? "widened" : includedIn.has(`${to} ${from}`) ? "narrowed" : "changed";
  }
  if (words.every((word) => sizes.has(word))) return "unclear";
  return from === undefined ? "narrowed" : "widened";
}

function phrase(keyword: string, before: readonly string[], after: readonly string[]): string {
  if (keyword === "uniqueItems") return after.length > 0 ? "items may not repeat any more" : "items may repeat now";
  const quoted = (words: readonly string[]): string =>
    words.length === 0 ? "none" : list(words.map((word) => (keyword === "dependentRequired" ? word : `"${word}"`)));
  return `${keyword} is ${quoted(after)}, before ${quoted(before)}`;
}
