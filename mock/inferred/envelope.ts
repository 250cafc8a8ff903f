/** A page in the body that the document describes: items, totals, the way to the next page. */
import type { Json } from "../../contract/model.ts";
import { escapeToken, tokensOf } from "../../contract/pointer.ts";
import type { ListShape } from "../../contract/resources/model.ts";
import { absolute, pageUrl } from "./addresses.ts";
import type { InferredCall } from "./call.ts";
import { nextQuery } from "./link-header.ts";
import type { Page } from "./page.ts";
import { removeAt, writeAt } from "./pointers.ts";
import type { View } from "./view.ts";

/** `whole`: the body with the page's things in it. */
export function enveloped(view: View, whole: unknown, { envelope, paging }: ListShape, page: Page, call: InferredCall): unknown {
  let body = whole;
  const set = (pointer: string | undefined, value: unknown): void => {
    if (pointer !== undefined) body = writeAt(body, pointer, value);
  };
  const size = Math.max(1, page.size);
  set(envelope.total, page.total);
  set(envelope.size, paging ? page.size : page.things.length);
  set(envelope.offset, page.offset);
  set(envelope.page, (paging?.style === "page" ? paging.first : 1) + Math.floor(page.offset / size));
  set(envelope.pages, Math.ceil(page.total / size));
  set(envelope.hasMore, page.next !== undefined);
  const { schema } = view.mediaType;
  const way = (pointer: string | undefined, next: unknown): void => {
    if (pointer === undefined) return;
    if (next !== undefined) set(pointer, next);
    else body = ended(view, schema, body, pointer);
  };
  way(envelope.nextCursor, cursorIn(view, envelope.nextCursor, page));
  const query = nextQuery(page, paging);
  way(envelope.nextUrl, query && absolute(pageUrl(call, query), call));
  return body;
}

/** A cursor that must be a number is the position of the next thing. */
function cursorIn(view: View, pointer: string | undefined, { next, offset, things }: Page): unknown {
  if (next === undefined || pointer === undefined) return undefined;
  const { types } = view.anatomy.shape(view.anatomy.at(view.mediaType.schema, pointer));
  return types.has("integer") && !types.has("string") ? offset + things.length : next;
}

/** No next page: null where that is allowed, else nothing, else an empty text. */
function ended(view: View, schema: Json | undefined, body: unknown, pointer: string): unknown {
  const { anatomy } = view;
  const member = anatomy.at(schema, pointer);
  const tokens = tokensOf(pointer);
  const parent = tokens
    .slice(0, -1)
    .map((token) => `/${escapeToken(token)}`)
    .join("");
  if (anatomy.allowsNull(member)) return writeAt(body, pointer, null);
  if (!anatomy.shape(anatomy.at(schema, parent)).required.has(tokens.at(-1) ?? "")) return removeAt(body, pointer);
  return anatomy.shape(member).types.has("string") ? writeAt(body, pointer, "") : body;
}
