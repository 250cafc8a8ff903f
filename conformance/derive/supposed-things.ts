/** Things that no Link and no Location tells of, but paths and schemas do (contract/resources). */
import type { Contract, Operation } from "../../contract/model.ts";
import { inferResources } from "../../contract/resources/infer.ts";
import { isMadeByPut, partOf } from "../../contract/resources/item-path.ts";
import type { Thing } from "./things.ts";

/** `known`: producers of things that the document states. */
export function supposedThings(contract: Contract, known: ReadonlySet<Operation | undefined>): Thing[] {
  return inferResources(contract).resources.flatMap((resource): Thing[] => {
    const create = partOf(resource, "create");
    if (resource.kind !== "collection" || !resource.key || !create || known.has(create.operation) || isMadeByPut(create, resource)) return [];
    const on = (role: Parameters<typeof partOf>[1]): Operation | undefined => {
      const operation = partOf(resource, role)?.operation;
      return operation?.path === resource.itemPath ? operation : undefined;
    };
    const reader = on("read");
    const remover = on("delete");
    if (!reader) return [];
    const lister = partOf(resource, "list")?.operation;
    const issued = resource.key.assignedBy === "server";
    const under = lister?.path === create.operation.path ? lister : undefined;
    return [{ producer: create.operation, by: "supposed", issued, reader, lister: under, updater: on("change") ?? on("replace"), remover }];
  });
}
