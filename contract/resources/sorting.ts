/** The query parameter that puts a list in order, and what its words mean. */
import type { Json, Operation, Parameter } from "../model.ts";
import { escapeToken } from "../pointer.ts";
import type { Evidence, Sorting } from "./model.ts";
import { isList, isThing, type Shape, type ShapeOf } from "./shape.ts";
import { plain } from "./words.ts";

const orders = /^(?:sort|sortby|sortfield|sortkey|orderby|order|ordering|sortcolumn)$/;
const directions = /^(?:direction|dir|sortdirection|sortorder|sortdir|orderdirection|orderdir|order)$/;

export const isSortWord = (name: string): boolean => orders.test(plain(name)) || directions.test(plain(name));

export interface Sorted {
  readonly sort: Sorting | undefined;
  readonly evidence: readonly Evidence[];
}

export function sortingOf(operation: Operation, thing: Shape, shapeOf: ShapeOf): Sorted {
  const query = operation.parameters.filter((parameter) => parameter.in === "query");
  const direction = query.find((parameter) => directions.test(plain(parameter.name)) && isDirection(wordsOf(parameter, shapeOf)));
  const order = query.find((parameter) => parameter !== direction && orders.test(plain(parameter.name)));
  if (!order) return { sort: undefined, evidence: [] };
  const words = wordsOf(order, shapeOf);
  const by = new Map<string, string>();
  for (const word of words) {
    const member = memberFor(word.replace(/^[-+]/, ""), thing, shapeOf);
    if (member !== undefined) by.set(word.replace(/^[-+]/, ""), member);
  }
  const free = words.length === 0 && takesText(order, shapeOf);
  if (by.size === 0 && !free) return { sort: undefined, evidence: [] };
  const says = free ? `\`${order.name}\` takes any member's name` : `\`${order.name}\` names ${by.size} of the thing's members`;
  return { sort: { parameter: order.name, by, direction: direction?.name }, evidence: [{ kind: "name", says, pointer: order.pointer }] };
}

function wordsOf({ schema }: Parameter, shapeOf: ShapeOf): string[] {
  const shape = shapeOf(schema);
  const values = (isList(shape) ? shapeOf(shape.items).enum : shape.enum) ?? [];
  return values.filter((value): value is string => typeof value === "string");
}

const isDirection = (words: readonly string[]): boolean => words.length > 0 && words.every((word) => /^(?:asc|desc|ascending|descending)$/i.test(word));

function takesText({ schema }: Parameter, shapeOf: ShapeOf): boolean {
  const shape = shapeOf(schema);
  const { types } = isList(shape) ? shapeOf(shape.items) : shape;
  return types.has("string") || types.size === 0;
}

/** `created` means `created_at`. */
function memberFor(word: string, thing: Shape, shapeOf: ShapeOf): string | undefined {
  const wanted = plain(word);
  const alike = new RegExp(`^(?:${wanted}(?:at|on|date|time)|date${wanted})$`);
  let near: string | undefined;
  for (const [name, schema] of thing.members) {
    const shape = shapeOf(schema as Json);
    if (isThing(shape) || isList(shape)) continue;
    const found = plain(name);
    if (found === wanted) return `/${escapeToken(name)}`;
    if (alike.test(found)) near ??= `/${escapeToken(name)}`;
  }
  return near;
}
