/** Errors that a client cannot read, and errors that are none. */
import type { JsonObject, RequestBody, Violation } from "../../contract/model.ts";
import { tokensOf } from "../../contract/pointer.ts";
import { sampleMediaType } from "../../contract/sample.ts";
import { changeResponse, operationsWhere, succeeded, withoutHeader } from "./combinators.ts";
import type { Fault, FaultyCall, Interceptor } from "./fault.ts";
import { bodyOf, withBody } from "./requests.ts";
import { breakable, errors, spoilBody } from "./response-body.ts";
import { illustrated, illustrations, isCreation, isUpdate, listOf } from "./shapes.ts";
import { changedJson, gone, isMembers, replaced, type Site, type Spoil, sitesIn } from "./values.ts";

const failed = ({ response }: { response: { status: number } }): boolean => response.status >= 400;
const dropped: Spoil = ({ path }) => (typeof path.at(-1) === "string" ? [gone] : []);
const renamed: Spoil = ({ path, value }) => (path.length === 0 && isMembers(value) ? [{ fault: value }] : []);
const hasErrors = operationsWhere((operation) => errors(operation).some((response) => response?.content.length));

/** The member that repeats the status, under its usual names. */
const statusMember = (value: unknown): string | undefined =>
  isMembers(value) ? ["status", "code", "statusCode", "status_code"].find((name) => typeof value[name] === "number" && Number(value[name]) >= 400) : undefined;

/** The request with a valid value wherever it breaks its schema. */
export function mended(call: FaultyCall, violations: readonly Violation[], value: unknown): unknown {
  const mediaType = call.operation.body?.content[0];
  const sample = mediaType && sampleMediaType(call.api.contract.document, mediaType, { seed: 1, direction: "request" });
  if (!sample?.ok) return value;
  let result = value;
  for (const { at, keyword } of violations) {
    const path = tokensOf(at);
    const good = path.reduce<unknown>((inner, token) => (Array.isArray(inner) ? inner[0] : isMembers(inner) ? inner[token] : undefined), sample.value);
    result = keyword === "additionalProperties" ? replaced(result, path, gone) : good === undefined ? sample.value : replaced(result, path, good);
  }
  return result;
}

/** Where a body is refused, does what a mended one would do, and still says no. */
const alsoActs =
  (mend: (call: FaultyCall, violations: readonly Violation[], value: unknown) => unknown): (() => Interceptor) =>
  () =>
  (call, next) => {
    const answer = next();
    if (answer.explanation.reason !== "invalid-request") return answer;
    const body = bodyOf(call);
    if (body && body.violations.length > 0) next(withBody(call, mend(call, body.violations, body.value)));
    return answer;
  };

/** How many members the largest body has. */
function membersOf(document: JsonObject, body: RequestBody | undefined): number {
  const sample = body?.content[0] && sampleMediaType(document, body.content[0], { seed: 1, direction: "request" });
  return sample?.ok && isMembers(sample.value) ? Object.keys(sample.value).length : 0;
}

/** In place of the first text that is no code. */
function traced(value: unknown): unknown {
  const isText = ({ path, value: text }: Site): boolean => typeof text === "string" && (typeof path.at(-1) === "number" || told.test(String(path.at(-1))));
  const site = sitesIn(value).find(isText);
  return site && replaced(value, site.path, "TypeError: x is undefined\n    at handle (/srv/app/handler.js:12:7)");
}

const told = /^(?:message|long_message|error|detail)$/;

const withoutFaulty = (_call: FaultyCall, violations: readonly Violation[], value: unknown): unknown =>
  violations.reduce((left, { at }) => replaced(left, tokensOf(at).slice(0, 1), gone), value);

export const errorFaults: readonly Fault[] = [
  {
    id: "error-shape",
    family: "errors",
    breaks: "An error lacks a required member.",
    knows: "C",
    caughtBy: ["body-schema"],
    appliesTo: breakable(errors, ["required"], dropped),
    install: spoilBody(failed, ["required"], dropped),
  },
  {
    id: "error-renamed",
    family: "errors",
    breaks: "An error comes in the envelope of a framework instead of the API's own.",
    knows: "C",
    caughtBy: ["body-schema"],
    appliesTo: breakable(errors, ["required"], renamed),
    install: spoilBody(failed, ["required"], renamed),
  },
  {
    id: "error-media-type",
    family: "errors",
    breaks: "An error is a page of HTML.",
    knows: "C",
    caughtBy: ["media-type"],
    appliesTo: hasErrors,
    install: changeResponse(failed, ({ status, headers }) => ({
      status,
      headers: { ...headers, "Content-Type": "text/html" },
      body: `<html><body><h1>${status}</h1></body></html>`,
    })),
  },
  {
    id: "error-empty",
    family: "errors",
    breaks: "An error that has a body comes without.",
    knows: "C",
    caughtBy: ["body-schema", "media-type"],
    appliesTo: hasErrors,
    install: changeResponse(failed, (response) => ({ ...withoutHeader(response, "content-type"), body: undefined })),
  },
  {
    id: "error-status-member",
    family: "errors",
    breaks: "The status inside an error differs from the status line.",
    knows: "H",
    caughtBy: ["error-status-member"],
    appliesTo: operationsWhere((operation, contract) =>
      errors(operation).some((response) => illustrations(contract, response)?.values.some((value) => statusMember(value) !== undefined)),
    ),
    install: changeResponse(failed, (response) =>
      changedJson(response, (value) => {
        const name = statusMember(value);
        return name && replaced(value, [name], response.status === 400 ? 500 : 400);
      }),
    ),
  },
  {
    id: "error-null-texts",
    family: "errors",
    breaks: "The texts of an error are null.",
    knows: "C",
    caughtBy: ["body-schema"],
    appliesTo: breakable(errors, ["type"], ({ value }) => (typeof value === "string" ? [null] : [])),
    install: spoilBody(failed, ["type"], ({ value }) => (typeof value === "string" ? [null] : [])),
  },
  {
    id: "error-with-trace",
    family: "errors",
    breaks: "The text of an error is a stack trace.",
    knows: "H",
    caughtBy: ["stack-trace"],
    appliesTo: hasErrors,
    install: changeResponse(failed, (response) => changedJson(response, traced)),
  },
  {
    id: "error-side-effect",
    family: "errors",
    breaks: "A refused creation stores something all the same.",
    knows: "S",
    caughtBy: ["error-leaves-no-trace"],
    appliesTo: operationsWhere(
      (operation, contract) => isCreation(operation, contract) && operation.body !== undefined && listOf(operation, contract) !== undefined,
    ),
    install: alsoActs(mended),
  },
  {
    id: "error-half-applied",
    family: "errors",
    breaks: "Of a refused update, the good half is stored.",
    knows: "S",
    caughtBy: ["error-leaves-no-trace"],
    appliesTo: operationsWhere(({ method, body }, { document }) => method === "PATCH" && membersOf(document, body) > 1),
    install: alsoActs(withoutFaulty),
  },
  {
    id: "error-after-effect",
    family: "errors",
    breaks: "An update is stored, and answered with a refusal.",
    knows: "S",
    caughtBy: ["valid", "error-leaves-no-trace"],
    appliesTo: operationsWhere((operation) => isUpdate(operation) && operation.responses.some(({ status }) => status === "400")),
    install: changeResponse(succeeded, (response, { api, operation }) => illustrated(api.contract, operation, "400") ?? response),
  },
];
