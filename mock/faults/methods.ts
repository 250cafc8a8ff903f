/** Methods that a path does not have, and those that HTTP derives. */
import { changeResponse, operationsWhere, succeeded, withoutHeader, withStatus } from "./combinators.ts";
import type { Fault, Interceptor } from "./fault.ts";

/** Contracts that mark what is known leave unlisted methods free, but for the one that a rule of Pulumi's tells of. */
const whereTold = operationsWhere(
  ({ path }, { document, id }) => document["x-provenance"] === undefined || (id === "pulumi-services" && path.endsWith("/{serviceName}")),
);

/** Undeclared methods that the engine refuses with 405. */
const onRefusedMethod = (change: Parameters<typeof changeResponse>[1]): (() => Interceptor) =>
  changeResponse(({ response }) => response.status === 405, change);

export const methodFaults: readonly Fault[] = [
  {
    id: "undeclared-method",
    family: "methods",
    breaks: "A method that the path does not have succeeds.",
    knows: "H",
    caughtBy: ["undeclared-method"],
    appliesTo: whereTold,
    install: onRefusedMethod(() => ({ status: 200, headers: { "Content-Type": "application/json" }, body: "{}" })),
  },
  {
    id: "method-as-500",
    family: "methods",
    breaks: "A method that the path does not have crashes the server.",
    knows: "H",
    caughtBy: ["undeclared-method"],
    serverError: true,
    appliesTo: whereTold,
    install: onRefusedMethod(() => ({ status: 500, headers: {}, body: undefined })),
  },
  {
    id: "allow-missing",
    family: "methods",
    breaks: "405 does not say which methods there are.",
    knows: "H",
    caughtBy: ["allow"],
    appliesTo: whereTold,
    install: onRefusedMethod((response) => withoutHeader(response, "allow")),
  },
  {
    id: "allow-wrong",
    family: "methods",
    breaks: "405 lists only methods that the path does not have.",
    knows: "H",
    caughtBy: ["allow", "undeclared-method"],
    appliesTo: whereTold,
    install: onRefusedMethod((response) => ({ ...response, headers: { ...response.headers, Allow: "TRACE" } })),
  },
  {
    id: "head-differs",
    family: "methods",
    breaks: "HEAD answers 404 where GET finds the thing.",
    knows: "H",
    caughtBy: ["valid", "head-equals-get", "scenario"],
    // Where HEAD is not declared, it may be refused as any other method.
    appliesTo: operationsWhere(({ method }) => method === "HEAD"),
    install: changeResponse(
      (answer, call) => call.request.method === "HEAD" && succeeded(answer, call),
      (response) => withStatus(response, 404),
    ),
  },
  {
    id: "head-length-differs",
    family: "methods",
    breaks: "HEAD says that the body is longer than what GET sends.",
    knows: "H",
    caughtBy: ["head-equals-get"],
    // 204 has no length (RFC 9110, section 8.6).
    appliesTo: operationsWhere(({ method, responses }) => method === "HEAD" && responses.some(({ status }) => status === "200")),
    install: changeResponse(
      (answer, call) => call.request.method === "HEAD" && succeeded(answer, call),
      // What travels of it is its length.
      (response) => ({ ...response, body: "x".repeat(4711) }),
    ),
  },
];
