/** Lists that are too long, too short, out of date, or never the same twice. */
import { stringifyJson } from "../../contract/json.ts";
import { respond } from "../respond.ts";
import { ServedApi } from "../served-api.ts";
import { changeResponse, operationsWhere, remembering, succeeded } from "./combinators.ts";
import type { Fault, FaultyCall, Interceptor } from "./fault.ts";
import { itemsOf, limitOf } from "./pages.ts";
import { asMethod, limitParameter, withQueryValue } from "./requests.ts";
import { isDeletion, isList, listOf } from "./shapes.ts";
import { withItems } from "./values.ts";

const lists = operationsWhere(isList);
/** Ghosts of deleted things, by the path of their list. */
const keepsGhosts: () => Interceptor = () => {
  const ghosts = remembering(() => new Map<string, unknown[]>());
  return (call, next) => {
    const { contract } = call.api;
    if (!isDeletion(call.operation)) return withGhosts(call, next(), ghosts(call));
    const list = listOf(call.operation, contract);
    const templates = call.operation.path.split("/").length - (list?.path.split("/").length ?? 0);
    const path = call.path.split("/").slice(0, -templates).join("/");
    const limit = list && limitParameter(list);
    const most = typeof limit?.schema === "object" ? limit.schema["maximum"] : undefined;
    const whole = limit && typeof most === "number" ? withQueryValue(asMethod(call.request, "GET"), limit.name, String(most)) : asMethod(call.request, "GET");
    const before = itemsOf(next(whole, path).response);
    const answer = next();
    const after = new Set(itemsOf(next(whole, path).response).map((item) => stringifyJson(item)));
    const lost = before.filter((item) => !after.has(stringifyJson(item)));
    ghosts(call).set(path, [...(ghosts(call).get(path) ?? []), ...lost]);
    return answer;
  };
};

function withGhosts(call: FaultyCall, answer: ReturnType<Parameters<Interceptor>[1]>, ghosts: ReadonlyMap<string, unknown[]>): typeof answer {
  const kept = ghosts.get(call.path) ?? [];
  if (kept.length === 0 || answer.response.status >= 400) return answer;
  const limit = limitOf(call) || Number.POSITIVE_INFINITY;
  return { ...answer, response: withItems(answer.response, (items) => [...items, ...kept.slice(0, Math.max(0, limit - items.length))]) };
}

/** Shows lists as they were at the start. */
const staleLists: () => Interceptor = () => {
  const start = remembering<{ api?: ServedApi }>(() => ({}));
  return (call, next) => {
    const answer = next();
    if (answer.response.status >= 400) return answer;
    const memory = start(call);
    const { contract, behaviour, options, authenticator } = call.api;
    memory.api ??= new ServedApi(contract, behaviour, options, authenticator);
    const old = respond(memory.api, call.request, call.path);
    return old.response.status === answer.response.status ? old : answer;
  };
};

const reversed = (items: readonly unknown[]): unknown[] => [...items].reverse();

export const collectionFaults: readonly Fault[] = [
  {
    id: "order-unstable",
    family: "collections",
    breaks: "Every second reading of a list is in the other order.",
    knows: "S",
    caughtBy: ["order-stable"],
    appliesTo: lists,
    install: () => {
      let calls = 0;
      return (call, next) => {
        calls += 1;
        return calls % 2 === 0 ? changeResponse(succeeded, (response) => withItems(response, reversed))()(call, next) : next();
      };
    },
  },
  {
    id: "order-reversed",
    family: "collections",
    breaks: "A list begins at its documented end.",
    knows: "P",
    caughtBy: ["scenario"],
    appliesTo: lists,
    install: changeResponse(succeeded, (response) => withItems(response, reversed)),
  },
  {
    id: "list-stale",
    family: "collections",
    breaks: "What was created or changed never shows in a list.",
    knows: "S",
    caughtBy: ["list-after-create", "read-after-update"],
    appliesTo: lists,
    install: staleLists,
  },
  {
    id: "list-last-lost",
    family: "collections",
    breaks: "The last item of every list is missing.",
    knows: "S",
    caughtBy: ["list-after-create", "pages"],
    appliesTo: lists,
    install: changeResponse(succeeded, (response) => withItems(response, (items) => items.slice(0, -1))),
  },
  {
    id: "list-doubled",
    family: "collections",
    breaks: "The first item of a list stands there twice.",
    knows: "S",
    caughtBy: ["pages", "scenario"],
    appliesTo: lists,
    install: changeResponse(succeeded, (response) => withItems(response, (items) => [...items.slice(0, 1), ...items])),
  },
  {
    id: "delete-still-listed",
    family: "collections",
    breaks: "What was deleted stays in the list.",
    knows: "S",
    caughtBy: ["delete-deletes"],
    appliesTo: operationsWhere((operation, contract) => {
      const deletions = contract.operations.filter((one) => isDeletion(one) && listOf(one, contract) !== undefined);
      return deletions.includes(operation) || deletions.some((one) => listOf(one, contract) === operation);
    }),
    install: keepsGhosts,
  },
];
