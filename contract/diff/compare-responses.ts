/** Responses by status, and their headers. */
import type { Json, JsonObject } from "../model.ts";
import { escapeToken, resolve } from "../pointer.ts";
import { object } from "../source.ts";
import type { Direction, Severity } from "./change.ts";
import { compareContent } from "./compare-content.ts";
import { compareHeaders } from "./compare-headers.ts";
import type { Exchange } from "./exchange.ts";
import type { OperationAt } from "./operation-list.ts";

interface ResponseAt {
  readonly status: string;
  readonly source: JsonObject;
  readonly at: string;
}

export function compareResponses(exchange: Exchange, old: OperationAt, other: OperationAt, direction: Direction): void {
  const before = responsesOf(exchange.old, old);
  const after = responsesOf(exchange.new, other);
  for (const [status, is] of after) {
    const was = before.get(status) ?? covering(before, status);
    if (was) compareResponse(exchange, was, is, direction);
    else if (direction === "response") added(exchange, is, old.at);
  }
  for (const [status, was] of before) {
    if (after.has(status) || direction === "request") continue;
    const cover = covering(after, status);
    if (cover) compareResponse(exchange, was, cover, direction);
    else removed(exchange, was, other.at, [...after.keys()]);
  }
}

function responsesOf(document: JsonObject, { at, source }: OperationAt): Map<string, ResponseAt> {
  const found = new Map<string, ResponseAt>();
  for (const [written, raw] of Object.entries(object(source["responses"]))) {
    if (written.startsWith("x-")) continue;
    const status = written === "default" ? written : written.toUpperCase();
    const { pointer, value } = resolve(document, raw, `${at}/responses/${escapeToken(written)}`);
    found.set(status, { status, source: object(value), at: pointer });
  }
  return found;
}

/** The range, else the default, that stands for a status. */
function covering(responses: ReadonlyMap<string, ResponseAt>, status: string): ResponseAt | undefined {
  if (status === "default") return undefined;
  return responses.get(`${status.slice(0, 1)}XX`) ?? responses.get("default");
}

function compareResponse(exchange: Exchange, was: ResponseAt, is: ResponseAt, direction: Direction): void {
  const places = { old: was.at, new: is.at };
  if (exchange.schemas.same(was.source, is.source)) return;
  const [before, after] = [was.source["content"], is.source["content"]];
  if (isEmpty(before) !== isEmpty(after) && direction === "response") {
    if (isEmpty(after))
      exchange.add("breaking", direction, "response-body-removed", `${is.status} has no body any more`, "A client that reads it finds nothing.", places);
    else exchange.add("safe", direction, "response-body-added", `${is.status} has a body now`, "Clients that expect none leave it alone.", places);
  } else compareContent(exchange, before, after, direction, places);
  compareHeaders(exchange, was.source["headers"], is.source["headers"], direction, places);
}

const isEmpty = (content: Json | undefined): boolean => Object.keys(object(content)).length === 0;

const additions: Readonly<Record<string, readonly [Severity, string]>> = {
  "1": ["safe", "Clients skip what is only informational."],
  "2": ["risky", "Clients take it for a 200 (RFC 9110, section 15); one that waits for a certain status does not."],
  "3": ["risky", "A client that does not follow redirects ends here."],
};

function added(exchange: Exchange, is: ResponseAt, operationAt: string): void {
  const [severity, why] = additions[is.status.slice(0, 1)] ?? ["safe", "Clients treat an unknown error as the first of its class (RFC 9110, section 15)."];
  exchange.add(severity, "response", "response-status-added", `status ${is.status} is new`, why, { old: `${operationAt}/responses`, new: is.at });
}

function removed(exchange: Exchange, was: ResponseAt, operationAt: string, left: readonly string[]): void {
  const { status } = was;
  const add = (severity: Severity, why: string): void =>
    exchange.add(severity, "response", "response-status-removed", `status ${status} is gone`, why, { old: was.at, new: `${operationAt}/responses` });
  // A range or default that is spelled out only says more.
  const spelledOut = status === "default" ? left.length > 0 : left.some((other) => status.endsWith("XX") && other.startsWith(status.slice(0, 1)));
  const success = status.startsWith("2") || status.startsWith("3") || status === "default";
  if (spelledOut || !success) add("safe", "Clients only stop meeting it.");
  else add("breaking", "A client that waits for it never gets it.");
}
