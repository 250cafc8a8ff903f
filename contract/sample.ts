/** A schema to a valid value: made, judged, and made again from the next seed until it holds. */

import { essence, isForm, isJson, isMultipart, isXml } from "./media-type.ts";
import type { Json, JsonObject, MediaType, Violation } from "./model.ts";
import { type Direction, Exhausted, type Place, type Sampling } from "./sample-context.ts";
import { Random } from "./sample-random.ts";
import { generateValue } from "./sample-value.ts";
import { voiceFor } from "./sample-voice.ts";
import { sentence } from "./violation.ts";

export interface SampleOptions {
  readonly seed: number;
  readonly direction: Direction;
  /** Members and items that may be left out; `all`, the default, within a bound of depth and size. */
  readonly optional?: "all" | "none";
}

export type Sample = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly why: string };

type Check = (value: unknown) => readonly Violation[] | undefined;

const maxTries = 20;
/** From this try on neither examples nor defaults are taken. */
const unsuggested = 12;
/** Tries that ran out of work, the later ones without anything that may be left out; further ones would too. */
const maxExhausted = 2;
const root: Place = { name: "", at: "", depth: 0, open: new Map(), optional: false };

/** The same arguments give the same sample. Never throws; work is bounded. */
export function sampleSchema(document: JsonObject, schema: Json | undefined, check: Check, options: SampleOptions): Sample {
  const distrusted = new Set<string>();
  let why = "";
  let exhausted = 0;
  for (let tries = 0; tries < maxTries && exhausted < maxExhausted; tries += 1) {
    const outcome = tryOnce(samplingFor(document, exhausted > 0 ? { ...options, optional: "none" } : options, tries, distrusted), schema, check);
    if ("value" in outcome) return { ok: true, value: outcome.value };
    for (const pointer of outcome.at) distrusted.add(pointer);
    if (outcome.exhausted) exhausted += 1;
    why = outcome.why;
    if (outcome.final) break;
  }
  return { ok: false, why };
}

/** A body of this media type; without a schema the emptiest one. A stream has two items. */
export function sampleMediaType(document: JsonObject, mediaType: MediaType, options: SampleOptions): Sample {
  const { schema, itemSchema, range } = mediaType;
  const check: Check = (value) => mediaType.check(value);
  if (itemSchema !== undefined) return sampleSchema(document, { type: "array", items: itemSchema, minItems: 2, maxItems: 2 }, check, options);
  if (schema !== undefined) return sampleSchema(document, schema, check, options);
  return { ok: true, value: holdsMembers(essence(range)) ? {} : "" };
}

const holdsMembers = (type: string): boolean => isJson(type) || isForm(type) || isMultipart(type) || isXml(type) || type.endsWith("/*");

interface Failure {
  readonly why: string;
  readonly at: readonly string[];
  readonly exhausted: boolean;
  /** No other try can do better. */
  readonly final: boolean;
}

function tryOnce(sampling: Sampling, schema: Json | undefined, check: Check): { readonly value: unknown } | Failure {
  let value: unknown;
  try {
    value = sampling.generate(schema, root);
  } catch (error) {
    return { why: messageOf(error), at: [], exhausted: error instanceof Exhausted || error instanceof RangeError, final: false };
  }
  try {
    const violations = check(value) ?? [];
    const [first] = violations;
    if (!first) return { value };
    return { why: sentence(first), at: violations.map((violation) => violation.at), exhausted: false, final: false };
  } catch (error) {
    return { why: `the schema cannot be judged: ${messageOf(error)}`, at: [], exhausted: false, final: true };
  }
}

function samplingFor(document: JsonObject, { seed, direction, optional = "all" }: SampleOptions, tries: number, distrusted: ReadonlySet<string>): Sampling {
  return {
    document,
    direction,
    random: new Random(seed, tries),
    voice: voiceFor(document),
    optional: tries < 4 ? optional : tries % 4 === 0 ? (optional === "all" ? "none" : "all") : "some",
    suggestions: tries < unsuggested,
    exclusive: tries % 3 > 0,
    certain: tries % 3 === 2,
    distrusted,
    clash: undefined,
    nodes: 0,
    steps: 0,
    generate(schema, place) {
      return generateValue(this, schema, place);
    },
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
