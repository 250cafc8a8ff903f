/** What every adapter does with an answer: report it, delay it, or say that nothing is there. */
import { sentence } from "../../contract/violation.ts";
import type { Dispatcher } from "../dispatch.ts";
import type { RequestMessage, ResponseMessage } from "../message.ts";
import type { MockOptions } from "../options.ts";
import type { Answer } from "../pipeline/exchange.ts";
import { problem } from "../problem.ts";
import { numbers } from "../state/identifiers.ts";

export interface Settled {
  readonly response: ResponseMessage;
  /** 0: at once. */
  readonly waitMs: number;
}

export class Settler {
  readonly #dispatcher: Dispatcher;
  readonly #latency: MockOptions["latencyMs"];
  readonly #onEvent: MockOptions["onEvent"];
  readonly #next: () => number;

  constructor(dispatcher: Dispatcher, options: MockOptions) {
    this.#dispatcher = dispatcher;
    this.#latency = options.latencyMs;
    this.#onEvent = options.onEvent;
    this.#next = numbers(options.seed ?? 1, 0x1a7e);
  }

  /** `startedMs` as `performance.now()` gives it. */
  settle(request: RequestMessage, answer: Answer, startedMs: number): Settled {
    if (this.#onEvent) this.report(request, answer, startedMs);
    return { response: answer.response, waitMs: this.#delay(answer) };
  }

  /** No API has the path, and several are served: their prefixes are what is missing. */
  nowhere(request: RequestMessage): ResponseMessage {
    const prefixes = this.#dispatcher.apis.map(({ contract }) => `/${contract.id}`);
    return problem(404, "unknown-path", {
      title: "No API is served there",
      detail: `${request.path.slice(0, 200)} begins with none of ${prefixes.join(", ")}.`,
    });
  }

  report(request: RequestMessage, { response, explanation }: Answer, startedMs: number): void {
    const { api, operation, principal, reason, detail, violations } = explanation;
    this.#onEvent?.({
      event: "exchange",
      api: api === "" ? undefined : api,
      operation,
      method: request.method,
      path: request.path,
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
