/** A fault by its name, put around the APIs that can show it. */
import { join } from "node:path";
import { compile } from "../../contract/compile.ts";
import { loadDocument } from "../../contract/load.ts";
import type { Contract } from "../../contract/model.ts";
import { packageRoot } from "../../contract/package-root.ts";
import { shippedIds, UsageError } from "../load-apis.ts";
import type { ServedApi } from "../served-api.ts";
import { faulty, type Respond } from "./intercept.ts";
import { faultNamed, nearestFault } from "./registry.ts";

/** Throws {@link UsageError} where there is no such fault, or where none of the APIs can show it. */
export async function serveFault(apis: readonly ServedApi[], id: string): Promise<void> {
  const fault = faultNamed(id);
  if (!fault) throw new UsageError(`There is no fault "${id}". Did you mean "${nearestFault(id)?.id}"? All of them: specimen mock --list-faults`);
  for (const api of apis) {
    const respond = faulty(api, fault);
    // A fault remembers what it saw, and sandboxes see nothing of each other.
    const again = (other: ServedApi) => faulty(other, fault) as Respond;
    if (respond) api.fault = { fault, respond, again };
  }
  if (apis.some((api) => api.fault)) return;
  const where = (await shippedContracts()).filter((contract) => fault.appliesTo(contract).length > 0).map((contract) => contract.id);
  const shown = apis.map(({ contract }) => contract.id).join(", ");
  throw new UsageError(
    `The fault "${id}" cannot be shown by ${shown}. ${where.length > 0 ? `It applies to ${where.join(", ")}.` : "No shipped API can show it."}`,
  );
}

export const shippedContracts = (): Promise<Contract[]> =>
  Promise.all(shippedIds.map(async (id) => compile(id, await loadDocument(join(packageRoot, "spec", id, "openapi.yaml")))));
