/** Pages that are too long, repeat themselves, or lead nowhere. */
import type { Contract, Operation } from "../../contract/model.ts";
import { changeRequest, changeResponse, operationsWhere, remembering, succeeded, type When } from "./combinators.ts";
import type { Fault, FaultyCall } from "./fault.ts";
import { cursorParameter, limitParameter, queryValue, withQuery, withQueryValue } from "./requests.ts";
import { showsItems } from "./shapes.ts";
import { arrayIn, changedJson, gone, isMembers, jsonOf, memberNamed, replaced, withItems } from "./values.ts";

const listing = (operation: Operation, contract: Contract): boolean => operation.method === "GET" && showsItems(operation, contract);
const limited = operationsWhere((operation, contract) => listing(operation, contract) && limitParameter(operation) !== undefined);
const paged = operationsWhere((operation, contract) => listing(operation, contract) && cursorParameter(operation) !== undefined);

/** A page behind the first. */
const isLaterPage = ({ operation, request }: FaultyCall): boolean => {
  const cursor = queryValue(request, cursorParameter(operation)?.name ?? "");
  return cursor !== undefined && !["", "0", cursorParameter(operation)?.name === "page" ? "1" : "0"].includes(cursor);
};

const laterPage: When = (answer, call) => succeeded(answer, call) && isLaterPage(call);

/** Optional parameters that neither page nor sign in. */
const filtersOf = ({ parameters, ...operation }: Operation): string[] =>
  parameters
    .filter(
      (one) =>
        one.in === "query" && !one.required && one !== limitParameter({ ...operation, parameters }) && one !== cursorParameter({ ...operation, parameters }),
    )
    .map(({ name }) => name);

/** The member in which an answer hands its cursor on: it has the name of the parameter. */
const cursorMember = (operation: Operation): RegExp => new RegExp(`^${(cursorParameter(operation)?.name ?? "\n").replace(/\W/g, "\\$&")}$`);
const handsOn = operationsWhere((operation, contract) => {
  const name = cursorParameter(operation)?.name;
  const success = operation.responses.find(({ status }) => status.startsWith("2"));
  return (
    listing(operation, contract) &&
    name !== undefined &&
    [...(success?.content ?? [])].some(({ examples }) => [...examples.values()].some((example) => memberNamed(example, cursorMember(operation)) !== undefined))
  );
});

/** What the first array of a body holds. */
export const itemsOf = (response: Parameters<typeof jsonOf>[0]): readonly unknown[] => {
  const value = arrayIn(jsonOf(response))?.value;
  return Array.isArray(value) ? value : [];
};

/** The limit that a call asks for. */
export const limitOf = ({ operation, request }: FaultyCall): number => Number(queryValue(request, limitParameter(operation)?.name ?? ""));

export const pageFaults: readonly Fault[] = [
  {
    id: "limit-wrong",
    family: "collections",
    breaks: "A page holds one more than was asked for.",
    knows: "S",
    caughtBy: ["pages"],
    appliesTo: limited,
    install: changeRequest((call) => {
      const name = limitParameter(call.operation)?.name ?? "";
      const limit = limitOf(call);
      return limit > 0 && limit < 100 ? withQueryValue(call.request, name, String(limit + 1)) : undefined;
    }),
  },
  {
    id: "limit-ignored",
    family: "collections",
    breaks: "The size of a page cannot be chosen.",
    knows: "S",
    caughtBy: ["pages"],
    appliesTo: limited,
    install: changeRequest((call) => (limitOf(call) > 0 ? withQueryValue(call.request, limitParameter(call.operation)?.name ?? "", undefined) : undefined)),
  },
  {
    id: "cursor-ignored",
    family: "collections",
    breaks: "The second page equals the first.",
    knows: "S",
    caughtBy: ["pages"],
    appliesTo: paged,
    install: changeRequest((call) => (isLaterPage(call) ? withQueryValue(call.request, cursorParameter(call.operation)?.name ?? "", undefined) : undefined)),
  },
  {
    id: "cursor-ends-early",
    family: "collections",
    breaks: "More remains, and no cursor leads there.",
    knows: "S",
    caughtBy: ["pages"],
    appliesTo: handsOn,
    install: changeResponse(succeeded, (response, { operation }) =>
      changedJson(response, (root) => {
        const site = memberNamed(root, cursorMember(operation));
        return site && replaced(root, site.path, gone);
      }),
    ),
  },
  {
    id: "cursor-never-ends",
    family: "collections",
    breaks: "The last page has a cursor that leads to itself.",
    knows: "S",
    caughtBy: ["pages"],
    appliesTo: handsOn,
    install: changeResponse(laterPage, (response, call) =>
      changedJson(response, (root) => {
        const name = cursorParameter(call.operation)?.name ?? "";
        const own = decodeURIComponent(queryValue(call.request, name) ?? "");
        return isMembers(root) && root[name] === undefined ? { ...root, [name]: own } : undefined;
      }),
    ),
  },
  {
    id: "page-seam-lost",
    family: "collections",
    breaks: "An item is lost at the border of two pages.",
    knows: "S",
    caughtBy: ["pages"],
    appliesTo: paged,
    install: changeResponse(laterPage, (response) => withItems(response, (items) => items.slice(1))),
  },
  {
    id: "page-seam-repeated",
    family: "collections",
    breaks: "An item stands on two pages.",
    knows: "S",
    caughtBy: ["pages"],
    appliesTo: paged,
    install: () => {
      const last = remembering(() => new Map<string, unknown>());
      return (call, next) => {
        const answer = next();
        const items = itemsOf(answer.response);
        const before = last(call).get(call.path);
        if (items.length > 0) last(call).set(call.path, items.at(-1));
        const repeats = isLaterPage(call) && before !== undefined && items.length > 0;
        return repeats ? { ...answer, response: withItems(answer.response, (shown) => [before, ...shown.slice(1)]) } : answer;
      };
    },
  },
  {
    id: "filter-ignored",
    family: "collections",
    breaks: "Optional query parameters have no effect.",
    knows: "S",
    caughtBy: ["filters-honoured", "includes-honoured", "scenario"],
    appliesTo: operationsWhere((operation) => filtersOf(operation).length > 0),
    install: changeRequest(({ operation, request }) => {
      const filters = filtersOf(operation);
      return withQuery(request, (pairs) => pairs.filter(({ name }) => !filters.includes(name ?? "")));
    }),
  },
  {
    id: "default-wrong",
    family: "collections",
    breaks: "A query parameter that is not sent counts as another value than its documented default.",
    knows: "P",
    caughtBy: ["pages", "scenario"],
    appliesTo: operationsWhere((operation) => wrongDefaults(operation).length > 0),
    install: changeRequest(({ operation, request }) =>
      wrongDefaults(operation).reduce(
        (changed, [name, value]) => (queryValue(request, name) === undefined ? withQueryValue(changed, name, value) : changed),
        request,
      ),
    ),
  },
];

function wrongDefaults({ parameters }: Operation): [name: string, value: string][] {
  return parameters.flatMap(({ in: place, name, schema }): [string, string][] => {
    const fallback = place === "query" && typeof schema === "object" ? schema["default"] : undefined;
    if (typeof fallback === "boolean") return [[name, String(!fallback)]];
    return typeof fallback === "number" && fallback > 1 ? [[name, String(fallback - 1)]] : [];
  });
}
