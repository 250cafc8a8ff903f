/** Arrays: length, tuples, `contains` and uniqueness. */
import type { Json } from "./model.ts";
import { attempt, Impossible, type Place, placeOf, type Sampling, wantsOptional } from "./sample-context.ts";
import { canonical, highestOf, listOf, lowestOf, type Parts, together } from "./sample-keywords.ts";
import { itemSchema } from "./sample-members.ts";

/** Throws {@link Impossible}. */
export function sampleArray(sampling: Sampling, parts: Parts, place: Place): unknown[] {
  const least = lowestOf(parts, "minItems", 0);
  const most = highestOf(parts, "maxItems", Number.POSITIVE_INFINITY);
  const contained = containedSchemas(parts);
  const prefix = Math.max(0, ...parts.map((part) => listOf(part["prefixItems"]).length));
  const needed = Math.max(least, contained.length);
  if (needed > most)
    throw new Impossible(`${contained.length > least ? "contains asks for" : "minItems"} ${needed} but maxItems ${most} at ${placeOf(place.at)}`);
  const wanted = wantsOptional(sampling, place) ? Math.max(needed, prefix + contained.length, sampling.random.integer(1, 2)) : needed;
  const unique = parts.some((part) => part["uniqueItems"] === true);
  return fill(sampling, parts, place, { needed, length: Math.min(wanted, most), prefix, contained, unique });
}

interface Plan {
  readonly needed: number;
  readonly length: number;
  readonly prefix: number;
  readonly contained: readonly Json[];
  readonly unique: boolean;
}

function fill(sampling: Sampling, parts: Parts, place: Place, { needed, length, prefix, contained, unique }: Plan): unknown[] {
  const items: unknown[] = [];
  const seen = new Set<string>();
  const waiting = [...contained];
  while (items.length < length) {
    const index = items.length;
    const base = itemSchema(parts, index);
    // Behind the tuple there is room for anything; inside it only where nothing is left behind it.
    const due = index >= prefix || length - index <= waiting.length ? waiting.shift() : undefined;
    const schema = together(due === undefined ? [base, ...(waiting.length === 0 ? uncontained(parts, contained.length) : [])] : [base, due]);
    const optional = index >= needed;
    const at: Place = { ...place, at: `${place.at}/${index}`, depth: place.depth + 1, optional };
    const make = (): unknown => nextItem(sampling, schema, at, unique ? items : [], seen);
    const made = optional ? attempt(make) : { value: make() };
    if (!made) break;
    items.push(made.value);
    if (unique) seen.add(canonical(made.value));
  }
  return items;
}

function nextItem(sampling: Sampling, schema: Json, place: Place, others: readonly unknown[], seen: ReadonlySet<string>): unknown {
  if (schema === false) throw new Impossible(`no item is allowed at ${place.at}`);
  const value = sampling.generate(schema, place);
  if (others.length === 0 || !seen.has(canonical(value))) return value;
  // Sampled values are JSON.
  const different: Json = { allOf: [schema, { not: { enum: [...(others as readonly Json[])] } }] };
  for (let again = 0; again < 20; again += 1) {
    const other = sampling.generate(different, place);
    if (!seen.has(canonical(other))) return other;
  }
  throw new Impossible(`too few different items are allowed at ${place.at}`);
}

/** One schema per item that `contains` asks for. */
function containedSchemas(parts: Parts): readonly Json[] {
  return parts.flatMap((part) => {
    if (part["contains"] === undefined) return [];
    const count = typeof part["minContains"] === "number" ? part["minContains"] : 1;
    return Array.from<Json>({ length: Math.min(count, 1000) }).fill(part["contains"]);
  });
}

/** What further items must not be once `maxContains` is reached. */
function uncontained(parts: Parts, count: number): readonly Json[] {
  return parts.flatMap((part) => {
    const most = part["maxContains"];
    return typeof most === "number" && count >= most && part["contains"] !== undefined ? [{ not: part["contains"] }] : [];
  });
}
