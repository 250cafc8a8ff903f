/** Raw requests that carry JSON, and parts of raw answers. */
import type { Json } from "../../../contract/model.ts";
import { isObject, valueAt } from "../../../contract/pointer.ts";
import type { RawRequest } from "../../scenario.ts";

export const json = (body: unknown, type = "application/json"): RawRequest => ({ headers: { "Content-Type": type }, body: JSON.stringify(body) });

export const text = (body: string | Uint8Array): RawRequest => ({ headers: { "Content-Type": "application/json" }, body });

export const partOf = (body: unknown, pointer: string): Json | undefined => (isObject(body) ? valueAt(body, pointer) : undefined);

/** Ids of the things in an array of the answer; undefined where there is no such array. */
export function idsAt(body: unknown, pointer: string): readonly unknown[] | undefined {
  const things = partOf(body, pointer);
  return Array.isArray(things) ? things.map((thing) => partOf(thing, "/id")) : undefined;
}

/** The id of what was created; empty where the answer has none. */
export const idIn = (body: unknown): string => String(partOf(body, "/data/id") ?? "");
