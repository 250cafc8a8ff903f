/** Watches what a client asks of a mock, and tells what of the contract it exercised. */
import type { Contract, Operation } from "../../contract/model.ts";
import type { Answer, Exchange } from "../pipeline/exchange.ts";
import type { ApiCoverage, ClientCoverage, OperationCoverage, Share, Totals } from "./report.ts";
import { Usage } from "./usage.ts";

export class Coverage {
  /** Grows with every call. */
  calls = 0;
  /** Whoever prepares a mock may call it too. */
  begun = false;
  /** A document that changes while it is served begins anew. */
  readonly #usages = new WeakMap<Operation, Usage>();

  /** For `observe` of a mock. */
  readonly observe = ({ api, body, operation, parameters }: Exchange, { response: { status } }: Answer): void => {
    if (!this.begun) return;
    this.calls += 1;
    if (operation) this.#usageOf(api.contract, operation).count({ status, parameters, body });
  };

  #usageOf(contract: Contract, operation: Operation): Usage {
    const known = this.#usages.get(operation);
    if (known) return known;
    const made = new Usage(contract, operation);
    this.#usages.set(operation, made);
    return made;
  }

  report(contracts: readonly Contract[]): ClientCoverage {
    const apis = contracts.map((contract): ApiCoverage => {
      const operations = contract.operations.map((operation) => (this.#usages.get(operation) ?? new Usage(contract, operation)).coverage());
      const totals = totalsOf(operations);
      return { id: contract.id, title: contract.title, percent: percentOf(totals), totals, operations };
    });
    const totals = totalsOf(apis.flatMap(({ operations }) => operations));
    return { schemaVersion: 1, percent: percentOf(totals), totals, apis };
  }
}

function totalsOf(operations: readonly OperationCoverage[]): Totals {
  const statuses = operations.flatMap((operation) => operation.statuses).filter(({ count, unreachable }) => unreachable === null || count > 0);
  return {
    operations: shareOf(operations.map(({ calls }) => calls)),
    statuses: shareOf(statuses.map(({ count }) => count)),
    errorBranches: shareOf(statuses.filter(({ error }) => error).map(({ count }) => count)),
    parameters: shareOf(operations.flatMap(({ parameters }) => parameters.map(({ count }) => count))),
    enumValues: shareOf(operations.flatMap(({ enums }) => enums.flatMap(({ values }) => values.map(({ count }) => count)))),
  };
}

const shareOf = (counts: readonly number[]): Share => ({ covered: counts.filter((count) => count > 0).length, total: counts.length });

/** Rounded down: a gate at 80 does not open at 79.96. */
function percentOf({ enumValues, operations, parameters, statuses }: Totals): number {
  const shares = [operations, statuses, parameters, enumValues];
  const total = shares.reduce((sum, share) => sum + share.total, 0);
  const covered = shares.reduce((sum, share) => sum + share.covered, 0);
  return total === 0 ? 100 : Math.floor((covered * 1000) / total) / 10;
}
