/** The pipeline: one request in, one answer out, synchronously. */
import { defaultOrder, type Step } from "./handler.ts";
import type { RequestMessage } from "./message.ts";
import { admit } from "./pipeline/admit.ts";
import { authenticate } from "./pipeline/authenticate.ts";
import { readRequestBody } from "./pipeline/body.ts";
import { type Answer, Exchange } from "./pipeline/exchange.ts";
import { failed } from "./pipeline/failed.ts";
import { handle } from "./pipeline/handle.ts";
import { match } from "./pipeline/match.ts";
import { readParameters } from "./pipeline/parameters.ts";
import type { ServedApi } from "./served-api.ts";

export type StepFunction = (exchange: Exchange) => Answer | undefined;

const functions: Record<Step, StepFunction> = { match, authenticate, parameters: readParameters, admit, body: readRequestBody };

/** The steps before the handler, in an API's own order. Throws where a step is missing or doubled. */
export function stepsIn(order: readonly Step[] = defaultOrder): StepFunction[] {
  if ([...order].sort().join() !== [...defaultOrder].sort().join())
    throw new Error(`Expected each of ${defaultOrder.join(", ")} once, found ${order.join(", ")}.`);
  return order.map((step) => functions[step]);
}

/** `path` is the request's, less the prefix of an API among several. Never throws, whatever a request or a behaviour does. */
export function respond(api: ServedApi, request: RequestMessage, path: string = request.path): Answer {
  const exchange = new Exchange(api, request, path);
  const answer = firstAnswer(api, exchange);
  api.options.observe?.(exchange, answer);
  const waitMs = exchange.preference?.waitMs;
  return waitMs === undefined ? answer : { ...answer, waitMs };
}

function firstAnswer(api: ServedApi, exchange: Exchange): Answer {
  try {
    for (const step of api.steps) {
      const answer = step(exchange);
      if (answer) return answer;
    }
    return handle(exchange);
  } catch (error) {
    return failed(exchange, error);
  } finally {
    // Whatever was not committed never happened.
    api.world.rollback();
  }
}
