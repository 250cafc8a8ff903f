/** URLs of things and of pages, as the caller must write them. */
import type { Operation } from "../../contract/model.ts";
import { formDecode } from "../../contract/percent.ts";
import type { InferredCall } from "./call.ts";
import type { Inference } from "./inference.ts";
import type { ResourcePlan } from "./resource-plan.ts";
import type { Thing } from "./thing.ts";

/** Path of a thing, with whatever stands before the base path of the API. */
export function itemUrl({ contract }: Inference, { resource }: ResourcePlan, operation: Operation, { key }: Thing, { request }: InferredCall): string {
  const sent = request.path.split("/");
  const own = (contract.basePath + operation.path).split("/");
  const before = sent.slice(0, Math.max(0, sent.length - own.length + 1)).join("/");
  if (resource.itemPath === undefined || resource.kind === "singleton") return request.path;
  const values = key.split("/");
  let index = 0;
  const path = resource.itemPath.replace(/\{[^{}]*\}/g, () => values[index++] ?? "");
  return `${before}${contract.basePath}${path}`;
}

/** The request's own host, where it names one. */
export const absolute = (path: string, { request }: InferredCall): string => `http://${request.header("host") ?? "localhost"}${path}`;

/** The request's URL with other values of some query parameters. */
export function pageUrl({ request }: InferredCall, values: Readonly<Record<string, string | undefined>>): string {
  const kept = request.query.split("&").filter((pair) => pair !== "" && !Object.hasOwn(values, formDecode(pair.split("=")[0] ?? "") ?? ""));
  const set = Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : `${encodeURIComponent(name)}=${encodeURIComponent(value)}`));
  const query = [...kept, ...set].join("&");
  return query === "" ? request.path : `${request.path}?${query}`;
}
