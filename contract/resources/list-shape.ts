/** Everything about the answer of a list: where its things stand, pages, filters, order. */
import type { Operation } from "../model.ts";
import { requestBody, successBody, successes } from "./bodies.ts";
import { listIn } from "./envelopes.ts";
import { filtersOf } from "./filters.ts";
import type { ListShape } from "./model.ts";
import { pageMembers } from "./page-members.ts";
import { pagesOf } from "./page-parameters.ts";
import type { Sight } from "./roles.ts";
import { sortingOf } from "./sorting.ts";
import type { Stated } from "./stated.ts";

/** Whether an answer itself gives what asks for the next page. */
const leadsOn = (operation: Operation, { nextCursor, nextUrl }: ListShape["envelope"]): boolean =>
  nextCursor !== undefined || nextUrl !== undefined || successes(operation).some(({ headers }) => headers.some(({ name }) => name === "link"));

/** Undefined where the answer holds no array that could be meant. */
export function listShape(operation: Operation, { shapeOf, word, like }: Sight, stated: Stated | undefined): ListShape | undefined {
  const body = successBody(operation) ?? requestBody(operation);
  if (!body) return undefined;
  const found = listIn(body.schema, shapeOf, { word, like });
  const items = stated?.items ?? found?.pointer;
  if (items === undefined) return undefined;
  const thing = like[0] ?? found?.shape ?? shapeOf(true);
  const guessed = pagesOf(operation, shapeOf, leadsOn(operation, pageMembers(body.schema, shapeOf, undefined)));
  const paging = stated?.paging === undefined ? guessed.paging : (stated.paging ?? undefined);
  const envelope = pageMembers(body.schema, shapeOf, paging);
  const filters = filtersOf(operation, thing, shapeOf);
  const sorting = sortingOf(operation, thing, shapeOf);
  const said = stated && [stated.items, stated.paging, stated.filters, stated.sort].some((fact) => fact !== undefined);
  return {
    items,
    paging,
    sizeMaximum: guessed.sizeMaximum,
    sizeDefault: guessed.sizeDefault,
    filters: stated?.filters ?? filters.filters,
    sort: stated?.sort === undefined ? sorting.sort : (stated.sort ?? undefined),
    envelope,
    evidence: [
      ...(said ? [{ kind: "stated" as const, says: "x-resource says how it lists", pointer: stated.pointer }] : []),
      ...guessed.evidence,
      ...filters.evidence,
      ...sorting.evidence,
    ],
  };
}
