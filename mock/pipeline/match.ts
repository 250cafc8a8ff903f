/** Step: which operation is meant. 404 names the nearest one, 405 carries `Allow`; HEAD and OPTIONS are derived. */
import { nearestOperation } from "../../contract/nearest.ts";
import { decline } from "./decline.ts";
import type { Answer, Exchange } from "./exchange.ts";

export function match(exchange: Exchange): Answer | undefined {
  const { api, request, path: sent } = exchange;
  const { contract } = api;
  const found = contract.route(request.method, sent);
  if (found.kind === "operation") {
    exchange.prepared = api.prepared(found.operation);
    exchange.pathValues = found.values;
    return undefined;
  }
  if (found.kind === "unknown") {
    const nearest = nearestOperation(contract, request.method, sent);
    return decline(exchange, "unknown-path", { detail: `No operation has the path ${shortened(sent)}.${nearest ? ` ${nearest}` : ""}` });
  }
  if (request.method === "HEAD" && found.get) {
    exchange.prepared = api.prepared(found.get);
    exchange.pathValues = found.values;
    return undefined;
  }
  const allow = found.allow.join(", ");
  if (request.method === "OPTIONS") return exchange.answer({ status: 204, headers: { Allow: allow }, body: undefined });
  return decline(exchange, "method-not-allowed", {
    detail: `${request.method} is not among the methods of ${shortened(sent)}: ${allow}.`,
    headers: { Allow: allow },
  });
}

const shortened = (path: string): string => (path.length > 200 ? `${path.slice(0, 200)}…` : path);
