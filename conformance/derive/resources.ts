/** Things that are not there, and things of somebody else. */
import type { Contract, Operation } from "../../contract/model.ts";
import { templateNames } from "../../contract/parameters.ts";
import { inferResources } from "../../contract/resources/infer.ts";
import { isMadeByPut } from "../../contract/resources/item-path.ts";
import type { Case, RequestProvocation } from "../case.ts";
import { linksOf, producersOf } from "../provoke/producers.ts";
import { base, documented, newCase } from "./new-case.ts";

export const deriveResources = (contract: Contract): readonly Case[] =>
  contract.operations.flatMap((operation) => {
    const named = operation.parameters.some((parameter) => parameter.in === "path");
    const statuses = documented(operation, [404]);
    const reachable = operation.responses.some(({ status, unreachable }) => status === "404" && unreachable === undefined);
    if (!named || !reachable || statuses.length === 0 || !namesThing(contract, operation)) return [];
    // Where nobody is asked who they are, nobody belongs elsewhere.
    const isPrivate = operation.security.length > 0 && belongsToSomebody(contract, operation);
    return [unknown(contract, operation), ...(isPrivate ? [foreign(contract, operation)] : [])];
  });

/** Reading is shared unless its author says otherwise: by `x-resource.owner`, or by marking what the refusal is worth. */
const belongsToSomebody = (contract: Contract, operation: Operation): boolean =>
  contract.document["x-provenance"] !== undefined || inferResources(contract).of(operation)?.resource.sharing === "owner";

/** What the document shows no thing of may be free text, that any value suits. */
function namesThing(contract: Contract, operation: Operation): boolean {
  // An author who marks what is known says it of this response too.
  if (contract.document["x-provenance"] !== undefined) return true;
  if (isLinked(contract, operation)) return true;
  const inferred = inferResources(contract);
  const own = inferred.of(operation);
  // A name that nobody has is just what creating by name takes.
  const creates = own?.part.role === "create" || (operation.method === "PUT" && documented(operation, [201]).length > 0);
  if (!own || (creates && isMadeByPut(own.part, own.resource))) return false;
  const bound = own.part.binds.get(templateNames(operation.path).at(-1) ?? "")?.resource;
  return inferred.resources.some(({ itemPath, name }) => name === bound && itemPath !== undefined);
}

/** Whether the document says what is there: by Links, by its author's marks, or by showing the thing under its own name. Else it only seems so. */
function isSaid(contract: Contract, operation: Operation): boolean {
  if (contract.document["x-provenance"] !== undefined || isLinked(contract, operation)) return true;
  const { part, resource } = inferResources(contract).of(operation) ?? {};
  return resource?.certainty === "stated" || (part?.role === "read" && part.responseItem.size > 0);
}

const isLinked = (contract: Contract, operation: Operation): boolean =>
  producersOf(contract, operation).length > 0 || contract.operations.some((other) => linksOf(contract, other).has(operation.id));

function unknown(contract: Contract, operation: Operation): Case {
  const provocation: RequestProvocation = { ...base(operation), resource: { kind: "unknown" }, violates: "the thing does not exist" };
  return newCase(contract, operation, {
    kind: "unknown-resource",
    statement: `${operation.id} knows nothing that was never there.`,
    statuses: [404],
    strength: isSaid(contract, operation) ? "documented" : "assumed",
    provocation,
  });
}

/** Whether others see a thing is seldom said in a document, so this is advice only. */
function foreign(contract: Contract, operation: Operation): Case {
  const provocation: RequestProvocation = { ...base(operation), as: "foreign", violates: "the thing belongs to somebody else" };
  const statuses = documented(operation, [404, 403, 401]);
  return newCase(contract, operation, {
    kind: "foreign-principal",
    statement: `${operation.id} is closed to somebody who belongs elsewhere.`,
    statuses,
    strength: "assumed",
    provocation,
  });
}
