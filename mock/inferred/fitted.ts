/** A value made to satisfy a schema, with as much of itself as the schema lets stand. */
import type { Json } from "../../contract/model.ts";
import { escapeToken } from "../../contract/pointer.ts";
import { removeAt } from "./pointers.ts";
import { isValue, type Value } from "./thing.ts";
import type { View } from "./view.ts";

const maxRounds = 4;
const maxMembers = 200;
const unwelcome = new Set(["additionalProperties", "unevaluatedProperties", "false schema"]);

/** Throws where no value at all is valid. */
export function fitted(view: View, value: Value, seed: number): Value {
  let kept = value;
  const dropped = new Set<string>();
  for (let round = 0; round < maxRounds; round += 1) {
    const violations = view.check(kept);
    if (!violations) return kept;
    const surplus = violations.filter(({ keyword }) => unwelcome.has(keyword));
    for (const { at } of surplus) kept = removeAt(kept, at) as Value;
    if (surplus.length === violations.length) continue;
    for (const { at, keyword } of violations) if (keyword !== "required" && keyword !== "dependentRequired" && at !== "") dropped.add(at);
    const completed = view.sample(seed, "none", constraint(kept, "", dropped));
    if (completed) return inOrder(completed, kept);
  }
  return greedily(view, kept, seed);
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
  if (!made) throw new Error(`No valid value was found for the schema at ${view.mediaType.pointer}.`);
  let best: Value = made;
  for (const [name, member] of Object.entries(value).slice(0, maxMembers)) {
    const tried: Value = { ...best, [name]: member };
    if (!view.check(tried)) best = tried;
  }
  return best;
}
