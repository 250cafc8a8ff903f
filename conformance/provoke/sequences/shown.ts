/** Where an answer shows a thing, and its members. Strict: what cannot be found for certain is not compared. */
import { stringifyJson } from "../../../contract/json.ts";
import type { JsonObject } from "../../../contract/model.ts";
import { isObject, tokensOf } from "../../../contract/pointer.ts";

/** The first object, envelopes before members, that holds the value itself. */
export function objectWith(value: unknown, held: unknown): JsonObject | undefined {
  let level: unknown[] = [value];
  for (let depth = 0; depth < 3; depth += 1) {
    const objects = level.filter(isObject);
    const found = objects.find((entry) => Object.values(entry).some((member) => sameScalar(member, held)));
    if (found) return found;
    level = objects.flatMap((entry) => Object.values(entry));
  }
  return undefined;
}

/** What is shown for a sent member: at its own place, else in the thing, else in the thing's envelope. Undefined where nothing is. */
export function shownAt(body: unknown, pointer: string, held: unknown): unknown {
  const thing = objectWith(body, held);
  const tokens = tokensOf(pointer);
  for (const root of [thing && { data: thing }, thing, body]) {
    const found = follow(root, tokens);
    if (found !== undefined) return found;
  }
  return undefined;
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
