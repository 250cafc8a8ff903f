/** The parts that derived cases share. */
import type { Contract, Operation } from "../../contract/model.ts";
import { type Provenance, provenanceAt, weaker } from "../../contract/provenance.ts";
import { documents, responseFor } from "../../contract/status.ts";
import type { Case, RequestProvocation } from "../case.ts";

/** A valid request of the owner, to change one thing of. */
export const base = (operation: Operation): RequestProvocation => ({
  kind: "request",
  operation: operation.id,
  as: "owner",
  resource: { kind: "existing" },
  body: operation.body ? { kind: "valid", base: "minimal" } : { kind: "none" },
  parameters: [],
  credentials: { kind: "own" },
});

export interface NewCase {
  /** `<kind>[/<pointer>]` */
  readonly kind: string;
  readonly statement: string;
  /** The first stands in the id. */
  readonly statuses: readonly number[];
  readonly rejectable?: boolean;
  readonly provocation: RequestProvocation;
  /** Of the rule that is broken, where that is weaker than the response's. */
  readonly strength?: Provenance;
  /** Pointers in the contract. */
  readonly sources?: readonly string[];
}

export function newCase(contract: Contract, operation: Operation, parts: NewCase): Case {
  const [status = 0] = parts.statuses;
  const response = responseFor(operation.responses, status);
  const mark = response ? provenanceAt(contract.document, response.pointer) : "documented";
  return {
    id: `${contract.id}/${operation.id.replaceAll(" ", "")}/${status}/${parts.kind}`,
    api: contract.id,
    operation: operation.id,
    statement: parts.statement,
    statuses: parts.statuses,
    rejectable: parts.rejectable ?? false,
    provocation: parts.provocation,
    sources: (parts.sources ?? (response ? [response.pointer] : [])).map((pointer) => `#${pointer}`),
    strength: weaker(mark, parts.strength ?? "documented"),
  };
}

/** The documented ones among statuses, in the order given. */
export const documented = ({ responses }: Operation, statuses: readonly number[]): number[] => statuses.filter((status) => documents(responses, status));

/** Successes that can be reached, as numbers. */
export const successes = ({ responses }: Operation): number[] =>
  responses
    .filter(({ status, unreachable }) => /^2/.test(status) && unreachable === undefined)
    .map(({ status }) => Number(status.toUpperCase().replace("XX", "00")));

/** What a server may answer to a request that breaks the contract. 409 alone tells of conflicts, and nothing of this. */
export const refusals = (operation: Operation): number[] => (documented(operation, [422, 400]).length === 0 ? [] : documented(operation, [422, 400, 409]));
