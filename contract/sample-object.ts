/** Objects: which members, in which order, and members of free name. */
import type { Json } from "./model.ts";
import { escapeToken } from "./pointer.ts";
import { attempt, Impossible, type Place, placeOf, type Sampling, wantsOptional } from "./sample-context.ts";
import { highestOf, lowestOf, memberOf, objectOf, type Parts, stringsOf, together } from "./sample-keywords.ts";
import { memberSchema } from "./sample-members.ts";
import { patternText } from "./sample-pattern.ts";
import { isHidden } from "./sample-visibility.ts";
import { wordsFor } from "./sample-words.ts";

/** Throws {@link Impossible}. */
export function sampleObject(sampling: Sampling, parts: Parts, place: Place): unknown {
  const least = lowestOf(parts, "minProperties", 0);
  const most = highestOf(parts, "maxProperties", Number.POSITIVE_INFINITY);
  const schemaOf = remembering((name) => memberSchema(parts, name));
  const visible = (name: string): boolean => !isHidden(sampling, schemaOf(name));
  const declared = [...new Set(parts.flatMap((part) => Object.keys(objectOf(part["properties"]))))].filter(visible);
  const required = new Set(withDependents(parts, parts.flatMap((part) => stringsOf(part["required"])).filter(visible)));
  if (required.size > most) throw new Impossible(`${required.size} required members but maxProperties ${most} at ${placeOf(place.at)}`);
  const chosen = chooseMembers(sampling, parts, place, { declared, required, most, schemaOf });

  const members = new Map<string, unknown>();
  const add = (name: string, optional: boolean): void => {
    const made = makeMember(sampling, schemaOf(name), place, name, optional);
    if (made) members.set(name, made.value);
  };
  for (const name of [...declared, ...required].filter((entry) => chosen.has(entry))) if (!members.has(name)) add(name, !required.has(name));
  for (const name of declared) if (members.size < least && !members.has(name)) add(name, true);
  const free = wantsOptional(sampling, place) && declared.length === 0 && takesFreeMembers(parts) ? 1 : 0;
  addFreeMembers(sampling, parts, place, members, Math.min(most, Math.max(least, members.size + free)));
  if (members.size < least) throw new Impossible(`minProperties ${least} at ${placeOf(place.at)}, of which ${members.size} can be made`);
  return Object.fromEntries(members);
}

interface Choice {
  readonly declared: readonly string[];
  readonly required: ReadonlySet<string>;
  readonly most: number;
  readonly schemaOf: (name: string) => Json;
}

function chooseMembers(sampling: Sampling, parts: Parts, place: Place, { declared, required, most, schemaOf }: Choice): ReadonlySet<string> {
  const chosen = new Set(required);
  for (const name of declared) {
    if (chosen.has(name) || schemaOf(name) === false || !wantsOptional(sampling, place)) continue;
    const more = withDependents(parts, [name]).filter((entry) => !chosen.has(entry));
    if (chosen.size + more.length <= most && more.every((entry) => schemaOf(entry) !== false)) for (const entry of more) chosen.add(entry);
  }
  return chosen;
}

function remembering(find: (name: string) => Json): (name: string) => Json {
  const known = new Map<string, Json>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const found = find(name);
    known.set(name, found);
    return found;
  };
}

function makeMember(sampling: Sampling, schema: Json, place: Place, name: string, optional: boolean): { readonly value: unknown } | undefined {
  const at = `${place.at}/${escapeToken(name)}`;
  if (schema === false) {
    if (optional) return undefined;
    throw new Impossible(`the member ${at} is both required and forbidden`);
  }
  const inside: Place = { ...place, name, at, depth: place.depth + 1, optional };
  return optional ? attempt(() => sampling.generate(schema, inside)) : { value: sampling.generate(schema, inside) };
}

/** Names with all that `dependentRequired` makes of them. */
function withDependents(parts: Parts, names: readonly string[]): readonly string[] {
  const all = new Set(names);
  for (const name of all) for (const part of parts) for (const other of stringsOf(memberOf(part["dependentRequired"], name))) all.add(other);
  return [...all];
}

/** An object that declares no members is a map where it says what its members are. */
const takesFreeMembers = (parts: Parts): boolean =>
  parts.some((part) => Object.keys(objectOf(part["additionalProperties"])).length > 0 || Object.keys(objectOf(part["patternProperties"])).length > 0);

function addFreeMembers(sampling: Sampling, parts: Parts, place: Place, members: Map<string, unknown>, size: number): void {
  for (let tries = 0; members.size < size && tries < 4 * size + 8; tries += 1) {
    const name = freeName(sampling, parts, place, members);
    if (name === undefined || members.has(name) || memberSchema(parts, name) === false) continue;
    const made = makeMember(sampling, memberSchema(parts, name), place, name, true);
    if (made) members.set(name, made.value);
  }
}

function freeName(sampling: Sampling, parts: Parts, place: Place, taken: ReadonlyMap<string, unknown>): string | undefined {
  const { random } = sampling;
  const naming = parts.map((part) => part["propertyNames"]).filter((schema): schema is Json => schema !== undefined);
  const patterns = parts.flatMap((part) => Object.keys(objectOf(part["patternProperties"])));
  if (patterns.length > 0 && naming.length === 0) return patternText(random, random.pick(patterns) ?? "", 6);
  if (naming.length === 0) return `${random.pick(wordsFor(""))}${random.chance(0.5) ? "" : random.integer(1, 999)}`;
  const schema = together([{ type: "string" }, ...naming, { not: { enum: [...taken.keys()] } }]);
  const made = attempt(() => sampling.generate(schema, { ...place, name: "", at: `${place.at}/*`, depth: place.depth + 1, optional: true }));
  return typeof made?.value === "string" ? made.value : undefined;
}
