/** Step: path, query, header and cookie parameters, decoded and judged. */
import { decline } from "./decline.ts";
import type { Answer, Exchange } from "./exchange.ts";
import { fatal } from "./tolerance.ts";

export function readParameters(exchange: Exchange): Answer | undefined {
  const { value, violations } = decode(exchange);
  exchange.parameters = value;
  if (violations.length === 0) return undefined;
  const opaque = exchange.api.behaviour.pathValues === "opaque";
  const counted = opaque ? violations.filter((violation) => violation.in !== "path") : violations;
  const refused = fatal(exchange, counted);
  return refused.length === 0 ? undefined : decline(exchange, "invalid-request", { violations: refused });
}

/** Values before they are judged, for steps that come earlier. */
export const decode = ({ matched, pathValues, request }: Exchange) =>
  matched.operation.decodeParameters({ path: pathValues, query: request.query, header: (name) => request.header(name) });
