/** Which of the contract a client exercised: plain JSON, version 1; coverage.schema.json publishes the shape. Types only. */
import type { Json } from "../../contract/model.ts";

export interface Share {
  readonly covered: number;
  readonly total: number;
}

export interface Totals {
  readonly operations: Share;
  /** Documented ones, those that cannot be reached aside. */
  readonly statuses: Share;
  /** Of the statuses: documented 4xx, 5xx and `default`. */
  readonly errorBranches: Share;
  readonly parameters: Share;
  /** Of parameters and of request bodies. */
  readonly enumValues: Share;
}

export interface ClientCoverage {
  readonly schemaVersion: 1;
  /** Of operations, statuses, parameters and enum values together; 100 where there is nothing to cover. One decimal, never rounded up to 100. */
  readonly percent: number;
  readonly totals: Totals;
  readonly apis: readonly ApiCoverage[];
}

export interface ApiCoverage {
  readonly id: string;
  readonly title: string;
  readonly percent: number;
  readonly totals: Totals;
  readonly operations: readonly OperationCoverage[];
}

export interface OperationCoverage {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly calls: number;
  readonly statuses: readonly StatusCoverage[];
  readonly parameters: readonly { readonly in: string; readonly name: string; readonly required: boolean; readonly count: number }[];
  readonly enums: readonly EnumCoverage[];
}

export interface StatusCoverage {
  /** `200`, `4XX`, `default`. */
  readonly status: string;
  readonly error: boolean;
  readonly count: number;
  /** Why it cannot be brought about; null where it can. */
  readonly unreachable: string | null;
}

export interface EnumCoverage {
  /** `query`, `body` … */
  readonly in: string;
  /** JSON Pointer inside that part; `*` stands for any item. */
  readonly at: string;
  readonly values: readonly { readonly value: Json; readonly count: number }[];
}
