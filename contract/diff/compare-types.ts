/** `type`, `enum` and `const`. */
import type { Json } from "../model.ts";
import type { Facets } from "./facets.ts";
import { covers } from "./facets-builder.ts";
import type { Pair } from "./schema-diff.ts";
import { list, shown } from "./wording.ts";

const all = ["null", "boolean", "object", "array", "number", "string"];

/** False where the two have no type in common, so that nothing else is worth a word. */
export function compareTypes(pair: Pair): boolean {
  const { new: other, old } = pair;
  if (old.values && other.values) {
    compareValues(pair, old.values.value, other.values.value);
    return true;
  }
  if (!compareTypeNames(pair)) return false;
  if (old.values && !other.values) pair.shift("enum", "widened", "the list of allowed values is gone", { old: old.values.at });
  if (!old.values && other.values)
    pair.shift("enum", "narrowed", `only ${list([...other.values.value.values()].map(shown))} ${other.values.value.size === 1 ? "is" : "are"} allowed now`, {
      new: other.values.at,
    });
  return true;
}

function compareTypeNames(pair: Pair): boolean {
  const { new: other, old } = pair;
  const before = old.types?.value;
  const after = other.types?.value;
  if (!before && !after) return true;
  const places = { ...(old.types && { old: old.types.at }), ...(other.types && { new: other.types.at }) };
  const [from, to] = [before ?? new Set(all), after ?? new Set(all)];
  const lost = [...from].filter((name) => !covers(to, name) && !(name === "number" && to.has("integer") && from.has("integer")));
  const gained = [...to].filter((name) => !covers(from, name));
  if (lost.length === 0 && gained.length === 0) return true;
  const says =
    before && after ? `the type is ${names(after)}, before ${names(before)}` : after ? `the type is ${names(after)}, before any` : "any type is allowed";
  if ((!before && fits(old, to)) || (!after && fits(other, from))) {
    pair.shift("type", "unclear", says, places, "Members or items told the type before it was written down; validators see a difference all the same.");
    return true;
  }
  if (isOnly(gained, "null") && lost.length === 0) pair.shift("null", "widened", "null is allowed now", places);
  else if (isOnly(lost, "null") && gained.length === 0) pair.shift("null", "narrowed", "null is not allowed any more", places);
  else pair.shift("type", lost.length === 0 ? "widened" : gained.length === 0 || isOnly(gained, "integer") ? "narrowed" : "changed", says, places);
  return [...from].some((name) => covers(to, name)) || [...to].some((name) => covers(from, name));
}

const isOnly = (found: readonly string[], name: string): boolean => found.length === 1 && found[0] === name;
const names = (types: ReadonlySet<string>): string => list([...types]);

/** Whether keywords already told the types that the other side states. */
function fits({ arrays, objects }: Facets, types: ReadonlySet<string>): boolean {
  const told = new Set<string>([...(objects.length > 0 ? ["object"] : []), ...(arrays.length > 0 ? ["array"] : [])]);
  return told.size > 0 && [...types].every((name) => told.has(name) || name === "null");
}

function compareValues(pair: Pair, before: ReadonlyMap<string, Json>, after: ReadonlyMap<string, Json>): void {
  const lost = [...before].filter(([key]) => !after.has(key)).map(([, value]) => shown(value));
  const gained = [...after].filter(([key]) => !before.has(key)).map(([, value]) => shown(value));
  const places = { old: pair.old.values?.at ?? pair.places.old, new: pair.new.values?.at ?? pair.places.new };
  if (lost.length > 0)
    pair.shift(
      "enum",
      "narrowed",
      `${list(lost)} ${lost.length === 1 ? "is" : "are"} not allowed any more`,
      places,
      {
        request: "A client that sends it is now refused.",
        response: "Clients only stop meeting it.",
      }[pair.direction],
    );
  if (gained.length > 0)
    pair.shift(
      "enum",
      "widened",
      `${list(gained)} ${gained.length === 1 ? "is" : "are"} allowed now`,
      places,
      {
        request: "Whatever a client sends today is still allowed.",
        response: "A client that knows the listed values by name meets one that it does not know.",
      }[pair.direction],
    );
}
