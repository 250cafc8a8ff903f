/** What every adapter does with an answer: report it, and delay it. */
import { sentence } from "../../contract/violation.ts";
import type { RequestMessage, ResponseMessage } from "../message.ts";
import type { MockOptions } from "../options.ts";
import type { Answer } from "../pipeline/exchange.ts";
import { numbers } from "../state/identifiers.ts";

export interface Settled {
  readonly response: ResponseMessage;
  /** 0: at once. */
  readonly waitMs: number;
}

export class Settler {
  readonly #latency: MockOptions["latencyMs"];
  readonly #onEvent: MockOptions["onEvent"];
  readonly #next: () => number;

  constructor(options: MockOptions) {
    this.#latency = options.latencyMs;
    this.#onEvent = options.onEvent;
    this.#next = numbers(options.seed ?? 1, 0x1a7e);
  }

  /** `startedMs` as `performance.now()` gives it. */
  settle(request: RequestMessage, answer: Answer, startedMs: number): Settled {
    if (this.#onEvent) this.report(request, answer, startedMs);
    return { response: answer.response, waitMs: this.#delay(answer) };
  }

  report(request: RequestMessage, { response, explanation }: Answer, startedMs: number): void {
    const { api, operation, principal, reason, detail, violations, secrets = [] } = explanation;
    this.#onEvent?.({
      event: "exchange",
      api: api === "" ? undefined : api,
      operation,
      method: request.method,
      path: secrets.reduce((path, secret) => (secret === "" ? path : path.replaceAll(secret, "***")), request.path),
      status: response.status,
      elapsedMs: Math.round((performance.now() - startedMs) * 100) / 100,
      principal,
      reason,
      detail,
      violations: violations.map(sentence),
    });
  }

  #delay({ explanation, waitMs = 0 }: Answer): number {
    const latency = this.#latency;
    if (latency === undefined || explanation.api === "") return waitMs;
    const { min, max } = typeof latency === "number" ? { min: latency, max: latency } : latency;
    return waitMs + min + (max > min ? (this.#next() / 2 ** 32) * (max - min) : 0);
  }
}
