/** Runtime expressions of Links (OpenAPI 3.1, section 4.8.20.4), evaluated on one exchange. */

import type { Json } from "../../contract/model.ts";
import { valueAt } from "../../contract/pointer.ts";
import { bodyOf } from "../body.ts";
import { type Exchange, headerOf } from "../exchange.ts";

/** What the request was made of, for `$request.*`. */
export interface Origin {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** A constant is itself; undefined where the expression names nothing. */
export function evaluate(expression: unknown, exchange: Exchange, origin: Origin): unknown {
  if (typeof expression !== "string" || !expression.startsWith("$")) return expression;
  const { response } = exchange;
  const pointer = /^\$(request|response)\.body(?:#(.*))?$/.exec(expression);
  if (pointer) {
    const body = pointer[1] === "request" ? origin.body : response && bodyOf(response);
    return valueAt(body as Json, pointer[2] ?? "");
  }
  const [, side, part, name = ""] = /^\$(request|response)\.(path|query|header)\.(.+)$/.exec(expression) ?? [];
  if (side === "request" && part === "path") return origin.path[name];
  if (side === "request" && part === "query") return origin.query[name];
  if (side === "request" && part === "header") return exchange.request.headers.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
  if (side === "response" && part === "header") return response && headerOf(response, name.toLowerCase());
  if (expression === "$statusCode") return response?.status;
  if (expression === "$method") return exchange.request.method;
  return expression === "$url" ? exchange.request.target : undefined;
}
