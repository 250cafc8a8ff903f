/** Where a request can hold one of a list of values. */
import type { Json, JsonObject, Operation } from "../../contract/model.ts";
import { escapeToken, isObject, resolve } from "../../contract/pointer.ts";

export interface EnumPlace {
  readonly in: string;
  /** Members on the way to it; `*` stands for any item. */
  readonly tokens: readonly string[];
  readonly at: string;
  readonly values: readonly Json[];
}

/** What is deeper, or more, is not counted. */
const maxDepth = 8;
const maxPlaces = 200;
const maxValues = 100;

export function enumPlaces(document: JsonObject, operation: Operation): readonly EnumPlace[] {
  const found = new Map<string, { in: string; tokens: readonly string[]; values: Map<string, Json> }>();
  const add = (part: string, tokens: readonly string[], values: readonly Json[]): void => {
    const key = `${part} ${pointerOf(tokens)}`;
    const known = found.get(key) ?? { in: part, tokens, values: new Map<string, Json>() };
    for (const value of values)
      if (!(typeof value === "object" && value !== null) && known.values.size < maxValues) known.values.set(JSON.stringify(value), value);
    if (found.size < maxPlaces) found.set(key, known);
  };
  for (const { in: part, name, schema } of operation.parameters) walk(document, schema, [name], 0, (tokens, values) => add(sectionOf(part), tokens, values));
  for (const { schema } of operation.body?.content ?? []) walk(document, schema, [], 0, (tokens, values) => add("body", tokens, values));
  // One value alone is no choice.
  return [...found.values()].flatMap(({ in: part, tokens, values }) =>
    values.size < 2 ? [] : { in: part, tokens, at: pointerOf(tokens), values: [...values.values()] },
  );
}

const sectionOf = (part: string): string => (part === "querystring" ? "query" : part);
const pointerOf = (tokens: readonly string[]): string => tokens.map((token) => `/${escapeToken(token)}`).join("");

function walk(
  document: JsonObject,
  raw: Json | undefined,
  tokens: readonly string[],
  depth: number,
  add: (tokens: readonly string[], values: readonly Json[]) => void,
): void {
  const schema = resolve(document, raw, "").value;
  if (!isObject(schema) || depth > maxDepth) return;
  const { const: only, enum: listed, items, properties } = schema;
  if (Array.isArray(listed)) add(tokens, listed);
  else if (only !== undefined) add(tokens, [only]);
  if (isObject(properties))
    for (const [name, member] of Object.entries(properties)) if (!isReadOnly(document, member)) walk(document, member, [...tokens, name], depth + 1, add);
  if (isObject(items)) walk(document, items, [...tokens, "*"], depth + 1, add);
  for (const keyword of ["allOf", "anyOf", "oneOf"]) {
    const branches = schema[keyword];
    if (Array.isArray(branches)) for (const branch of branches) walk(document, branch, tokens, depth + 1, add);
  }
}

/** Clients do not send it. */
function isReadOnly(document: JsonObject, member: Json): boolean {
  const { value } = resolve(document, member, "");
  return isObject(value) && value["readOnly"] === true;
}

/** At most as many values as a call may reasonably hold. */
const maxSent = 1000;

/** The scalars that a value holds at a place. */
export function valuesAt(value: unknown, tokens: readonly string[]): readonly unknown[] {
  let values: unknown[] = [value];
  for (const token of tokens)
    values = values
      .flatMap((one) => (token === "*" ? (Array.isArray(one) ? one : []) : isObject(one) && Object.hasOwn(one, token) ? [one[token]] : []))
      .slice(0, maxSent);
  return values;
}
