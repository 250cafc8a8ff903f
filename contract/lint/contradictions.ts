/** Keywords of one conjunction that exclude each other. What is found here is certain. */
import type { Json } from "../model.ts";
import { isObject } from "../pointer.ts";
import { canonical } from "../sample-keywords.ts";
import { commonTypes, hasType, type JsonType, namedTypes } from "../sample-types.ts";
import { array, object } from "../source.ts";
import type { Conjunction } from "./conjunction.ts";
import type { Part } from "./parts.ts";

export interface Contradiction {
  readonly pointer: string;
  readonly why: string;
  readonly related?: string;
}

interface Bound {
  readonly limit: number;
  readonly exclusive: boolean;
  readonly pointer: string;
  readonly keyword: string;
}

export function contradictionsOf({ parts, impossible }: Conjunction): Contradiction[] {
  if (impossible !== undefined) return [{ pointer: impossible, why: "the schema false, which nothing satisfies, is one of its parts" }];
  const found = [...typeContradictions(parts)];
  if (found.length > 0) return found;
  return [
    ...enumContradictions(parts),
    ...rangeContradictions(parts),
    ...sizeContradictions(parts),
    ...memberContradictions(parts),
    ...itemContradictions(parts),
  ];
}

function* typeContradictions(parts: readonly Part[]): Iterable<Contradiction> {
  let types: readonly JsonType[] | undefined;
  let first: string | undefined;
  for (const { value, pointer } of parts) {
    const own = namedTypes(value["type"]);
    const common = commonTypes(types, own);
    if (common?.length === 0) {
      yield {
        pointer: `${pointer}/type`,
        why: `it must be ${own?.join(" or ")} here and ${types?.join(" or ")} elsewhere`,
        ...(first ? { related: first } : {}),
      };
      return;
    }
    if (own) first ??= `${pointer}/type`;
    types = common;
  }
}

/** Of values that differ from part to part, or whose type none of the parts takes. */
function* enumContradictions(parts: readonly Part[]): Iterable<Contradiction> {
  let left: readonly Json[] | undefined;
  let first = "";
  for (const { value, pointer } of parts) {
    for (const keyword of ["enum", "const"]) {
      const own = keyword === "enum" ? value["enum"] : value["const"] === undefined ? undefined : [value["const"]];
      if (!Array.isArray(own)) continue;
      const texts = new Set(own.map(canonical));
      const common = left ? left.filter((entry) => texts.has(canonical(entry))) : own;
      if (common.length === 0) {
        const why = own.length === 0 ? "an empty enum allows no value" : "its values and those of another part have nothing in common";
        yield { pointer: `${pointer}/${keyword}`, why, ...(first ? { related: first } : {}) };
        return;
      }
      first ||= `${pointer}/${keyword}`;
      left = common;
    }
  }
  const types = parts.reduce<readonly JsonType[] | undefined>((known, { value }) => commonTypes(known, namedTypes(value["type"])), undefined);
  if (left && types && !left.some((entry) => types.some((type) => hasType(entry, type))))
    yield { pointer: first, why: `none of its values is ${types.join(" or ")}` };
}

function* rangeContradictions(parts: readonly Part[]): Iterable<Contradiction> {
  const low = strictest(parts, ["minimum", "exclusiveMinimum"], (a, b) => a - b);
  const high = strictest(parts, ["maximum", "exclusiveMaximum"], (a, b) => b - a);
  if (!low || !high) return;
  const integer = parts.some(({ value }) => value["type"] === "integer");
  const above = integer ? (low.exclusive ? Math.floor(low.limit) + 1 : Math.ceil(low.limit)) : low.limit;
  const below = integer ? (high.exclusive ? Math.ceil(high.limit) - 1 : Math.floor(high.limit)) : high.limit;
  if (above < below || (above === below && (integer || !(low.exclusive || high.exclusive)))) return;
  yield {
    pointer: low.pointer,
    why: `no ${integer ? "integer" : "number"} satisfies ${low.keyword} ${low.limit} and ${high.keyword} ${high.limit}`,
    related: high.pointer,
  };
}

function* sizeContradictions(parts: readonly Part[]): Iterable<Contradiction> {
  for (const [noun, least, most] of [
    ["text", "minLength", "maxLength"],
    ["array", "minItems", "maxItems"],
    ["object", "minProperties", "maxProperties"],
  ] as const) {
    const low = strictest(parts, [least], (a, b) => a - b);
    const high = strictest(parts, [most], (a, b) => b - a);
    if (low && high && low.limit > high.limit)
      yield { pointer: low.pointer, why: `no ${noun} satisfies ${least} ${low.limit} and ${most} ${high.limit}`, related: high.pointer };
  }
}

function strictest(parts: readonly Part[], keywords: readonly string[], compare: (a: number, b: number) => number): Bound | undefined {
  const bounds = parts.flatMap(({ value, pointer }) =>
    keywords.flatMap((keyword): Bound[] => {
      const limit = value[keyword];
      return typeof limit === "number" ? [{ limit, exclusive: keyword.startsWith("exclusive"), pointer: `${pointer}/${keyword}`, keyword }] : [];
    }),
  );
  return bounds.sort((a, b) => compare(b.limit, a.limit) || Number(b.exclusive) - Number(a.exclusive))[0];
}

function* memberContradictions(parts: readonly Part[]): Iterable<Contradiction> {
  const required = new Map<string, string>();
  for (const { value, pointer } of parts)
    for (const [index, name] of array(value["required"]).entries()) if (typeof name === "string") required.set(name, `${pointer}/required/${index}`);
  const most = strictest(parts, ["maxProperties"], (a, b) => b - a);
  if (most && required.size > most.limit) yield { pointer: most.pointer, why: `${required.size} members are required and at most ${most.limit} allowed` };
  for (const [name, pointer] of required) {
    const closed = parts.find(({ value }) => forbids(value, name));
    if (closed) yield { pointer, why: `"${name}" is required, and forbidden`, related: closed.pointer };
  }
}

function forbids(schema: { readonly [keyword: string]: Json }, name: string): boolean {
  const properties = object(schema["properties"]);
  if (Object.hasOwn(properties, name)) return properties[name] === false;
  if (schema["additionalProperties"] !== false) return false;
  return !Object.keys(object(schema["patternProperties"])).some((pattern) => matches(pattern, name));
}

function matches(pattern: string, name: string): boolean {
  try {
    return new RegExp(pattern, "u").test(name.slice(0, 40));
  } catch {
    return true;
  }
}

function* itemContradictions(parts: readonly Part[]): Iterable<Contradiction> {
  const least = strictest(parts, ["minItems"], (a, b) => a - b);
  if (!least) return;
  for (const { value, pointer } of parts) {
    const tuple = array(value["prefixItems"]).length;
    if (value["items"] === false && least.limit > tuple)
      yield { pointer: least.pointer, why: `minItems is ${least.limit}, and only ${tuple} items are allowed`, related: `${pointer}/items` };
    const items = value["items"];
    const choices = isObject(items) && Array.isArray(items["enum"]) ? new Set(items["enum"].map(canonical)).size : undefined;
    if (value["uniqueItems"] === true && tuple === 0 && choices !== undefined && choices < least.limit)
      yield { pointer: least.pointer, why: `minItems is ${least.limit}, and there are only ${choices} different items`, related: `${pointer}/items` };
  }
}
