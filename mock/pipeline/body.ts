/** Step: the media types on both sides, then the body, decoded and judged. */
import { readBody } from "../../contract/body.ts";
import { accepts, essence } from "../../contract/media-type.ts";
import { decline } from "./decline.ts";
import type { Answer, Exchange } from "./exchange.ts";
import { fatal } from "./tolerance.ts";

export function readRequestBody(exchange: Exchange): Answer | undefined {
  const { api, matched, request } = exchange;
  const { operation } = matched;
  if (matched.negotiates && !isAcceptable(exchange)) {
    return decline(exchange, "not-acceptable", { detail: `Nothing that ${operation.id} sends is accepted by "${request.header("accept")}".` });
  }
  if (!operation.body) return undefined;
  const other = api.behaviour.otherMediaTypes ?? "unreadable";
  const strict = matched.refusesOtherTypes;
  const outcome = readBody(api.contract, operation.body, request.header("content-type"), request.body, strict ? "unreadable" : other);
  if (outcome.kind === "unsupported") return decline(exchange, strict ? "unsupported-media-type" : "unreadable-body", { detail: outcome.why });
  if (outcome.kind === "unreadable") return decline(exchange, "unreadable-body", { detail: outcome.why });
  exchange.body = outcome.value;
  const refused = fatal(exchange, outcome.violations);
  return refused.length === 0 ? undefined : decline(exchange, "invalid-request", { violations: refused });
}

function isAcceptable({ matched, request }: Exchange): boolean {
  const types = matched.operation.responses.filter(({ status }) => status.startsWith("2")).flatMap(({ content }) => content.map(({ range }) => essence(range)));
  return types.length === 0 || types.some((type) => accepts(request.header("accept"), type));
}
