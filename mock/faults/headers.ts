/** Header fields that are missing, wrong, or lead nowhere. */
import { changeResponse, operationsWhere, succeeded, withoutHeader } from "./combinators.ts";
import type { Fault } from "./fault.ts";
import { successOf } from "./shapes.ts";

const contentOfSuccess = operationsWhere((operation) => (successOf(operation)?.content.length ?? 0) > 0);
const declaresLocation = operationsWhere((operation) => successOf(operation)?.headers.some(({ name }) => name === "location") ?? false);

/** Another last character, of the same kind. */
const nextDoor = (text: string): string => text.replace(/[0-9a-z]$/i, (last) => (last === "0" ? "1" : "0"));

export const headerFaults: readonly Fault[] = [
  {
    id: "content-type-missing",
    family: "headers",
    breaks: "A body comes without Content-Type.",
    knows: "C",
    caughtBy: ["media-type"],
    appliesTo: contentOfSuccess,
    install: changeResponse(succeeded, (response) => withoutHeader(response, "content-type")),
  },
  {
    id: "content-type-wrong",
    family: "headers",
    breaks: "A body says that it is of another media type.",
    knows: "C",
    caughtBy: ["media-type"],
    appliesTo: contentOfSuccess,
    install: changeResponse(succeeded, (response) =>
      response.body === undefined ? response : { ...response, headers: { ...response.headers, "Content-Type": "text/html; charset=utf-8" } },
    ),
  },
  {
    id: "required-header-missing",
    family: "headers",
    breaks: "A required response header is not sent.",
    knows: "C",
    caughtBy: ["headers", "location"],
    appliesTo: operationsWhere(({ responses }) => responses.some(({ headers }) => headers.some(({ required }) => required))),
    install: changeResponse(
      () => true,
      (response, { operation }) =>
        operation.responses
          .filter(({ status }) => status === String(response.status))
          .flatMap(({ headers }) => headers.filter(({ required }) => required))
          .reduce((left, { name }) => withoutHeader(left, name), response),
    ),
  },
  {
    id: "challenge-missing",
    family: "headers",
    breaks: "A 401 comes without the WWW-Authenticate that it documents.",
    knows: "C",
    caughtBy: ["headers"],
    appliesTo: operationsWhere(({ responses }) =>
      responses.some(({ status, headers }) => status === "401" && headers.some(({ name }) => name === "www-authenticate")),
    ),
    install: changeResponse(
      ({ response }) => response.status === 401,
      (response) => withoutHeader(response, "www-authenticate"),
    ),
  },
  {
    id: "location-dangling",
    family: "headers",
    breaks: "Location names a thing that is not there.",
    knows: "H",
    caughtBy: ["location", "read-after-create"],
    appliesTo: declaresLocation,
    install: changeResponse(succeeded, (response) => {
      const location = response.headers["Location"];
      return typeof location === "string" ? { ...response, headers: { ...response.headers, Location: nextDoor(location) } } : response;
    }),
  },
  {
    id: "location-relative",
    family: "headers",
    breaks: "Location is the bare id, which leads elsewhere from where it was sent.",
    knows: "C",
    caughtBy: ["headers", "location"],
    appliesTo: declaresLocation,
    install: changeResponse(succeeded, (response) => {
      const location = response.headers["Location"];
      return typeof location === "string" ? { ...response, headers: { ...response.headers, Location: location.replace(/^.*\//, "") } } : response;
    }),
  },
  {
    id: "retry-after-missing",
    family: "headers",
    breaks: "Every tenth call is answered with 429, and nothing says when to come back.",
    knows: "H",
    caughtBy: ["retry-after", "status-documented"],
    appliesTo: operationsWhere(() => true),
    install: () => {
      let calls = 0;
      return (_call, next) => {
        calls += 1;
        const answer = next();
        return calls % 10 > 0 ? answer : { ...answer, response: { status: 429, headers: {}, body: undefined } };
      };
    },
  },
  {
    id: "retry-after-wrong",
    family: "headers",
    breaks: "A refusal says to come back soon, which is neither a number of seconds nor a date.",
    knows: "H",
    caughtBy: ["retry-after"],
    appliesTo: operationsWhere(({ responses }) => responses.some(({ status, unreachable }) => /^4/.test(status) && unreachable === undefined)),
    install: changeResponse(
      ({ response }) => response.status >= 400,
      (response) => ({ ...response, headers: { ...response.headers, "Retry-After": "soon" } }),
    ),
  },
];
