/** One schema to one value: what the document suggests, else what its keywords allow. */
import type { Json, JsonObject } from "./model.ts";
import { type Alternative, alternatives } from "./sample-alternatives.ts";
import { sampleArray } from "./sample-array.ts";
import { Exhausted, Impossible, maxDepth, maxNodes, type Place, placeOf, type Sampling } from "./sample-context.ts";
import { excludedBy, listOf, type Parts, sameJson } from "./sample-keywords.ts";
import { sampleNumber } from "./sample-number.ts";
import { sampleObject } from "./sample-object.ts";
import { sampleString } from "./sample-string.ts";
import { allowedValues, hasType, type JsonType, likelyTypes } from "./sample-types.ts";
import { visiblePart } from "./sample-visibility.ts";

const maxAlternatives = 24;
/** A required part may meet itself this often before it counts as endless. */
const maxReentries = 3;

/** Throws {@link Impossible} or {@link Exhausted}. */
export function generateValue(sampling: Sampling, schema: Json | undefined, place: Place): unknown {
  sampling.nodes += 1;
  if (sampling.nodes > maxNodes) throw new Exhausted(`no value of fewer than ${maxNodes} parts was found`);
  if (place.depth > maxDepth) throw new Impossible(`values nest deeper than ${maxDepth} levels at ${place.at}`);
  let why: Impossible | undefined;
  let tried = 0;
  sampling.clash = undefined;
  for (const alternative of alternatives(sampling, schema)) {
    tried += 1;
    if (tried > maxAlternatives) break;
    try {
      return fromAlternative(sampling, alternative, place);
    } catch (error) {
      if (!(error instanceof Impossible)) throw error;
      why ??= error;
    }
  }
  const clash = sampling.clash === undefined ? "" : `: ${sampling.clash}`;
  throw why ?? new Impossible(`no value satisfies every schema at ${placeOf(place.at)}${clash}`);
}

function fromAlternative(sampling: Sampling, { parts, types, references }: Alternative, place: Place): unknown {
  const inside: Place = { ...place, open: opened(place, references) };
  const excluded = excludedBy(parts);
  const fits = (value: Json): boolean => (!types || types.some((type) => hasType(value, type))) && !excluded.some((other) => sameJson(value, other));
  const allowed = allowedValues(parts)?.filter(fits);
  if (allowed?.length === 0) throw new Impossible(`no listed value is allowed at ${placeOf(place.at)}`);
  const suggested = suggestionFor(sampling, parts, place, (value) => fits(value) && (!allowed || allowed.some((other) => sameJson(value, other))));
  if (suggested !== undefined) return visiblePart(sampling, structuredClone(suggested), parts);
  if (allowed) return structuredClone(sampling.random.pick(allowed));
  return fromTypes(sampling, parts, types, inside);
}

function opened({ open, optional }: Place, references: readonly string[]): ReadonlyMap<string, number> {
  if (references.length === 0) return open;
  const next = new Map(open);
  for (const reference of references) {
    const count = open.get(reference) ?? 0;
    if (count >= (optional ? 1 : maxReentries)) throw new Impossible(`#${reference} requires itself without end`);
    next.set(reference, count + 1);
  }
  return next;
}

function suggestionFor(sampling: Sampling, parts: Parts, place: Place, fits: (value: Json) => boolean): Json | undefined {
  if (!sampling.suggestions) return undefined;
  for (const pointer of sampling.distrusted) if (pointer === place.at || pointer.startsWith(`${place.at}/`)) return undefined;
  const offered = parts.flatMap((part) => [part["example"], ...listOf(part["examples"]), part["default"]]);
  // A whole object says nothing about which of its members are needed.
  return offered.find((value): value is Json => value !== undefined && (sampling.optional === "all" || typeof value !== "object") && fits(value));
}

function fromTypes(sampling: Sampling, parts: Parts, types: readonly JsonType[] | undefined, place: Place): unknown {
  const { random } = sampling;
  const named = types && [...random.shuffled(types.filter((type) => type !== "null")), ...types.filter((type) => type === "null")];
  const order = named && named.length > 1 && random.chance(0.1) ? named.toReversed() : (named ?? likelyTypes(parts));
  let why: Impossible | undefined;
  for (const type of order) {
    try {
      return ofType(sampling, type, parts, place);
    } catch (error) {
      if (!(error instanceof Impossible)) throw error;
      why ??= error;
    }
  }
  throw why ?? new Impossible(`no type is allowed at ${placeOf(place.at)}`);
}

function ofType(sampling: Sampling, type: JsonType, parts: readonly JsonObject[], place: Place): unknown {
  switch (type) {
    case "null":
      return null;
    case "boolean":
      return excludedBy(parts).includes(true) ? false : excludedBy(parts).includes(false) ? true : sampling.random.chance(0.5);
    case "integer":
    case "number":
      return sampleNumber(sampling.random, type, parts, place);
    case "string":
      return sampleString(sampling, parts, place);
    case "array":
      return sampleArray(sampling, parts, place);
    case "object":
      return sampleObject(sampling, parts, place);
  }
}
