/** What should not be shown is shown, and what cannot be written is. */
import type { Contract, Json, Operation } from "../../contract/model.ts";
import { changeResponse, operationsWhere, succeeded } from "./combinators.ts";
import type { Fault } from "./fault.ts";
import { bodyOf } from "./requests.ts";
import { illustrations, successOf } from "./shapes.ts";
import { changedJson, isMembers, type Members, replaced, sitesIn } from "./values.ts";

/** Whether a schema of the body marks a member so. */
const marks = ({ body }: Operation, { document }: Contract, mark: string): boolean => {
  const seen = new Set<Json>();
  const pending: Json[] = body?.content.flatMap(({ schema }) => (schema === undefined ? [] : [schema])) ?? [];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    if (!Array.isArray(value) && value[mark] === true) return true;
    for (const member of Object.values(value)) pending.push(member);
    const reference = Array.isArray(value) ? undefined : value["$ref"];
    if (typeof reference !== "string") continue;
    const target = reference
      .split("/")
      .slice(1)
      .reduce<Json | undefined>((at, name) => (isMembers(at) ? (at as Record<string, Json>)[name] : undefined), document);
    if (target !== undefined) pending.push(target);
  }
  return false;
};

/** What a client sent takes the place of what the server decides, where the types agree. */
function overlaid(response: unknown, request: unknown): unknown {
  let result = response;
  for (const { path, value } of sitesIn(request)) {
    const own = path.reduce<unknown>((at, name) => (isMembers(at) ? at[String(name)] : undefined), response);
    if (path.length > 0 && own !== undefined && typeof own === typeof value && typeof value !== "object") result = replaced(result, path, value);
  }
  return result;
}

export const visibilityFaults: readonly Fault[] = [
  {
    id: "write-only-leaks",
    family: "visibility",
    breaks: "A member that only requests hold is answered back.",
    knows: "C",
    caughtBy: ["write-only"],
    appliesTo: operationsWhere((operation, contract) => marks(operation, contract, "writeOnly") && illustrations(contract, successOf(operation)) !== undefined),
    install: changeResponse(succeeded, (response, call) => {
      const sent = bodyOf(call)?.value;
      return isMembers(sent) ? changedJson(response, (shown) => (isMembers(shown) ? { ...sent, ...shown } : undefined)) : response;
    }),
  },
  {
    id: "read-only-accepted",
    family: "visibility",
    breaks: "A client chooses what only the server decides: ids, times, owners.",
    knows: "P",
    caughtBy: ["scenario", "read-after-create"],
    appliesTo: operationsWhere((operation, contract) => {
      const shown = illustrations(contract, successOf(operation))?.values[0];
      return operation.body?.content.some(({ range }) => range.includes("json")) === true && isMembers(shown) && shownTop(shown);
    }),
    install: changeResponse(succeeded, (response, call) => changedJson(response, (shown) => overlaid(shown, bodyOf(call)?.value))),
  },
];

/** Something beside flags and texts for people, which clients could claim. */
const shownTop = (shown: Members): boolean => sitesIn(shown).some(({ path }) => /^(id|created|owner|organizationName)$/.test(String(path.at(-1))));
