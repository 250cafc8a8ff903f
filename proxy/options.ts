/** What a proxy is told. Types only. */
import type { Contract } from "../contract/model.ts";
import type { Entry } from "./ledger.ts";
import type { SeenRequest, SeenResponse } from "./witnessed.ts";

export interface ProxyOptions {
  readonly contract: Contract;
  /** Everything before the path of an operation. */
  readonly target: URL;
  /** 0 takes any free one. */
  readonly port: number;
  /** Both loopback addresses unless said. */
  readonly host?: string | undefined;
  /** Refuses what breaks the contract, instead of telling of it. */
  readonly enforce: boolean;
  /** Longer bodies pass without being judged. */
  readonly judgedBytes: number;
  /** Until an answer begins. */
  readonly timeoutMs: number;
  /** Told once a cause. */
  readonly onEntry?: (entry: Entry) => void;
  /** Told of every exchange that was judged and passed. */
  readonly onExchange?: (exchange: PassedExchange) => void;
}

export interface PassedExchange {
  readonly request: SeenRequest;
  readonly response: SeenResponse;
  readonly operation: string | undefined;
  /** Nothing was found, and both bodies were read. */
  readonly sound: boolean;
}
