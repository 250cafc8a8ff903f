/** Valid requests to the mock of one document, judged by every check of the suite. */
import { METHODS } from "node:http";

import { isAnswered } from "../../conformance/answered.ts";
import { bodyOf } from "../../conformance/body.ts";
import { checks } from "../../conformance/checks/registry.ts";
import { carryPlan } from "../../conformance/credentials.ts";
import { defaultProfile } from "../../conformance/default-profile.ts";
import { validBody } from "../../conformance/derive/valid-body.ts";
import type { Exchange } from "../../conformance/exchange.ts";
import { freshened } from "../../conformance/provoke/fresh-body.ts";
import { valueFor, withRequired } from "../../conformance/provoke/required-parameters.ts";
import { buildRequest, requestMediaType } from "../../conformance/request-builder.ts";
import { Sender } from "../../conformance/send.ts";
import type { Contract, Operation } from "../../contract/model.ts";

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly location: string | undefined;
  /** Values of its path. */
  readonly path: Readonly<Record<string, unknown>>;
  /** Value of the body that was sent. */
  readonly sent: unknown;
  /** Sentences; none where the answer keeps the contract. */
  readonly faults: readonly string[];
}

export class Client {
  readonly contract: Contract;
  readonly #sender: Sender;
  #names = 0;

  constructor(contract: Contract, baseUrl: string) {
    this.contract = contract;
    this.#sender = new Sender(baseUrl, { timeoutMs: 20_000, maxBytes: 32 * 1024 * 1024, tls: {} }, 1);
  }

  /** Undefined where no valid request was found. */
  async call(operation: Operation, path: Readonly<Record<string, unknown>>, body?: unknown): Promise<Answer | undefined> {
    const { contract } = this;
    const mediaType = requestMediaType(operation);
    // The fragment of a URL is never sent, and Node reads no methods but these.
    if (operation.path.includes("#") || !METHODS.includes(operation.method)) return undefined;
    const valid = mediaType && validBody(contract, operation, "minimal");
    const sent = body ?? (mediaType && freshened(mediaType, valid, () => `specimen-sweep-${++this.#names}`, undefined));
    if (operation.body?.required && sent === undefined) return undefined;
    const { principals } = defaultProfile(contract);
    const carried = carryPlan(contract, operation, principals["owner"], { kind: "own" });
    const free = operation.parameters.filter((parameter) => parameter.in === "path" && !(parameter.name in path));
    const values = { ...Object.fromEntries(free.map((parameter) => [parameter.name, valueFor(contract, operation, parameter)])), ...path };
    const request = buildRequest(contract, operation, withRequired(contract, operation, { path: values, body: sent }), carried);
    const { failure, response } = await this.#sender.send(request);
    const exchange: Exchange = { operation, principal: undefined, request, response, failure, elapsedMs: 0, waitedMs: 0 } as Exchange;
    if (!isAnswered(exchange)) return { status: 0, body: undefined, location: undefined, path: values, sent, faults: [failure?.message ?? "no answer"] };
    const found = checks.flatMap((check) => check.judge(exchange, contract));
    const location = exchange.response.headers.find(([name]) => name.toLowerCase() === "location")?.[1];
    return {
      status: exchange.response.status,
      body: bodyOf(exchange.response),
      location,
      path: values,
      sent,
      faults: found.map(({ message, found: came }) => `${message} Found ${came}.`),
    };
  }

  close(): void {
    this.#sender.close();
  }
}
