/** A value made to satisfy a schema, with as much of itself as the schema lets stand. */
import type { Json, Violation } from "../../contract/model.ts";
import { escapeToken, tokensOf } from "../../contract/pointer.ts";
import type { Anatomy } from "./anatomy.ts";
import { madeUp } from "./made-up.ts";
import { readAt, removeAt, writeAt } from "./pointers.ts";
import { isValue, type Value } from "./thing.ts";
import type { View } from "./view.ts";

const maxRounds = 3;
const maxMembers = 200;
const unwelcome = new Set(["additionalProperties", "unevaluatedProperties", "false schema"]);

/** A schema that contradicts itself, or that is too hard to satisfy. */
export class NoValidValue extends Error {}

/** Throws {@link NoValidValue}. */
export function fitted(view: View, value: Value, seed: number): Value {
  let kept = value;
  const dropped = new Set<string>();
  for (let round = 0; round < maxRounds; round += 1) {
    const violations = view.check(kept);
    if (!violations) return kept;
    for (const { at, keyword } of violations) if (!isMissing(keyword) && !unwelcome.has(keyword)) dropped.add(at);
    const repaired = violations.reduce((current, violation) => repair(view, current, violation, seed + round), kept);
    if (repaired === kept) break;
    kept = repaired;
  }
  const completed = view.sample(seed, "none", constraint(value, "", dropped));
  return completed ? inOrder(completed, value) : greedily(view, value, seed);
}

const isMissing = (keyword: string): boolean => keyword === "required" || keyword === "dependentRequired";

/** What is too much goes, what is missing or wrong is made up. The root itself cannot be mended. */
function repair(view: View, value: Value, { at, keyword }: Violation, seed: number): Value {
  if (at === "") return value;
  if (unwelcome.has(keyword)) return removeAt(value, at) as Value;
  const { anatomy } = view;
  const name = tokensOf(at).at(-1) ?? "";
  const schema = anatomy.at(view.schema, at);
  if (schema === undefined) return isMissing(keyword) ? value : (removeAt(value, at) as Value);
  const said = keyword === "type" ? inOtherWords(anatomy, schema, readAt(value, at)) : undefined;
  if (said !== undefined) return writeAt(value, at, said) as Value;
  const [made] = isMissing(keyword) && anatomy.allowsNull(schema) ? [[name, null]] : madeUp(anatomy, new Map([[name, schema]]), [name], seed, "none");
  return made ? (writeAt(value, at, made[1]) as Value) : value;
}

/** What is sent as a number and shown as a text, or the other way round, is still the same. */
function inOtherWords(anatomy: Anatomy, schema: Json, value: unknown): unknown {
  const { types } = anatomy.shape(schema);
  if (types.has("string") && (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean")) return String(value);
  const isNumber = typeof value === "string" && /^-?\d{1,15}(?:\.\d{1,9})?$/.test(value);
  return isNumber && (types.has("integer") || types.has("number")) ? Number(value) : undefined;
}

/** A schema that only values with these members satisfy. */
function constraint(value: Value, at: string, dropped: ReadonlySet<string>): Json {
  const members = Object.entries(value).flatMap(([name, member]): [string, Json][] => {
    const place = `${at}/${escapeToken(name)}`;
    if (dropped.has(place)) return [];
    if (isValue(member)) return [[name, constraint(member, place, dropped)]];
    const inside = [...dropped].some((other) => other.startsWith(`${place}/`));
    // Whatever is stored came as JSON.
    return inside ? [] : [[name, { const: member as Json }]];
  });
  return { properties: Object.fromEntries(members), required: members.map(([name]) => name) };
}

/** Members in the order in which they were given; what was made up comes last. */
function inOrder(made: Value, given: Value): Value {
  const names = Object.keys(given).filter((name) => Object.hasOwn(made, name));
  return Object.fromEntries([...names.map((name) => [name, made[name]] as const), ...Object.entries(made).filter(([name]) => !Object.hasOwn(given, name))]);
}

/** The last resort: a made-up value that takes over each member that it can. */
function greedily(view: View, value: Value, seed: number): Value {
  const made = view.sample(seed, "none") ?? view.sample(seed, "all");
  if (!made) throw new NoValidValue(`No valid value was found for the schema at ${view.mediaType.pointer}.`);
  let best: Value = made;
  for (const [name, member] of Object.entries(value).slice(0, maxMembers)) {
    const tried: Value = { ...best, [name]: member };
    if (!view.check(tried)) best = tried;
  }
  return best;
}
