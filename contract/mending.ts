/** What mending a document needs everywhere: to tell a fault, and to take a part out. */
import type { Fault, FaultCode } from "./fault.ts";
import type { JsonObject } from "./model.ts";
import { isObject } from "./pointer.ts";
import type { Part } from "./walk.ts";

/** A fault without its file; `fatal` ones stop the load, the others are served around. */
export type StructuralFault = Omit<Fault, "file" | "line" | "column"> & { readonly fatal: boolean };

export class Mending {
  readonly document: JsonObject;
  readonly faults: StructuralFault[] = [];
  /** Objects with a reference that ends in something. */
  readonly ending = new Set<JsonObject>();

  constructor(document: JsonObject) {
    this.document = document;
  }

  /** Told, and served around. */
  tell(pointer: string, message: string, code: FaultCode = "structure"): void {
    this.faults.push({ code, pointer, message, fatal: false });
  }

  refuse(pointer: string, message: string, code: FaultCode = "structure"): void {
    this.faults.push({ code, pointer, message, fatal: true });
  }
}

/** Places in an array keep their numbers: a branch that cannot be read allows what it allowed least. */
export function remove({ holder, key, kind, pointer }: Part): void {
  if (isObject(holder)) delete holder[key];
  else holder[Number(key)] = kind === "schema" ? !/\/(?:anyOf|oneOf)\/\d+$/.test(pointer) : null;
}
