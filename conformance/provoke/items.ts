/** The list in an answer, and how to ask for as much of it as possible. */
import type { Operation } from "../../contract/model.ts";
import { isObject } from "../../contract/pointer.ts";
import { pagingOf } from "../derive/paging.ts";

const itemNames = /^(?:data|items|results|values|entries|records|list|content)$/i;
const most = 1000;

/** The whole of it, else the member that is named like one, else the first list; undefined where there is none. */
export function itemsIn(body: unknown, lister: Operation): readonly unknown[] | undefined {
  if (Array.isArray(body)) return body;
  const named = lister.path.split("/").at(-1) ?? "";
  for (let level = [body], depth = 0; depth < 2; depth += 1) {
    const objects = level.filter(isObject);
    const lists = objects.flatMap((object) => Object.entries(object)).filter((entry): entry is [string, never[]] => Array.isArray(entry[1]));
    const found = lists.find(([name]) => name === named) ?? lists.find(([name]) => itemNames.test(name)) ?? lists[0];
    if (found) return found[1];
    level = objects.flatMap((object) => Object.values(object));
  }
  return undefined;
}

/** Undefined where the document sets no limit. */
export function largestLimit(lister: Operation): number | undefined {
  const schema = pagingOf(lister).limit?.schema;
  const { maximum } = typeof schema === "object" ? schema : {};
  return typeof maximum === "number" ? Math.min(maximum, most) : undefined;
}

export function largestPage(lister: Operation): Record<string, unknown> {
  const { limit } = pagingOf(lister);
  const largest = largestLimit(lister);
  return limit && largest !== undefined ? { [limit.name]: largest } : {};
}
