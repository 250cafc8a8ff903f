/** Pages: by offset, by number, or by a cursor. Together they hold every thing once, in order. */
import type { Operation } from "../../contract/model.ts";
import type { ListShape, Paging } from "../../contract/resources/model.ts";
import type { List } from "../state/ordered.ts";
import type { Anatomy } from "./anatomy.ts";
import { parameterIn } from "./filter.ts";
import { pageParameter } from "./link-header.ts";
import { ownPart, type Things } from "./store.ts";
import type { Thing } from "./thing.ts";

export interface Page {
  readonly things: readonly Thing[];
  readonly total: number;
  readonly offset: number;
  /** Most things on a page; the total where the list has no pages. */
  readonly size: number;
  /** Value of the parameter that asks for the next page; undefined on the last one. */
  readonly next: string | undefined;
}

const usualSize = 20;

type Query = Readonly<Record<string, unknown>>;

/** Whether pages are asked for by a number. */
export function isNumbered(anatomy: Anatomy, { parameters }: Operation, paging: Paging | undefined): boolean {
  const name = paging && pageParameter(paging);
  const { types } = anatomy.shape(parameters.find((parameter) => parameter.in === "query" && parameter.name === name)?.schema);
  return (types.has("integer") || types.has("number")) && !types.has("string");
}

/** `things`: undefined where the list is an array. `counts`: the cursor is a number, and so the position of the next thing. */
export function pageOf(things: Things | undefined, list: List<Thing> | readonly Thing[], shape: ListShape, query: Query, counts: boolean): Page {
  const total = lengthOf(list);
  const size = sizeOf(shape, query, total);
  const offset = Math.min(offsetOf(things, list, shape, query, size, counts), Number.MAX_SAFE_INTEGER);
  const page = isArray(list) ? list.slice(offset, offset + size) : list.slice(offset, size);
  const end = offset + page.length;
  const last = page.at(-1);
  return { things: page, total, offset, size, next: last && end < total ? nextOf(shape, last, end, size, offset, counts) : undefined };
}

const isArray = (list: List<Thing> | readonly Thing[]): list is readonly Thing[] => Array.isArray(list);

const lengthOf = (list: List<Thing> | readonly Thing[]): number => (isArray(list) ? list.length : list.size);

function sizeOf({ paging, sizeDefault, sizeMaximum }: ListShape, query: Query, total: number): number {
  if (!paging) return total;
  const asked = paging.size === undefined ? undefined : parameterIn(query, paging.size);
  const wanted = asked === undefined || asked === null ? (sizeDefault ?? usualSize) : Number(asked);
  return Math.max(0, Math.min(Number.isFinite(wanted) ? Math.floor(wanted) : usualSize, sizeMaximum ?? Number.MAX_SAFE_INTEGER));
}

function offsetOf(
  things: Things | undefined,
  list: List<Thing> | readonly Thing[],
  { paging }: ListShape,
  query: Query,
  size: number,
  counts: boolean,
): number {
  const parameter = paging && pageParameter(paging);
  if (!paging || parameter === undefined) return 0;
  const asked = parameterIn(query, parameter);
  if (asked === undefined || asked === null || asked === "") return 0;
  if (paging.style === "cursor" && !(counts && paging.takes === "opaque")) return afterCursor(things, list, String(asked));
  const number = Number(asked);
  if (!Number.isFinite(number) || (paging.style === "cursor" && number > lengthOf(list))) return 0;
  return Math.max(0, paging.style === "page" ? (Math.floor(number) - paging.first) * size : Math.floor(number));
}

/** A text that no answer gave leads to the start. */
function afterCursor(things: Things | undefined, list: List<Thing> | readonly Thing[], cursor: string): number {
  const [, digits, own] = /^(\d{1,15}):(.*)$/s.exec(decoded(cursor)) ?? [];
  const position = positionOf(things, list, own ?? encodeURIComponent(cursor).replaceAll(".", "%2E"));
  if (position !== undefined) return position + 1;
  if (digits !== undefined) return Number(digits);
  return /^\d{1,15}$/.test(cursor) ? Number(cursor) : 0;
}

function positionOf(things: Things | undefined, list: List<Thing> | readonly Thing[], own: string): number | undefined {
  if (isArray(list)) {
    const index = list.findIndex((thing) => ownPart(thing) === own);
    return index < 0 ? undefined : index;
  }
  for (const { key } of things?.in["own"]?.(own).slice(0, 100) ?? []) {
    const position = things?.positionIn(list, key);
    if (position !== undefined) return position;
  }
  return undefined;
}

function nextOf({ paging }: ListShape, last: Thing, end: number, size: number, offset: number, counts: boolean): string | undefined {
  if (paging?.style === "page") return String(paging.first + Math.floor(offset / Math.max(1, size)) + 1);
  if (paging?.style === "offset") return String(end);
  if (paging?.style !== "cursor") return undefined;
  if (paging.takes === "key") return decodeURIComponent(ownPart(last));
  return counts ? String(end) : encoded(`${end}:${ownPart(last)}`);
}

const encoded = (text: string): string => btoa(text).replace(/=+$/, "").replaceAll("+", "-").replaceAll("/", "_");

function decoded(token: string): string {
  try {
    return atob(token.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    return "";
  }
}
