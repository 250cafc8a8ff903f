/** Whether all that a list demands in its query is known: pages, order, filters. */
import type { Operation } from "../model.ts";
import { filtersOf } from "./filters.ts";
import { isPageWord } from "./page-parameters.ts";
import type { Shape, ShapeOf } from "./shape.ts";
import { isSortWord } from "./sorting.ts";

/** The first required parameter that is neither; undefined where all is well. */
export function understood(operation: Operation, like: readonly Shape[], shapeOf: ShapeOf): string | undefined {
  const needed = operation.parameters.filter(
    (parameter) => parameter.in === "query" && parameter.required && !isPageWord(parameter.name) && !isSortWord(parameter.name),
  );
  if (needed.length === 0) return undefined;
  const [thing] = like;
  const filters = thing ? filtersOf(operation, thing, shapeOf).filters : new Map<string, string>();
  return needed.find(({ name }) => ![...filters.keys()].some((filter) => filter === name || filter.startsWith(`${name}[`)))?.name;
}
