/** Reading keywords of schemas that all hold together; what has the wrong type counts as absent. */
import type { Json, JsonObject } from "./model.ts";
import { isObject } from "./pointer.ts";

/** Schemas that one value must all satisfy, references and branches already followed. */
export type Parts = readonly JsonObject[];

export const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);
export const objectOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});
export const stringsOf = (value: Json | undefined): readonly string[] => listOf(value).filter((entry) => typeof entry === "string");

/** Own members only: `constructor` is a name like any other. */
export const memberOf = (value: Json | undefined, name: string): Json | undefined => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined);

export const numbersOf = (parts: Parts, keyword: string): readonly number[] => parts.map((part) => part[keyword]).filter((value) => typeof value === "number");

/** The strictest lower bound. */
export const lowestOf = (parts: Parts, keyword: string, otherwise: number): number => Math.max(otherwise, ...numbersOf(parts, keyword));
/** The strictest upper bound. */
export const highestOf = (parts: Parts, keyword: string, otherwise: number): number => Math.min(otherwise, ...numbersOf(parts, keyword));

/** One schema for several; without any, everything holds. */
export function together(schemas: readonly Json[]): Json {
  if (schemas.includes(false)) return false;
  return schemas.length === 1 ? (schemas[0] ?? true) : schemas.length === 0 ? true : { allOf: [...schemas] };
}

/** Equality of JSON values, order of members aside. */
export function sameJson(left: unknown, right: unknown): boolean {
  return left === right || canonical(left) === canonical(right);
}

/** Text that equal JSON values share. */
export function canonical(value: unknown): string {
  const sorted = (_member: string, entry: unknown): unknown =>
    isObject(entry) ? Object.fromEntries(Object.entries(entry).sort(([left], [right]) => (left < right ? -1 : 1))) : entry;
  return JSON.stringify(value, sorted) ?? "undefined";
}

/** Values that a part excludes by `not`. */
export function excludedBy(parts: Parts): readonly Json[] {
  return parts.flatMap((part) => {
    const not = objectOf(part["not"]);
    return [...listOf(not["enum"]), ...(not["const"] === undefined ? [] : [not["const"]])];
  });
}
