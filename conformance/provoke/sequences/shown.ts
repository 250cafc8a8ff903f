/** Where an answer shows a thing, and its members. Strict: what cannot be found for certain is not compared. */
import { stringifyJson } from "../../../contract/json.ts";
import { escapeToken, isObject, tokensOf } from "../../../contract/pointer.ts";

/** Where the first object stands, envelopes before members, that holds the value itself. */
function placeWith(value: unknown, held: unknown): string | undefined {
  let level: { readonly at: string; readonly entry: unknown }[] = [{ at: "", entry: value }];
  for (let depth = 0; depth < 3; depth += 1) {
    const objects = level.flatMap(({ at, entry }) => (isObject(entry) ? [{ at, entry }] : []));
    const found = objects.find(({ entry }) => Object.values(entry).some((member) => sameScalar(member, held)));
    if (found) return found.at;
    level = objects.flatMap(({ at, entry }) => Object.entries(entry).map(([name, member]) => ({ at: `${at}/${escapeToken(name)}`, entry: member })));
  }
  return undefined;
}

/** The first object, envelopes before members, that holds the value itself. */
export function objectWith(value: unknown, held: unknown): unknown {
  const place = placeWith(value, held);
  return place === undefined ? undefined : follow(value, tokensOf(place));
}

/** Where a sent member is shown: at its own place, else in the thing, else in the thing's envelope. Undefined where it is not. */
export function placeShown(body: unknown, pointer: string, held: unknown): string | undefined {
  const thing = placeWith(body, held);
  const inThing = thing === undefined ? [] : [...(pointer.startsWith("/data/") ? [thing + pointer.slice("/data".length)] : []), thing + pointer];
  return [...inThing, pointer].find((place) => follow(body, tokensOf(place)) !== undefined);
}

/** What is shown for a sent member; undefined where nothing is. */
export function shownAt(body: unknown, pointer: string, held: unknown): unknown {
  const place = placeShown(body, pointer, held);
  return place === undefined ? undefined : follow(body, tokensOf(place));
}

function follow(root: unknown, tokens: readonly string[]): unknown {
  let value = root;
  for (const token of tokens) value = isObject(value) && Object.hasOwn(value, token) ? value[token] : undefined;
  return value;
}

export const isScalar = (value: unknown): value is string | number | boolean | bigint => ["string", "number", "boolean", "bigint"].includes(typeof value);

/** Numbers in paths and forms are texts; one moment can be written in many ways. */
export function sameScalar(a: unknown, b: unknown): boolean {
  if (!isScalar(a) || !isScalar(b)) return false;
  if (String(a) === String(b)) return true;
  return typeof a === "string" && typeof b === "string" && moment.test(a) && moment.test(b) && Date.parse(a) === Date.parse(b);
}

const moment = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d/;

/** Whether every value stands somewhere inside, scalars only. */
export function holdsAll(item: unknown, values: readonly unknown[]): boolean {
  const inside = scalarsIn(item);
  return values.every((value) => inside.some((scalar) => sameScalar(scalar, value)));
}

/** Whether a word that the suite made up stands somewhere inside, alone or as the name of an e-mail address. */
export const holdsWord = (item: unknown, word: string): boolean =>
  scalarsIn(item).some((scalar) => typeof scalar === "string" && (scalar === word || scalar.startsWith(`${word}@`)));

export function scalarsIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(scalarsIn);
  return isObject(value) ? Object.values(value).flatMap(scalarsIn) : [value];
}

/** One text for values that differ in nothing that a contract fixes: neither members nor the entries of inner lists have an order that all servers keep. */
export const canonical = (value: unknown): string => stringifyJson(sorted(value));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted).sort((a, b) => (stringifyJson(a) < stringifyJson(b) ? -1 : 1));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((name) => [name, sorted(value[name])]),
  );
}
