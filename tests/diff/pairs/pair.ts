/** A document and one change to it, with what a reader of the contract says about the change. */
import { applyPatch, type Operation } from "rfc6902";
import type { Severity } from "../../../contract/diff/change.ts";
import type { Json, JsonObject } from "../../../contract/model.ts";
import { baseDocument } from "./base.ts";

type Edit = Operation;

export interface PairCase {
  readonly name: string;
  /** The worst that may be said; `none` where nothing may be said at all. */
  readonly expected: Severity | "none";
  readonly edits: readonly Edit[];
  /** What makes the old document differ from the base. */
  readonly before?: readonly Edit[];
}

/** Adds or replaces a member, or inserts an item. */
export const set = (path: string, value: Json): Edit => ({ op: "add", path, value });
export const replace = (path: string, value: Json): Edit => ({ op: "replace", path, value });
export const drop = (path: string): Edit => ({ op: "remove", path });

export const at = {
  list: "/paths/~1pets/get",
  create: "/paths/~1pets/post",
  item: "/paths/~1pets~1{petId}",
  schemas: "/components/schemas",
  /** Only ever received. */
  pet: "/components/schemas/Pet",
  /** Only ever sent. */
  newPet: "/components/schemas/NewPet",
  /** Sent and received. */
  owner: "/components/schemas/Owner",
} as const;

export function documentsOf({ before = [], edits }: PairCase): { old: JsonObject; new: JsonObject } {
  return { old: edited(before), new: edited([...before, ...edits]) };
}

function edited(edits: readonly Edit[]): JsonObject {
  const document = baseDocument();
  const faults = applyPatch(document, structuredClone([...edits])).filter((fault) => fault !== null);
  if (faults.length > 0) throw faults[0];
  return document;
}
