/** Things that are not there, and things of somebody else. */
import type { Contract, Operation } from "../../contract/model.ts";
import { inferResources } from "../../contract/resources/infer.ts";
import type { Case, RequestProvocation } from "../case.ts";
import { learningsOf } from "../provoke/learnt.ts";
import { producersOf } from "../provoke/producers.ts";
import { base, documented, newCase } from "./new-case.ts";

export const deriveResources = (contract: Contract): readonly Case[] =>
  contract.operations.flatMap((operation) => {
    const named = operation.parameters.some((parameter) => parameter.in === "path");
    const statuses = documented(operation, [404]);
    const reachable = operation.responses.some(({ status, unreachable }) => status === "404" && unreachable === undefined);
    if (!named || !reachable || statuses.length === 0 || !namesThing(contract, operation)) return [];
    return [unknown(contract, operation), foreign(contract, operation)];
  });

/** What the document shows no thing of may be free text, that any value suits. */
const namesThing = (contract: Contract, operation: Operation): boolean =>
  producersOf(contract, operation).length > 0 || learningsOf(contract, operation).length > 0 || inferResources(contract).of(operation) !== undefined;

function unknown(contract: Contract, operation: Operation): Case {
  const provocation: RequestProvocation = { ...base(operation), resource: { kind: "unknown" }, violates: "the thing does not exist" };
  return newCase(contract, operation, {
    kind: "unknown-resource",
    statement: `${operation.id} knows nothing that was never there.`,
    statuses: [404],
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
