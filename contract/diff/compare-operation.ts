/** One operation in two documents. */
import { escapeToken } from "../pointer.ts";
import { object, text } from "../source.ts";
import type { Direction } from "./change.ts";
import { compareBody } from "./compare-body.ts";
import { compareParameters } from "./compare-parameters.ts";
import { compareResponses } from "./compare-responses.ts";
import { compareSecurity } from "./compare-security.ts";
import type { Exchange } from "./exchange.ts";
import { type OperationAt, operationsOfItem, serversOf } from "./operation-list.ts";

export function compareOperation(exchange: Exchange, old: OperationAt, other: OperationAt): void {
  compareNames(exchange, old, other);
  compareServers(exchange, old, other);
  compareSecurity(exchange, old, other);
  const { same } = exchange.schemas;
  if (old.path === other.path && same(old.source, other.source) && same(old.item["parameters"] ?? null, other.item["parameters"] ?? null)) return;
  compareParameters(exchange, old, other);
  compareBody(exchange, old, other, "request");
  compareResponses(exchange, old, other, "response");
  compareCallbacks(exchange, old, other);
}

/** Of a webhook or callback, the other side is the client: it receives the request. */
export function compareHook(exchange: Exchange, old: OperationAt, other: OperationAt): void {
  if (exchange.schemas.same(old.source, other.source)) return;
  compareBody(exchange, old, other, "response" satisfies Direction);
  compareResponses(exchange, old, other, "request" satisfies Direction);
}

function compareNames(exchange: Exchange, old: OperationAt, other: OperationAt): void {
  const places = { old: old.at, new: other.at };
  const [was, is] = [text(old.source["operationId"]), text(other.source["operationId"])];
  if (was !== "" && was !== is)
    exchange.add(
      "risky",
      undefined,
      "operation-id-changed",
      is === "" ? `the operationId "${was}" is gone` : `the operationId is "${is}", before "${was}"`,
      "Generated clients call it by this name.",
      places,
    );
  if (old.source["deprecated"] !== true && other.source["deprecated"] === true)
    exchange.add("safe", undefined, "operation-deprecated", "it is deprecated now", "It still works; clients can prepare.", places);
}

function compareServers(exchange: Exchange, old: OperationAt, other: OperationAt): void {
  const before = serversOf(exchange.old, old);
  const after = serversOf(exchange.new, other);
  const at = ({ level }: typeof before, { at: own, itemAt }: OperationAt): string => `${level === "root" ? "" : level === "path" ? itemAt : own}/servers`;
  const places = { old: at(before, old), new: at(after, other) };
  // The same URL may be split between server and path in another way.
  if (old.basePath !== other.basePath && old.basePath + old.path !== other.basePath + other.path)
    return exchange.add(
      "breaking",
      "request",
      "base-path-changed",
      `the base path is "${other.basePath}", before "${old.basePath}"`,
      "No URL that clients know leads here any more.",
      places,
    );
  const known = new Set(after.servers.map(({ origin }) => origin));
  for (const { origin } of before.servers)
    if (origin !== "" && !known.has(origin))
      exchange.add("risky", "request", "server-removed", `the server ${origin} is gone`, "A client that calls it there may find nobody.", places);
}

function compareCallbacks(exchange: Exchange, old: OperationAt, other: OperationAt): void {
  const [before, after] = [callbacksOf(exchange.old, old), callbacksOf(exchange.new, other)];
  for (const [key, was] of before) {
    const is = after.get(key);
    if (is) compareHook(exchange, was, is);
    else
      exchange.add("breaking", "response", "callback-removed", `the callback ${was.label} is gone`, "A client that waits for it is not called.", {
        old: was.at,
        new: other.at,
      });
  }
  for (const [key, is] of after)
    if (!before.has(key))
      exchange.add("safe", "response", "callback-added", `the callback ${is.label} is new`, "A client that does not ask for it is not called.", {
        old: old.at,
        new: is.at,
      });
}

function callbacksOf(document: Exchange["old"], { at, source }: OperationAt): Map<string, OperationAt> {
  const found = Object.entries(object(source["callbacks"])).flatMap(([name, raw]) => {
    const reference = text(object(raw)["$ref"]);
    const [holder, pointer] = reference.startsWith("#/components/callbacks/")
      ? [object(object(object(document["components"])["callbacks"])[reference.slice("#/components/callbacks/".length)]), reference.slice(1)]
      : [object(raw), `${at}/callbacks/${escapeToken(name)}`];
    return Object.entries(holder).flatMap(([expression, item]) =>
      operationsOfItem(document, item, `${pointer}/${escapeToken(expression)}`, expression, (method) => `${name} ${method} ${expression}`),
    );
  });
  return new Map(found.map((hook) => [hook.label, hook]));
}
