/** A request and what came back. */
import type { Operation } from "../contract/model.ts";

export interface OutgoingRequest {
  readonly method: string;
  /** Path and query as sent, below the target's base URL. */
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Undefined: none, and no Content-Length. */
  readonly body: Uint8Array | undefined;
}

export interface Received {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
}

/** Why no answer can be judged. */
export interface Failure {
  readonly kind: "refused" | "reset" | "timeout" | "tls" | "not-http" | "too-large" | "unresolved";
  readonly message: string;
}

export interface Exchange {
  /** The operation that the request is for; undefined for a method or path that the contract does not have. */
  readonly operation: Operation | undefined;
  /** Who asked; undefined without credentials. */
  readonly principal: string | undefined;
  readonly request: OutgoingRequest;
  readonly response: Received | undefined;
  readonly failure: Failure | undefined;
  readonly elapsedMs: number;
  /** Time spent waiting because the target asked for it (429, 503 with Retry-After). */
  readonly waitedMs: number;
}

/** First value of a header, `name` in lower case. */
export const headerOf = ({ headers }: Pick<Received, "headers">, name: string): string | undefined => headers.find(([key]) => key.toLowerCase() === name)?.[1];
