/** The answer where a behaviour throws: our bug, said aloud. */
import { problem } from "../problem.ts";
import type { Answer, Exchange } from "./exchange.ts";

export function failed(exchange: Exchange, error: unknown): Answer {
  const { api, operation, request } = exchange;
  const detail = `The behaviour of ${operation?.id ?? `${api.contract.id} (${request.method})`} threw: ${error instanceof Error ? error.message : String(error)}`;
  return exchange.answer(problem(500, "handler-failed", { title: "A handler of the mock failed", detail }), "handler-failed", [], detail);
}
