/** The latest requests to the APIs with what is needed to explain their answers. Nothing is worded until somebody asks. */
import type { Contract } from "../contract/model.ts";
import type { RequestMessage, WireFault } from "./message.ts";
import type { Answer, Explanation } from "./pipeline/exchange.ts";
import type { JournalEntry } from "./state/journal.ts";

export interface LoggedRequest {
  /** Counts the requests to the mock, from 1. */
  readonly number: number;
  readonly atMs: number;
  readonly sandbox: string;
  readonly contract: Contract;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly fault: WireFault | undefined;
  readonly explanation: Explanation;
  /** What the call changed. */
  readonly entry: JournalEntry | undefined;
}

/** Older ones are forgotten. */
export const logLength = 1000;

export class RequestLog {
  /** A ring: the oldest is overwritten. */
  #requests: (LoggedRequest | undefined)[] = [];
  #count = 0;
  /** By id: what was served before the latest change of a document. */
  readonly #replaced = new Map<string, Contract>();

  add(sandbox: string, contract: Contract, { method, path }: RequestMessage, { response, explanation }: Answer, entry: JournalEntry | undefined): void {
    const { status, fault } = response;
    const slot = this.#count % logLength;
    this.#count += 1;
    this.#requests[slot] = { number: this.#count, atMs: Date.now(), sandbox, contract, method, path, status, fault, explanation, entry };
  }

  /** Requests are explained by their contract through one change of it; then they go, or every old document would be kept. */
  replaced(contract: Contract): void {
    const gone = this.#replaced.get(contract.id);
    this.#replaced.set(contract.id, contract);
    if (gone) this.#requests = this.#requests.map((request) => (request?.contract === gone ? undefined : request));
  }

  /** How many requests came. */
  get count(): number {
    return this.#count;
  }

  /** A request that is answered again, or otherwise, has not been answered yet. */
  takeBack(number: number): void {
    const slot = (number - 1) % logLength;
    if (this.#requests[slot]?.number !== number) return;
    this.#requests[slot] = undefined;
    if (number === this.#count) this.#count -= 1;
  }

  /** Of one sandbox, the newest first. */
  newest(sandbox: string): LoggedRequest[] {
    return this.#requests.flatMap((request) => (request?.sandbox === sandbox ? request : [])).sort((one, other) => other.number - one.number);
  }

  clear(sandbox: string): void {
    this.#requests = this.#requests.map((request) => (request?.sandbox === sandbox ? undefined : request));
  }
}
