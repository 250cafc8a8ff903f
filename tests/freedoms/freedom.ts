/** What a correct server may do otherwise than the mock does: the suite must raise nothing about it. */
import type { Contract } from "../../contract/model.ts";

export type Headers = readonly (readonly [name: string, value: string])[];

/** A request as it came. */
export interface Asked {
  readonly method: string;
  readonly target: string;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** An answer, and how it travels. */
export interface Given {
  readonly status: number;
  /** Without what frames the body. */
  readonly headers: Headers;
  readonly body: Uint8Array;
  readonly delayMs?: number;
  /** Sent in pieces and without a length. */
  readonly chunked?: boolean;
  /** The connection is closed afterwards, with a word or without. */
  readonly closes?: "announced" | "silently";
  /** An informational answer (RFC 9110, section 15.2) goes first. */
  readonly hints?: boolean;
}

export type Forward = (asked: Asked) => Promise<Given>;
/** Stands between a client and a correct server. */
export type Variant = (asked: Asked, forward: Forward) => Promise<Given>;

export interface Freedom {
  /** Kebab-case. */
  readonly id: string;
  /** One sentence: what a correct server may do. */
  readonly says: string;
  /** Where that stands: rules of one API, or a section of a standard. */
  readonly source: string;
  /** Declared to the suite. */
  readonly visibleAfterMs?: number;
  appliesTo(api: string): boolean;
  /** A fresh variant with a memory of its own; may prepare the server first. */
  install(contract: Contract, forward: Forward): Variant | Promise<Variant>;
}

export const everywhere = (): boolean => true;

export const inApis =
  (...apis: readonly string[]): ((api: string) => boolean) =>
  (api) =>
    apis.includes(api);

/** A freedom of answers alone. */
export const answering =
  (change: (given: Given, asked: Asked, contract: Contract) => Given): Freedom["install"] =>
  (contract) =>
  async (asked, forward) =>
    change(await forward(asked), asked, contract);
