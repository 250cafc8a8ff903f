/** Query parameters that page through a list, told by their names. */
import type { Operation, Parameter } from "../../contract/model.ts";

export interface Paging {
  readonly limit: Parameter | undefined;
  readonly pager: { readonly kind: "offset" | "page" | "token"; readonly parameter: Parameter } | undefined;
}

const limits = /^(?:limit|per_?page|page_?size|max_?results|size|top|page\[(?:size|limit)\])$/i;
const pagers = {
  offset: /^(?:offset|skip|page\[offset\])$/i,
  page: /^(?:page|page_?number|page\[number\])$/i,
  token: /^(?:cursor|after|marker|starting_?after|(?:page|next|next_?page|continuation)_?token|page\[(?:cursor|after)\])$/i,
};

export function pagingOf({ parameters }: Operation): Paging {
  const query = parameters.filter((parameter) => parameter.in === "query");
  const named = (pattern: RegExp): Parameter | undefined => query.find(({ name }) => pattern.test(name));
  for (const kind of ["token", "offset", "page"] as const) {
    const parameter = named(pagers[kind]);
    if (parameter) return { limit: named(limits), pager: { kind, parameter } };
  }
  return { limit: named(limits), pager: undefined };
}
