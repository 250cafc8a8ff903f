/** One request on its way through the pipeline, and what is known of it so far. */
import type { Operation, ParameterValues, Violation } from "../../contract/model.ts";
import type { Reply } from "../handler.ts";
import type { RequestMessage, ResponseMessage } from "../message.ts";
import { type Preference, preferenceOf } from "../prefer.ts";
import type { Principal } from "../principals.ts";
import type { RefusalReason } from "../refusal.ts";
import type { ServedApi } from "../served-api.ts";
import type { PreparedOperation } from "./prepared.ts";

const noParameters: ParameterValues = { path: {}, query: {}, header: {}, cookie: {} };
const noViolations: readonly Violation[] = [];
const noSecrets: readonly string[] = [];

/** Why a request got the answer that it got. */
export interface Explanation {
  readonly api: string;
  /** Undefined where no operation was found. */
  readonly operation: string | undefined;
  readonly principal: string | undefined;
  /** Undefined where a handler answered. */
  readonly reason:
    | RefusalReason
    | "contract-breach"
    | "handler-failed"
    | "preflight"
    | "preference"
    | "forced"
    | "sandbox-unclear"
    | "no-room"
    | "store-unavailable"
    | undefined;
  /** What the request broke; with a success, what was let through. */
  readonly violations: readonly Violation[];
  /** Values in the path that no report shows. */
  readonly secrets?: readonly string[];
  /** One sentence, where there is more to say. */
  readonly detail?: string;
}

/** A response with its explanation. */
export interface Answer {
  readonly response: ResponseMessage;
  readonly explanation: Explanation;
  /** What `Prefer: wait` asks for. */
  readonly waitMs?: number;
}

export class Exchange {
  readonly api: ServedApi;
  readonly request: RequestMessage;
  /** Raw, below the prefix of the API. */
  readonly path: string;
  readonly preference: Preference | undefined;
  prepared: PreparedOperation | undefined;
  /** Undecoded values of the path's templates. */
  pathValues: readonly string[] = [];
  principal: Principal | undefined;
  parameters: ParameterValues = noParameters;
  body: unknown;
  /** Limits that the request breaks and that were let through. */
  tolerated: readonly Violation[] = noViolations;

  constructor(api: ServedApi, request: RequestMessage, path: string) {
    this.api = api;
    this.request = request;
    this.path = path;
    const prefer = request.header("prefer");
    this.preference = prefer === undefined ? undefined : preferenceOf(prefer);
  }

  get operation(): Operation | undefined {
    return this.prepared?.operation;
  }

  /** The prepared operation, in steps that come after the match. */
  get matched(): PreparedOperation {
    if (!this.prepared) throw new Error("This step needs a matched operation.");
    return this.prepared;
  }

  #secrets(): readonly string[] {
    const places = this.prepared?.secretPathValues;
    return places && places.length > 0 ? places.map((index) => this.pathValues[index] ?? "") : noSecrets;
  }

  answer(response: ResponseMessage, reason?: Explanation["reason"], violations = this.tolerated, detail?: string): Answer {
    const explanation = {
      api: this.api.contract.id,
      operation: this.operation?.id,
      principal: this.principal?.id,
      reason,
      violations,
      secrets: this.#secrets(),
    };
    return { response, explanation: detail === undefined ? explanation : { ...explanation, detail } };
  }
}

/** What `reply` really returns. */
export interface ReplyParts {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, unknown>> | undefined;
  /** The document tells of failures alone: a success is JSON, or nothing, and cannot break what nobody wrote. */
  readonly undescribed?: true;
}

/** The brand of {@link Reply} exists for the compiler only. */
export const partsOf = (reply: Reply<unknown>): ReplyParts => reply as unknown as ReplyParts;
