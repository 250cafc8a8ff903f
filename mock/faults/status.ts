/** Right answers under wrong statuses. */
import { responseFor } from "../../contract/status.ts";
import { codeOf } from "../illustrate.ts";
import type { ResponseMessage } from "../message.ts";
import { always, changeResponse, failedWith, operationsWhere, reaches, refusedAs, succeeded, type When, withStatus } from "./combinators.ts";
import type { Fault, Interceptor } from "./fault.ts";
import { actingAs, presentsCredentials, principalsFor } from "./requests.ts";
import { illustrated, isDeletion, isList, isRead, showsItems, successOf } from "./shapes.ts";
import { withItems } from "./values.ts";

const swap = (when: When, status: number): (() => Interceptor) => changeResponse(when, (response) => withStatus(response, status));

/** What a crash sends. */
const crashed = (): ResponseMessage => ({ status: 500, headers: { "Content-Type": "text/plain" }, body: "Internal Server Error" });

const crash = (when: When): (() => Interceptor) => changeResponse(when, crashed);

/** A documented success where there is nothing. */
export const pretendSuccess = (when: When): (() => Interceptor) =>
  changeResponse(when, (response, { api, operation }) => illustrated(api.contract, operation) ?? response);

const others: Readonly<Record<number, number>> = { 200: 201, 201: 200, 204: 202 };

export const statusFaults: readonly Fault[] = [
  {
    id: "created-not-201",
    family: "status",
    breaks: "A success is answered with another 2xx than the documented one.",
    knows: "C",
    caughtBy: ["status-documented", "valid"],
    appliesTo: operationsWhere((operation) => {
      const success = successOf(operation);
      const other = success && others[codeOf(success)];
      return other !== undefined && responseFor(operation.responses, other) === undefined;
    }),
    install: changeResponse(succeeded, (response) => withStatus(response, others[response.status] ?? response.status)),
  },
  {
    id: "missing-auth-403",
    family: "status",
    breaks: "A call without known credentials is answered with 403 instead of 401.",
    knows: "C",
    caughtBy: ["no-credentials", "unknown-credentials", "status-documented"],
    appliesTo: operationsWhere((operation) => operation.security.length > 0 && reaches(operation, 401)),
    install: swap(refusedAs("unauthenticated"), 403),
  },
  {
    id: "missing-auth-200",
    family: "status",
    breaks: "A call without credentials gets an empty list.",
    knows: "C",
    caughtBy: ["no-credentials"],
    appliesTo: operationsWhere((operation, contract) => operation.security.length > 0 && operation.method === "GET" && showsItems(operation, contract)),
    install: () => (call, next) => {
      const answer = next();
      const [somebody] = principalsFor(call);
      if (answer.explanation.reason !== "unauthenticated" || presentsCredentials(call) || !somebody) return answer;
      const allowed = next(actingAs(call, somebody));
      return { ...allowed, response: withItems(allowed.response, () => []) };
    },
  },
  {
    id: "forbidden-as-missing",
    family: "status",
    breaks: "A caller without the right gets 404 where 403 is promised.",
    knows: "P",
    caughtBy: ["weak-principal", "foreign-principal", "scenario"],
    appliesTo: operationsWhere((operation) => reaches(operation, 403)),
    install: swap(failedWith(403), 404),
  },
  {
    id: "missing-as-forbidden",
    family: "status",
    breaks: "What does not exist is answered with 403 instead of 404.",
    knows: "C",
    caughtBy: ["unknown-resource", "deleted-resource"],
    appliesTo: operationsWhere((operation) => reaches(operation, 404)),
    install: swap(failedWith(404), 403),
  },
  {
    id: "missing-as-success",
    family: "status",
    breaks: "An id that was never issued is answered with a thing.",
    knows: "C",
    caughtBy: ["unknown-resource", "deleted-resource"],
    appliesTo: operationsWhere((operation) => isRead(operation) && reaches(operation, 404)),
    install: pretendSuccess(failedWith(404)),
  },
  {
    id: "missing-as-other",
    family: "status",
    breaks: "What does not exist is answered with 400 instead of 404.",
    knows: "C",
    caughtBy: ["unknown-resource", "deleted-resource"],
    appliesTo: operationsWhere((operation) => reaches(operation, 404)),
    install: swap(failedWith(404), 400),
  },
  {
    id: "missing-as-500",
    family: "status",
    breaks: "What does not exist crashes the server.",
    knows: "C",
    caughtBy: ["status-documented", "unknown-resource", "deleted-resource"],
    serverError: true,
    appliesTo: operationsWhere((operation) => reaches(operation, 404)),
    install: crash(failedWith(404)),
  },
  {
    id: "conflict-as-other",
    family: "status",
    breaks: "A conflict is answered with 422 instead of 409.",
    knows: "P",
    caughtBy: ["status-documented", "scenario"],
    appliesTo: operationsWhere((operation) => reaches(operation, 409)),
    install: swap(failedWith(409), 422),
  },
  {
    id: "invalid-as-400",
    family: "status",
    breaks: "Of two documented statuses for bad input, the wrong one is sent.",
    knows: "P",
    caughtBy: ["invalid", "scenario"],
    appliesTo: operationsWhere((operation) => reaches(operation, 400) && reaches(operation, 422)),
    install: swap(failedWith(422), 400),
  },
  {
    id: "invalid-as-500",
    family: "status",
    breaks: "Input that breaks its schema crashes the server.",
    knows: "C",
    caughtBy: ["status-documented", "invalid"],
    serverError: true,
    appliesTo: operationsWhere((operation) => reaches(operation, 400) || reaches(operation, 422)),
    install: crash(refusedAs("invalid-request")),
  },
  {
    id: "malformed-as-500",
    family: "status",
    breaks: "A body that cannot be read crashes the server.",
    knows: "C",
    caughtBy: ["status-documented", "malformed-body"],
    serverError: true,
    appliesTo: operationsWhere((operation) => operation.body !== undefined),
    install: crash(refusedAs("unreadable-body", "unsupported-media-type")),
  },
  {
    id: "unauthenticated-as-500",
    family: "status",
    breaks: "Unknown credentials crash the server.",
    knows: "C",
    caughtBy: ["status-documented", "no-credentials", "unknown-credentials"],
    serverError: true,
    appliesTo: operationsWhere((operation) => operation.security.length > 0),
    install: crash(refusedAs("unauthenticated")),
  },
  {
    id: "delete-missing-as-204",
    family: "status",
    breaks: "Deleting what does not exist succeeds.",
    knows: "C",
    caughtBy: ["unknown-resource", "delete-twice"],
    appliesTo: operationsWhere((operation) => isDeletion(operation) && reaches(operation, 404)),
    install: pretendSuccess(failedWith(404)),
  },
  {
    id: "undocumented-status",
    family: "status",
    breaks: "Every refusal has a status that the contract does not know.",
    knows: "C",
    caughtBy: ["status-documented"],
    appliesTo: operationsWhere((operation) => responseFor(operation.responses, 418) === undefined),
    install: swap((answer) => answer.response.status >= 400, 418),
  },
  {
    id: "error-as-200",
    family: "status",
    breaks: "An error is sent under the status of success.",
    knows: "C",
    caughtBy: ["unknown-resource", "no-credentials", "invalid", "body-schema"],
    appliesTo: operationsWhere((operation) => operation.responses.some(({ status }) => status.startsWith("4"))),
    install: swap((answer) => answer.response.status >= 400, 200),
  },
  {
    id: "slow-start-503",
    family: "status",
    breaks: "Every seventh call is answered with 503, without a word on when to come back.",
    knows: "H",
    caughtBy: ["retry-after", "status-documented"],
    serverError: true,
    appliesTo: operationsWhere(() => true),
    install: () => {
      let calls = 0;
      const overloaded = changeResponse(always, () => ({ ...crashed(), status: 503 }))();
      return (call, next) => {
        calls += 1;
        return calls % 7 === 0 ? overloaded(call, next) : next();
      };
    },
  },
  {
    id: "list-empty-as-404",
    family: "status",
    breaks: "A list that holds nothing, or a page beyond its end, is answered with 404.",
    knows: "S",
    caughtBy: ["pages", "status-documented", "scenario"],
    appliesTo: operationsWhere((operation, contract) => isList(operation, contract) && operation.parameters.some((one) => one.in === "query")),
    install: changeResponse(succeeded, (response) => {
      let size = 1;
      withItems(response, (items) => {
        size = items.length;
        return items;
      });
      return size === 0 ? { ...response, status: 404 } : response;
    }),
  },
];
