/** What an inferred handler receives and returns. */
import type { ParameterValues } from "../../contract/model.ts";
import type { Declined } from "../declined.ts";
import type { RequestMessage } from "../message.ts";
import type { ReplyParts } from "../pipeline/exchange.ts";
import type { Principal } from "../principals.ts";
import type { State } from "./store.ts";

export interface InferredCall extends ParameterValues {
  readonly body: unknown;
  readonly principal: Principal | undefined;
  readonly state: State;
  readonly request: RequestMessage;
  now(): Date;
  newId(prefix?: string, length?: number): string;
}

export type InferredHandler = (call: InferredCall) => ReplyParts | Declined;
