/** The way to other pages: the query that asks for them, and the Link header (RFC 8288). */
import type { ListShape, Paging } from "../../contract/resources/model.ts";
import { absolute, pageUrl } from "./addresses.ts";
import type { InferredCall } from "./call.ts";
import type { Page } from "./page.ts";

type Values = Readonly<Record<string, string | undefined>>;

/** The parameter that asks for another page; undefined where only the size can be asked for. */
export function pageParameter(paging: Paging): string | undefined {
  switch (paging.style) {
    case "cursor":
      return paging.cursor;
    case "page":
      return paging.page;
    case "offset":
      return paging.offset;
    case "size":
      return undefined;
  }
}

/** Undefined on the last page. */
export function nextQuery({ next }: Page, paging: Paging | undefined): Values | undefined {
  const parameter = paging && pageParameter(paging);
  return next === undefined || parameter === undefined ? undefined : { [parameter]: next };
}

/** Empty where there is but one page. */
export function linkHeader(page: Page, { paging }: ListShape, call: InferredCall): string {
  const parameter = paging && pageParameter(paging);
  if (!paging || parameter === undefined) return "";
  const links: string[] = [];
  const add = (rel: string, values: Values | undefined): void => {
    if (values) links.push(`<${absolute(pageUrl(call, values), call)}>; rel="${rel}"`);
  };
  const { offset, size, total } = page;
  add("next", nextQuery(page, paging));
  if (paging.style === "cursor" || size < 1) return links.join(", ");
  const at = (start: number): Values => ({ [parameter]: String(paging.style === "page" ? paging.first + Math.floor(start / size) : start) });
  const lastStart = Math.max(0, Math.ceil(total / size) - 1) * size;
  if (offset > 0) add("prev", at(Math.max(0, Math.min(offset - size, lastStart))));
  if (page.next !== undefined) add("last", at(lastStart));
  if (offset > 0) add("first", at(0));
  return links.join(", ");
}
