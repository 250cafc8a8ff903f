/** What a result keeps of its exchanges: everything, until a run of thousands of cases would fill the memory. */
import type { Exchange } from "./exchange.ts";
import type { CaseResult } from "./result.ts";
import type { Suite } from "./run-case.ts";

const mostBytes = 64 * 1024 * 1024;
const bytesOf = new WeakMap<object, number>();
const nothing = new Uint8Array();

/** Beyond the bound, what passed keeps no bodies; what did not pass keeps all. */
export function kept({ session }: Suite, result: CaseResult): CaseResult {
  const before = bytesOf.get(session) ?? 0;
  const size = result.exchanges.reduce((sum, { request, response }) => sum + (request.body?.length ?? 0) + (response?.body.length ?? 0), 0);
  bytesOf.set(session, before + size);
  if (before + size < mostBytes || (result.verdict !== "pass" && result.verdict !== "inconclusive")) return result;
  return { ...result, exchanges: result.exchanges.map(withoutBodies) };
}

function withoutBodies({ request, response, ...exchange }: Exchange): Exchange {
  return { ...exchange, request: request.body ? { ...request, body: nothing } : request, response: response && { ...response, body: nothing } };
}
