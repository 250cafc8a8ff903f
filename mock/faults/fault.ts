/** Catalogued contract violations, served on request: what a faulty server does, as a wrapper around the engine's answers. */
import type { Contract, Operation } from "../../contract/model.ts";
import type { RequestMessage } from "../message.ts";
import type { Answer } from "../pipeline/exchange.ts";
import type { ServedApi } from "../served-api.ts";

export const families = [
  "status",
  "response-body",
  "headers",
  "errors",
  "input",
  "identity",
  "state",
  "collections",
  "methods",
  "numbers-strings",
  "visibility",
  "idempotency",
  "prose",
] as const;

export type Family = (typeof families)[number];

/** A check, a kind of derived case, a pattern of calls, or a hand-written scenario that should notice a fault. */
export type Catcher =
  | "status-documented"
  | "answers"
  | "media-type"
  | "body-schema"
  | "no-body"
  | "headers"
  | "content-length-honest"
  | "allow"
  | "location"
  | "retry-after"
  | "error-status-member"
  | "stack-trace"
  | "write-only"
  | "valid"
  | "invalid"
  | "malformed-path"
  | "malformed-body"
  | "missing-body"
  | "no-credentials"
  | "unknown-credentials"
  | "malformed-credentials"
  | "half-credentials"
  | "alternative-credentials"
  | "weak-principal"
  | "foreign-principal"
  | "unknown-resource"
  | "deleted-resource"
  | "undeclared-method"
  | "read-after-create"
  | "list-after-create"
  | "distinct-ids"
  | "update-changes-only"
  | "read-after-update"
  | "delete-deletes"
  | "delete-twice"
  | "error-leaves-no-trace"
  | "pages"
  | "filters-honoured"
  | "includes-honoured"
  | "put-replaces"
  | "preconditions"
  | "order-stable"
  | "sibling-survives"
  | "texts-as-sent"
  | "integers-as-sent"
  | "head-equals-get"
  | "scenario";

export interface Fault {
  /** Kebab-case, public, stable. */
  readonly id: string;
  readonly family: Family;
  /** One sentence: what a client sees that the contract does not allow. */
  readonly breaks: string;
  /** What makes it knowable: the contract, HTTP, the semantics of resources, or prose alone. */
  readonly knows: "C" | "H" | "S" | "P";
  /** Who is expected to notice. */
  readonly caughtBy: readonly Catcher[];
  /** It is its purpose to answer 5xx. */
  readonly serverError?: true;
  /** Ids of the operations that it touches; none where it cannot be. */
  appliesTo(contract: Contract): readonly string[];
  /** A fresh wrapper with a memory of its own. */
  install(): Interceptor;
}

/** One call on its way to the engine. */
export interface FaultyCall {
  readonly api: ServedApi;
  readonly request: RequestMessage;
  /** Below the prefix of the API. */
  readonly path: string;
  /** What the path means; for an undeclared method, some operation of that path. */
  readonly operation: Operation;
  /** False where the path has no such method. */
  readonly declared: boolean;
}

/** Lets the engine answer this request, or another one in its place. */
export type Next = (request?: RequestMessage, path?: string) => Answer;

/** Sees the calls of the operations that its fault touches. */
export type Interceptor = (call: FaultyCall, next: Next) => Answer;
