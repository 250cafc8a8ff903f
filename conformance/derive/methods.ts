/** Methods that a path does not have: whatever refuses them, nothing may come of them. */
import type { Contract, Operation } from "../../contract/model.ts";
import type { Case, RequestProvocation } from "../case.ts";
import { base, documented, newCase } from "./new-case.ts";

/** Never GET: an implementation may well list what the contract only creates. */
const candidates = ["PUT", "PATCH", "POST"];

/** Any refusal will do, since other checks of a server may come first; 405 stands in the id. */
const refused = [405, 404, 501, 400, 401, 403, 406, 409, 410, 411, 412, 413, 415, 421, 422, 428];

export const deriveMethods = (contract: Contract): readonly Case[] => {
  const paths = new Map<string, Operation[]>();
  for (const operation of contract.operations) paths.set(operation.path, [...(paths.get(operation.path) ?? []), operation]);
  return [...paths.values()].flatMap((operations) => undeclared(contract, operations));
};

function undeclared(contract: Contract, operations: readonly Operation[]): Case[] {
  const [operation] = operations;
  const method = candidates.find((candidate) => operations.every((declared) => declared.method !== candidate));
  if (!operation || method === undefined) return [];
  const isDocumented = operations.some((declared) => documented(declared, [405]).length > 0);
  // An author who marks what is known leaves the rest free, or has a rule and a story for it.
  if (!isDocumented && contract.document["x-provenance"] !== undefined) return [];
  // Named is what never was, so that a server with more methods than the contract has loses nothing.
  const provocation: RequestProvocation = { ...base(operation), method, resource: { kind: "unknown" }, body: { kind: "none" } };
  const test = newCase(contract, operation, {
    kind: `undeclared-method/${method}`,
    statement: `${method} is no method of ${operation.path}, and is refused.`,
    statuses: refused,
    // Only the document itself can say that there is nothing else.
    strength: isDocumented ? "documented" : "assumed",
    provocation,
    sources: [operation.pointer],
  });
  return [{ ...test, operation: undefined }];
}
