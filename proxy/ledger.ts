/** What was seen so far: one entry a cause, with a count, and coverage of operations × statuses. Bounded. */
import type { CoverageRow } from "../conformance/result.ts";
import type { Contract, Operation } from "../contract/model.ts";
import { responseFor } from "../contract/status.ts";
import type { Judged, Judgement } from "./judge.ts";

export interface Entry extends Judged {
  /** `GET /pets/{id} → 200` of the first time. */
  readonly first: string;
  /** `GET /pets/{id}`; undefined for a path that the contract does not have. */
  readonly operation: string | undefined;
  count: number;
}

export interface CoveredRow extends Omit<CoverageRow, "principals"> {
  readonly count: number;
}

/** More causes than these are counted, not told. */
const maxEntries = 1000;

export class Ledger {
  exchanges = 0;
  /** Connections that were upgraded, such as WebSockets, whose content nobody reads. */
  tunnels = 0;
  /** Findings of causes beyond the limit. */
  untold = 0;
  readonly #contract: Contract;
  readonly #entries = new Map<string, Entry>();
  readonly #statuses = new Map<Operation, Map<string, number>>();

  constructor(contract: Contract) {
    this.#contract = contract;
  }

  get entries(): readonly Entry[] {
    return [...this.#entries.values()];
  }

  /** Gives the entries that are new. `status`: what came; undefined where nothing did. */
  record({ judged, operation }: Judgement, method: string, status: number | undefined): readonly Entry[] {
    this.exchanges += 1;
    if (operation && status !== undefined) this.#cover(operation, status);
    return judged.flatMap((one) => this.#add(one, operation, `${operation ? nameOf(operation) : method}${status === undefined ? "" : ` → ${status}`}`) ?? []);
  }

  #add(one: Judged, operation: Operation | undefined, first: string): Entry | undefined {
    const key = `${one.level} ${one.finding.cause}`;
    const known = this.#entries.get(key);
    if (known) known.count += 1;
    else if (this.#entries.size >= maxEntries) this.untold += 1;
    else {
      const entry = { ...one, first, operation: operation && nameOf(operation), count: 1 };
      this.#entries.set(key, entry);
      return entry;
    }
    return undefined;
  }

  #cover(operation: Operation, status: number): void {
    const documented = responseFor(operation.responses, status);
    if (!documented) return;
    const counts = this.#statuses.get(operation) ?? new Map<string, number>();
    this.#statuses.set(operation, counts.set(documented.status, (counts.get(documented.status) ?? 0) + 1));
  }

  coverage(): readonly CoveredRow[] {
    return this.#contract.operations.flatMap((operation) =>
      operation.responses.map(({ status, unreachable }): CoveredRow => {
        const count = this.#statuses.get(operation)?.get(status) ?? 0;
        const state = count > 0 ? "exercised" : unreachable === undefined ? "not-exercised" : "unreachable";
        return { operation: operation.id, status, state, reason: state === "unreachable" ? unreachable : undefined, count };
      }),
    );
  }
}

export const nameOf = ({ method, path }: Operation): string => `${method} ${path}`;
