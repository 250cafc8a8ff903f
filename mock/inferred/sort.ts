/** Orders that a list declares; without one, things stand in the order of their creation. */

import { escapeToken } from "../../contract/pointer.ts";
import type { Sorting } from "../../contract/resources/model.ts";
import type { List } from "../state/ordered.ts";
import { parameterIn } from "./filter.ts";
import { readAt } from "./pointers.ts";
import type { Thing } from "./thing.ts";

interface Criterion {
  readonly pointer: string;
  readonly descends: boolean;
}

type Things = List<Thing> | readonly Thing[];

export function sorted(things: Things, sort: Sorting | undefined, query: Readonly<Record<string, unknown>>): Things {
  const criteria = sort ? criteriaIn(sort, query) : [];
  if (criteria.length === 0) return things;
  const keyed = [...things].map((thing) => ({ thing, values: criteria.map(({ pointer }) => readAt(thing.value, pointer)) }));
  keyed.sort((one, other) => {
    for (const [index, { descends }] of criteria.entries()) {
      const order = compare(one.values[index], other.values[index]);
      if (order !== 0) return descends ? -order : order;
    }
    return 0;
  });
  return keyed.map(({ thing }) => thing);
}

/** `name`, `-name`, `name:desc`, `name desc`, several of them with commas or as a list. Words that name nothing are passed over. */
function criteriaIn({ parameter, by, direction }: Sorting, query: Readonly<Record<string, unknown>>): Criterion[] {
  const given = parameterIn(query, parameter);
  const words = (Array.isArray(given) ? given : [given]).flatMap((entry) => (typeof entry === "string" ? entry.split(",") : []));
  const way = direction === undefined ? undefined : parameterIn(query, direction);
  return words.slice(0, 8).flatMap((word) => {
    const exact = by.get(word);
    if (exact !== undefined) return [{ pointer: exact, descends: isDescending(way) }];
    const [, sign = "", name = "", suffix] = /^\s*([+-]?)([^:\s]+?)(?:[:\s]+(asc|desc)\w*)?\s*$/i.exec(word) ?? [];
    const pointer = by.get(name) ?? (by.size === 0 && name !== "" ? `/${escapeToken(name)}` : undefined);
    return pointer === undefined ? [] : [{ pointer, descends: sign === "-" || isDescending(suffix ?? (sign === "" ? way : undefined)) }];
  });
}

const isDescending = (word: unknown): boolean => typeof word === "string" && /^(?:desc|-|down)/i.test(word);

/** What is absent comes last; numbers by size, all else by code units. */
function compare(one: unknown, other: unknown): number {
  if (one === undefined || one === null || other === undefined || other === null)
    return Number(one === undefined || one === null) - Number(other === undefined || other === null);
  if (isNumber(one) && isNumber(other)) return one < other ? -1 : one > other ? 1 : 0;
  const [left, right] = [String(one), String(other)];
  return left < right ? -1 : left > right ? 1 : 0;
}

const isNumber = (value: unknown): value is number | bigint => typeof value === "number" || typeof value === "bigint";
