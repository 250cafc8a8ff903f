/** A list of no resource: its example or sample, cut into the pages that are asked for. */
import type { Operation } from "../../contract/model.ts";
import { listShape } from "../../contract/resources/list-shape.ts";
import { responseFor } from "../../contract/status.ts";
import { sentContent } from "../pipeline/prepared.ts";
import type { InferredCall } from "./call.ts";
import { enveloped } from "./envelope.ts";
import { parameterIn } from "./filter.ts";
import type { Inference } from "./inference.ts";
import { pageParameter } from "./link-header.ts";
import { isNumbered, type Page, pageOf } from "./page.ts";
import { readAt, writeAt } from "./pointers.ts";
import { isValue, joined, type Thing, type Value } from "./thing.ts";
import { View } from "./view.ts";

/** The page of a body that a call asks for. */
export type Paged = (body: unknown, call: InferredCall) => unknown;

/** Undefined where the operation lists nothing, or not in pages. What asks for no page gets the whole, as the document shows it. */
export function pagedList({ anatomy }: Inference, operation: Operation, status: number): Paged | undefined {
  const response = responseFor(operation.responses, status);
  const content = response && sentContent(response);
  const shape = operation.method === "GET" ? listShape(operation, { shapeOf: anatomy.shape, word: "", like: [] }, undefined) : undefined;
  if (!content || !shape?.paging) return undefined;
  const { paging } = shape;
  const view = new View(anatomy, content, shape.items, true);
  const counts = isNumbered(anatomy, operation, paging);
  const asks = (query: InferredCall["query"], name: string | undefined): boolean =>
    name !== undefined && ![undefined, null, ""].includes(parameterIn(query, name) as never);
  return (body, call) => {
    const items = readAt(body, shape.items);
    const moves = asks(call.query, pageParameter(paging));
    if (!Array.isArray(items) || !(moves || asks(call.query, paging.size))) return body;
    const found = pageOf(undefined, items.map(asThing), shape, call.query, counts);
    // A cursor that no answer gave leads to the end, for the example of the document goes on for ever.
    const page: Page = moves && paging.style === "cursor" && found.offset === 0 && !counts ? { ...found, things: [], next: undefined } : found;
    const shown = page.things.map(({ value }) => value["item"]);
    const paged = enveloped(view, writeAt(body, shape.items, shown), shape, page, call);
    return content.check(paged) ? body : paged;
  };
}

function asThing(item: unknown, index: number): Thing {
  const id = isValue(item) ? item["id"] : undefined;
  const value: Value = { item };
  return { key: joined([typeof id === "string" || typeof id === "number" ? id : index]), scope: "", value };
}
