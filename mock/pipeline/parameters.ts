/** Step: path, query, header and cookie parameters, decoded and judged. */
import type { Violation } from "../../contract/model.ts";
import { documents } from "../../contract/status.ts";
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
  if (refused.length === 0) return undefined;
  return decline(exchange, namesNothing(exchange, refused) ? "unknown-thing" : "invalid-request", { violations: refused });
}

/** A path that no thing can have: where nobody wrote a behaviour, and 404 is all that is documented for it. */
const namesNothing = ({ api, matched }: Exchange, refused: readonly Violation[]): boolean =>
  api.behaviour.inferred !== undefined &&
  refused.every((violation) => violation.in === "path") &&
  documents(matched.operation.responses, 404) &&
  ![400, 422].some((status) => documents(matched.operation.responses, status));

/** Values before they are judged, for steps that come earlier. */
export const decode = ({ matched, pathValues, request }: Exchange) =>
  matched.operation.decodeParameters({ path: pathValues, query: request.query, header: (name) => request.header(name) });
