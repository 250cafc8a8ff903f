/** What a mock can be told. The command line says the same in its own words. */
import type { JsonObject } from "../contract/model.ts";
import type { Behaviour } from "./handler.ts";
import type { Override } from "./override/override.ts";
import type { Answer, Exchange } from "./pipeline/exchange.ts";
import type { ValidateOption } from "./pipeline/tolerance.ts";

/** A contract of one's own, with a behaviour of one's own where there is one. */
export interface ApiSource {
  /** Names the API in URLs; the file's name without extension unless said. */
  readonly id?: string;
  /** A file, or the document itself. */
  readonly document: string | JsonObject;
  /** A whole one, or overrides of single operations. */
  readonly behaviour?: Behaviour | Override;
}

export interface MockOptions {
  /** Ids of shipped contracts, files, or sources; all shipped contracts unless said. */
  readonly apis?: readonly (string | ApiSource)[];
  /** Of ids, samples and latencies; 1 unless said. */
  readonly seed?: number;
  /** Freezes the clock. */
  readonly now?: Date | string | undefined;
  /** What is there at the start: a YAML or JSON file, or its content. */
  readonly state?: string | JsonObject | undefined;
  /** A TypeScript or JavaScript file that overrides operations of the one API that is served. */
  readonly behaviour?: string | undefined;
  /** Whether what changes in documents and behaviour files is served at once. */
  readonly watch?: boolean;
  /** Id of a principal: calls without credentials act as it. */
  readonly as?: string | undefined;
  /** `strict` unless said. */
  readonly validate?: ValidateOption;
  /** Before every answer of an API. */
  readonly latencyMs?: number | { readonly min: number; readonly max: number };
  /** Origins that browsers may call from; loopback origins unless said. */
  readonly cors?: readonly string[] | "*" | "off";
  /** Larger request bodies are refused with 413; 10 MiB unless said. */
  readonly bodyLimitBytes?: number;
  /** Opens the control API to callers that are not on loopback. */
  readonly controlToken?: string | undefined;
  /** Id of a catalogued contract violation that is served instead of correct answers. */
  readonly fault?: string | undefined;
  /** Keeps the state: a file, or `postgres://…` for any number of replicas. */
  readonly store?: string | undefined;
  /** Of reads from a shared store: `strong` unless said. */
  readonly consistency?: Consistency;
  /** False removes the control API. */
  readonly control?: boolean;
  /** Sees every call that an API answers, as far as it was read. */
  readonly observe?: (exchange: Exchange, answer: Answer) => void;
  /** Told of every exchange, and of what is odd. */
  readonly onEvent?: (event: MockEvent) => void;
}

/** `strong` reads see every write that any replica answered; `local` ones what has come here. */
export type Consistency = "strong" | "local";

export type MockEvent = ExchangeEvent | NoticeEvent | ReloadEvent;

/** One answered request. Secrets are not in it. */
export interface ExchangeEvent {
  readonly event: "exchange";
  readonly api: string | undefined;
  readonly operation: string | undefined;
  readonly method: string;
  /** Without the query, which can carry credentials. */
  readonly path: string;
  readonly status: number;
  readonly elapsedMs: number;
  readonly principal: string | undefined;
  readonly reason: string | undefined;
  readonly detail: string | undefined;
  /** One sentence each. */
  readonly violations: readonly string[];
}

/** Something in a document that is served around. */
export interface NoticeEvent {
  readonly event: "notice";
  readonly api: string;
  readonly message: string;
}

/** A file that an API is made from has changed. */
export interface ReloadEvent {
  readonly event: "reload";
  readonly api: string;
  /** False: what changed cannot be served, so what was there before still is. */
  readonly ok: boolean;
  /** What changed, or what is wrong and where. */
  readonly message: string;
  readonly elapsedMs: number;
}
