/** Operation × status: whether it was exercised, by whom, and what its cases came to. */
import { grouped } from "../grouped.ts";
import type { CoverageRow } from "../result.ts";
import { type Verdict, worse } from "../verdict.ts";
import type { Report, ReportCase } from "./report.ts";

export interface Cell extends CoverageRow {
  /** The worst of the cases that provoke it; undefined where none does. */
  readonly verdict: Verdict | undefined;
  /** Index of the first cause that its cases show. */
  readonly cause: number | undefined;
}

export interface Matrix {
  readonly statuses: readonly string[];
  readonly rows: readonly { readonly operation: string; readonly cells: readonly (Cell | undefined)[] }[];
}

export function matrixOf({ cases, coverage }: Report): Matrix {
  const statuses = [...new Set(coverage.map(({ status }) => status))].sort();
  const casesOf = grouped(cases, ({ operation }) => operation);
  const rows = [...grouped(coverage, ({ operation }) => operation)].map(([operation, documented]) => {
    const own = casesOf.get(operation) ?? [];
    return { operation, cells: statuses.map((status) => cellOf(documented, own, status)) };
  });
  return { statuses, rows };
}

function cellOf(documented: readonly CoverageRow[], cases: readonly ReportCase[], status: string): Cell | undefined {
  const row = documented.find((entry) => entry.status === status);
  if (!row) return undefined;
  const own = cases.filter(({ statuses: [code] }) => code !== undefined && rowOf(documented, code) === row);
  const verdict = own.reduce<Verdict | undefined>((worst, entry) => (worst === undefined ? entry.verdict : worse(worst, entry.verdict)), undefined);
  const causes = own.filter((entry) => entry.verdict === verdict).flatMap((entry) => entry.causes);
  return { ...row, verdict, cause: causes.length === 0 ? undefined : Math.min(...causes) };
}

/** 404, then 4XX, then default. */
const rowOf = (documented: readonly CoverageRow[], code: number): CoverageRow | undefined =>
  [String(code), `${Math.floor(code / 100)}XX`, "default"].map((status) => documented.find((row) => row.status === status)).find((row) => row !== undefined);

/** What a reader is told of a cell: a failure outweighs that it was exercised. */
export type CellState = "fail" | "advisory" | "exercised" | "not-exercised" | "unreachable";

export function cellState({ state, verdict }: Cell): CellState {
  if (verdict === "fail" || verdict === "error") return "fail";
  return state === "exercised" && verdict === "advisory" ? "advisory" : state;
}
