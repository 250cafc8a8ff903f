/** What a run makes and no operation of the contract takes away again. */
import type { Contract, Operation } from "../contract/model.ts";
import { inferResources } from "../contract/resources/infer.ts";
import { partOf } from "../contract/resources/item-path.ts";
import { thingsOf } from "./derive/things.ts";

const known = new WeakMap<Contract, ReadonlySet<Operation>>();

/** Creating operations whose things stay. What is below a thing that can be deleted goes with it. */
export function unremovable(contract: Contract): ReadonlySet<Operation> {
  const before = known.get(contract);
  if (before) return before;
  const removers = contract.operations.filter(({ method }) => method === "DELETE");
  const isBelow = ({ path }: Operation): boolean => removers.some((remover) => path.startsWith(`${remover.path}/`));
  const found = new Set(contract.operations.filter((operation) => creates(contract, operation) && !isBelow(operation)));
  known.set(contract, found);
  return found;
}

/** Something that has a path of its own, and no operation there that deletes it. */
function creates(contract: Contract, operation: Operation): boolean {
  const thing = thingsOf(contract).find(({ producer }) => producer === operation);
  if (thing) return thing.remover === undefined;
  const inferred = inferResources(contract).of(operation);
  return inferred?.part.role === "create" && inferred.resource.itemPath !== undefined && partOf(inferred.resource, "delete") === undefined;
}

/** Lines for the leftovers, by the operation that made them. */
export const lasting = (made: ReadonlyMap<Operation, number>): string[] =>
  [...made].map(([{ id }, count]) => `${id} made ${count} ${count === 1 ? "thing" : "things"} that cannot be deleted: the contract has no operation for it.`);
