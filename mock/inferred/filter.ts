/** Filters that a list declares: equality of a member with one of some values. */
import type { ListShape } from "../../contract/resources/model.ts";
import { readAt } from "./pointers.ts";
import { isValue, type Thing } from "./thing.ts";

export interface Wanted {
  readonly pointer: string;
  /** Any of these will do. */
  readonly values: readonly unknown[];
}

type Query = Readonly<Record<string, unknown>>;

/** Those that the query asks for. */
export function filtersIn({ filters }: ListShape, query: Query): Wanted[] {
  return [...filters].flatMap(([parameter, pointer]) => {
    const value = parameterIn(query, parameter);
    if (value === undefined || value === null || isValue(value)) return [];
    return [{ pointer, values: Array.isArray(value) ? value : [value] }];
  });
}

/** `filter[status]` is a parameter of that name, or a member of `filter`. */
export function parameterIn(query: Query, name: string): unknown {
  if (Object.hasOwn(query, name)) return query[name];
  const [, outer, inner] = /^([^[\]]+)\[([^[\]]+)\]$/.exec(name) ?? [];
  const object = outer !== undefined && Object.hasOwn(query, outer) ? query[outer] : undefined;
  return inner !== undefined && isValue(object) && Object.hasOwn(object, inner) ? object[inner] : undefined;
}

/** Whether a thing has all that is wanted; of a member that is a list, one entry will do. */
export const narrowed = ({ value }: Thing, wanted: readonly Wanted[]): boolean =>
  wanted.every(({ pointer, values }) => {
    const member = readAt(value, pointer);
    const entries = Array.isArray(member) ? member : [member];
    return values.some((one) => entries.some((entry) => entry !== undefined && String(entry) === String(one)));
  });
