/** Problem details (RFC 9457): what the engine says where an API's own error schema cannot. */
import type { Violation } from "../contract/model.ts";
import type { ResponseMessage } from "./message.ts";

export type ProblemCode =
  | "contract-breach"
  | "handler-failed"
  | "invalid-preference"
  | "invalid-request"
  | "unknown-path"
  | "control-refused"
  | "control-invalid"
  | "too-large"
  | "timeout"
  | "bad-http"
  | (string & {});

export interface ProblemMembers {
  readonly title: string;
  readonly detail: string;
  readonly violations?: readonly Violation[];
  readonly [member: string]: unknown;
}

/** `type` is a relative URI that ends in the code. */
export const problem = (status: number, code: ProblemCode, members: ProblemMembers, headers: Record<string, string> = {}): ResponseMessage => ({
  status,
  headers: { "Content-Type": "application/problem+json", ...headers },
  body: JSON.stringify({ type: `/_specimen/problems/${code}`, status, ...members }),
});
