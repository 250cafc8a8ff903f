/** JSON Patch (RFC 6902), bounded: patches come from strangers, and a copy of a copy grows without end. */
import { applyPatch, type Operation } from "rfc6902";
import { tokensOf } from "../../contract/pointer.ts";
import { isValue, type Value } from "./thing.ts";

const maxOperations = 1000;
const maxCopies = 100;
const maxNodes = 100_000;
const kinds = new Set(["add", "remove", "replace", "move", "copy", "test"]);
const forbidden = new Set(["__proto__", "constructor", "prototype"]);

export type Patched =
  | { readonly value: Value }
  /** `conflict`: a test that failed; otherwise the patch cannot be applied. */
  | { readonly failure: string; readonly conflict: boolean };

/** The target stays as it is. */
export function jsonPatch(target: Value, patch: unknown): Patched {
  const wrong = objection(patch);
  if (wrong !== undefined) return { failure: wrong, conflict: false };
  const copy = { root: structuredClone(target) };
  for (const [index, operation] of (patch as Operation[]).entries()) {
    // The root is a member here, so that it can be replaced as a whole.
    const moved = { ...operation, path: `/root${operation.path}`, ...("from" in operation && { from: `/root${operation.from}` }) };
    const [error] = applyPatch(copy, [moved as Operation]);
    if (error) return { failure: `Operation ${index} (${operation.op} ${operation.path}): ${why(error)}.`, conflict: error.name === "TestError" };
    if (operation.op === "copy" && nodesIn(copy) > maxNodes) return { failure: `The patch makes more than ${maxNodes} values.`, conflict: false };
  }
  return isValue(copy.root) ? { value: copy.root } : { failure: "The patch leaves no object.", conflict: false };
}

function objection(patch: unknown): string | undefined {
  if (!Array.isArray(patch)) return "A JSON Patch is an array of operations.";
  if (patch.length > maxOperations) return `A patch of more than ${maxOperations} operations is not applied.`;
  if (patch.filter((entry) => isValue(entry) && entry["op"] === "copy").length > maxCopies) return `A patch of more than ${maxCopies} copies is not applied.`;
  const index = patch.findIndex((entry) => !isOperation(entry));
  return index < 0 ? undefined : `Operation ${index} is none of RFC 6902.`;
}

function isOperation(entry: unknown): boolean {
  if (!isValue(entry) || typeof entry["op"] !== "string" || !kinds.has(entry["op"]) || !isPointer(entry["path"])) return false;
  if (entry["op"] === "move" || entry["op"] === "copy") return isPointer(entry["from"]);
  return entry["op"] === "remove" || Object.hasOwn(entry, "value");
}

const isPointer = (text: unknown): boolean =>
  typeof text === "string" && (text === "" || text.startsWith("/")) && !tokensOf(text).some((token) => forbidden.has(token));

const why = (error: Error): string =>
  error.name === "TestError" ? "the value is another" : error.name === "MissingError" ? "there is no such place" : "it cannot be done";

function nodesIn(root: unknown): number {
  let count = 0;
  const pending: unknown[] = [root];
  while (pending.length > 0 && count <= maxNodes) {
    const value = pending.pop();
    count += 1;
    if (typeof value === "object" && value !== null) pending.push(...Object.values(value));
  }
  return count;
}
