/** Step: who is calling, and whether their rights alone forbid it. */
import { decline } from "./decline.ts";
import type { Answer, Exchange } from "./exchange.ts";

export function authenticate(exchange: Exchange): Answer | undefined {
  const { api, operation, request } = exchange;
  const security = operation ? operation.security : api.contract.security;
  if (security.length === 0) {
    exchange.principal = api.behaviour.anonymous;
    return undefined;
  }
  const who = api.authenticator.authenticate(security, request);
  if (who.kind === "known") exchange.principal = who.principal;
  else if (who.kind === "absent" && api.options.as && request.header("authorization") === undefined) exchange.principal = api.options.as;
  else if (who.kind === "not-accepted" && exchange.prepared?.response(403)) {
    exchange.principal = who.principal;
    return decline(exchange, "forbidden", { detail: `This credential is known, but ${operation?.id} does not take its kind.` });
  } else return decline(exchange, "unauthenticated", { detail: who.kind === "absent" ? "No credentials were sent." : "The credentials are not known." });

  const objection = operation && api.behaviour.authorize?.({ operation: operation.id, principal: exchange.principal });
  return objection && decline(exchange, objection, { detail: `${exchange.principal?.id} may not call ${operation.id}.` });
}
