/** A refusal as a response: worded by the API where its error schema can say it, else as problem details. */
import type { Violation } from "../../contract/model.ts";
import { illustrateHeaders } from "../illustrate.ts";
import type { ResponseMessage } from "../message.ts";
import { problem } from "../problem.ts";
import { detailOf, type Refusal, type RefusalReason, statusOf } from "../refusal.ts";
import type { Answer, Exchange } from "./exchange.ts";
import { breachResponse, checkReply } from "./send.ts";

const noViolations: readonly Violation[] = [];

export interface Decline {
  readonly violations?: readonly Violation[];
  readonly detail?: string;
  readonly headers?: Record<string, string>;
}

export function decline(exchange: Exchange, reason: RefusalReason, { violations = noViolations, detail, headers }: Decline = {}): Answer {
  const { api, operation } = exchange;
  const status = api.behaviour.refusalStatus?.[operation?.id ?? ""]?.[reason] ?? statusOf(reason, operation);
  const refusal: Refusal = {
    reason,
    status,
    operation: operation?.id,
    principal: exchange.principal,
    violations,
    detail: detail ?? detailOf(violations),
  };
  return exchange.answer(worded(exchange, refusal, headers), reason, violations, refusal.detail);
}

function worded(exchange: Exchange, refusal: Refusal, headers: Record<string, string> | undefined): ResponseMessage {
  const { behaviour } = exchange.api;
  const body: unknown = behaviour.refuse(refusal);
  const documented = exchange.prepared?.response(refusal.status);
  const isDefault = documented?.documented.status === "default";
  if (!documented || (isDefault && body === problemWording)) return undocumented(refusal, body, headers);
  // What no person wrote a behaviour for has nobody who would name the headers that its refusals require.
  const shown = behaviour.inferred ? { ...illustrateHeaders(exchange.api.contract, documented.documented, 1), ...headers } : headers;
  const checked = checkReply(exchange, { status: refusal.status, body: documented.mediaType ? body : undefined, headers: shown });
  if ("breach" in checked && isDefault) return undocumented(refusal, behaviour.inferred ? problemWording : body, headers);
  return "breach" in checked ? breachResponse(checked.breach) : checked.response;
}

/** Statuses of the transport precede the contract. */
function undocumented(refusal: Refusal, body: unknown, headers: Record<string, string> = {}): ResponseMessage {
  if (body === problemWording) {
    const { status, reason, detail, violations } = refusal;
    return problem(status, reason, { title: titles[reason], detail, ...(violations.length > 0 ? { violations } : {}) }, headers);
  }
  if (body === undefined) return { status: refusal.status, headers, body: undefined };
  return { status: refusal.status, headers: { ...headers, "Content-Type": "application/json" }, body: JSON.stringify(body) };
}

/** What a behaviour without an error schema of its own returns from `refuse`. */
export const problemWording: unique symbol = Symbol("problem details");

export const titles: Record<RefusalReason, string> = {
  unauthenticated: "Credentials are missing or unknown",
  forbidden: "The caller may not do this",
  "unreadable-body": "The body cannot be read",
  "invalid-request": "The request breaks the contract",
  "unknown-path": "There is no such path",
  "method-not-allowed": "The path has no such method",
  "unsupported-media-type": "The media type is not supported",
  "not-acceptable": "No acceptable media type can be sent",
  "too-large": "The body is too large",
  "unknown-thing": "There is no such thing",
  "precondition-failed": "The thing is in another state than the request is meant for",
  conflict: "The request conflicts with what is stored",
};
