/** A fault around the engine of one API: calls of the operations that it touches go through it, all others do not. */
import type { Contract, Operation } from "../../contract/model.ts";
import type { RequestMessage } from "../message.ts";
import type { Answer } from "../pipeline/exchange.ts";
import { problem } from "../problem.ts";
import { respond } from "../respond.ts";
import type { ServedApi } from "../served-api.ts";
import type { Fault, FaultyCall, Interceptor, Next } from "./fault.ts";

/** Answers as {@link respond} does, but for the fault. */
export type Respond = (request: RequestMessage, path: string) => Answer;

/** Undefined where the fault cannot be shown by this API. */
export function faulty(api: ServedApi, fault: Fault): Respond | undefined {
  const touched = new Set(fault.appliesTo(api.contract));
  if (touched.size === 0) return undefined;
  const interceptor = fault.install();
  return (request, path) => {
    const meant = meantBy(api.contract, request.method, path);
    const next: Next = (instead = request, where = path) => respond(api, instead, where);
    // Methods that nobody declared are one family's business.
    const seen = meant && touched.has(meant.operation.id) && (meant.declared || fault.family === "methods");
    return seen ? intercepted(interceptor, { api, request, path, ...meant }, next) : next();
  };
}

function intercepted(interceptor: Interceptor, call: FaultyCall, next: Next): Answer {
  try {
    const { response, ...answer } = interceptor(call, next);
    // Adapters write into headers, and a fault may send one response twice.
    return { ...answer, response: { ...response, headers: { ...response.headers } } };
  } catch (error) {
    const detail = `The fault around ${call.operation.id} threw: ${error instanceof Error ? error.message : String(error)}`;
    const explanation = {
      api: call.api.contract.id,
      operation: call.operation.id,
      principal: undefined,
      reason: "handler-failed",
      violations: [],
      detail,
    } as const;
    return { response: problem(500, "handler-failed", { title: "A fault of the mock failed", detail }), explanation };
  } finally {
    call.api.world.rollback();
  }
}

function meantBy(contract: Contract, method: string, path: string): { operation: Operation; declared: boolean } | undefined {
  const found = contract.route(method, path);
  if (found.kind === "operation") return { operation: found.operation, declared: true };
  if (found.kind === "unknown") return undefined;
  if (method === "HEAD" && found.get) return { operation: found.get, declared: true };
  for (const other of found.allow) {
    const sibling = contract.route(other, path);
    if (sibling.kind === "operation") return { operation: sibling.operation, declared: false };
  }
  return undefined;
}
