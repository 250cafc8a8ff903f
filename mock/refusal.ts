/** What the engine declines on the API's behalf, before or beside any handler. */
import type { Operation, Violation } from "../contract/model.ts";
import { documents } from "../contract/status.ts";
import { sentence } from "../contract/violation.ts";

export type RefusalReason =
  | "unauthenticated"
  | "forbidden"
  | "unreadable-body"
  | "invalid-request"
  | "unknown-path"
  | "method-not-allowed"
  | "unsupported-media-type"
  | "not-acceptable"
  | "too-large"
  | "unknown-thing"
  | "precondition-failed"
  | "conflict";

/** Everything that an API's own wording can be made from. */
export interface Refusal<P = unknown> {
  readonly reason: RefusalReason;
  readonly status: number;
  /** Undefined where no operation was found. */
  readonly operation: string | undefined;
  /** Undefined before authentication, and where it failed. */
  readonly principal: P | undefined;
  /** All of them, in order of appearance; empty but for `invalid-request`. */
  readonly violations: readonly Violation[];
  /** One sentence, or the violations joined: ten at most, then "and N more". */
  readonly detail: string;
}

const fixed: Partial<Record<RefusalReason, number>> = {
  unauthenticated: 401,
  forbidden: 403,
  "unknown-path": 404,
  "unknown-thing": 404,
  "precondition-failed": 412,
  "method-not-allowed": 405,
  "not-acceptable": 406,
  "too-large": 413,
};

const preferences: Partial<Record<RefusalReason, readonly number[]>> = {
  "unsupported-media-type": [415, 400, 422],
  "unreadable-body": [400, 422],
  conflict: [409, 422, 400],
};

const undocumented: Partial<Record<RefusalReason, number>> = { "unsupported-media-type": 415, conflict: 409 };

/** 415 and 400 fall back on each other and on 422, by what the operation documents. */
export function statusOf(reason: RefusalReason, operation: Operation | undefined): number {
  const status = fixed[reason];
  if (status !== undefined) return status;
  const wanted = preferences[reason] ?? [422, 400];
  const documented = operation && wanted.find((candidate) => documents(operation.responses, candidate));
  return documented ?? undocumented[reason] ?? 400;
}

/** Joins violations into one text. */
export function detailOf(violations: readonly Violation[]): string {
  const shown = violations.slice(0, 10).map(sentence).join("; ");
  return violations.length > 10 ? `${shown}; and ${violations.length - 10} more` : shown;
}
