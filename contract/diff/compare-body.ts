/** The body of a request; of a webhook's, which clients receive. */
import { resolve } from "../pointer.ts";
import { object } from "../source.ts";
import type { Direction } from "./change.ts";
import { compareContent } from "./compare-content.ts";
import type { Exchange } from "./exchange.ts";
import type { OperationAt } from "./operation-list.ts";

export function compareBody(exchange: Exchange, old: OperationAt, other: OperationAt, direction: Direction): void {
  const before = resolve(exchange.old, old.source["requestBody"], `${old.at}/requestBody`);
  const after = resolve(exchange.new, other.source["requestBody"], `${other.at}/requestBody`);
  const [was, is] = [object(before.value), object(after.value)];
  const required = is["required"] === true;
  if (before.value === undefined && after.value === undefined) return;
  if (before.value === undefined) {
    const places = { old: old.at, new: after.pointer };
    if (required && direction === "request")
      exchange.add("breaking", direction, "request-body-added-required", "a body is required now", "A client that sends none is now refused.", places);
    else exchange.add("safe", direction, `${direction}-body-added`, "there may be a body now", "Clients may leave it alone.", places);
    return;
  }
  if (after.value === undefined) {
    const why = { request: "Nobody reads what clients send there.", response: "A client that reads it finds nothing." }[direction];
    exchange.add("breaking", direction, `${direction}-body-removed`, "the body is gone", why, { old: before.pointer, new: other.at });
    return;
  }
  const places = { old: before.pointer, new: after.pointer };
  if (required !== (was["required"] === true))
    exchange.shift(direction, "body-required", required ? "narrowed" : "widened", `the body is ${required ? "required now" : "not required any more"}`, places);
  compareContent(exchange, was["content"], is["content"], direction, places);
}
