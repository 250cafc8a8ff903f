/** How often a client used what one operation offers. Bounded by the contract. */
import type { Contract, Operation, ParameterValues } from "../../contract/model.ts";
import { responseFor } from "../../contract/status.ts";
import { type EnumPlace, enumPlaces, valuesAt } from "./enum-places.ts";
import type { OperationCoverage } from "./report.ts";

/** What a call came to. */
export interface UsedCall {
  readonly status: number;
  readonly parameters: ParameterValues;
  readonly body: unknown;
}

export class Usage {
  readonly #operation: Operation;
  readonly #places: readonly EnumPlace[];
  readonly #statuses = new Map<string, number>();
  readonly #parameters: number[];
  /** For each place, counts by the JSON of a value. */
  readonly #values: readonly Map<string, number>[];
  #calls = 0;

  constructor({ document }: Contract, operation: Operation) {
    this.#operation = operation;
    this.#places = enumPlaces(document, operation);
    this.#parameters = operation.parameters.map(() => 0);
    this.#values = this.#places.map(({ values }) => new Map(values.map((value) => [JSON.stringify(value), 0])));
  }

  count({ body, parameters, status }: UsedCall): void {
    this.#calls += 1;
    const documented = responseFor(this.#operation.responses, status);
    if (documented) this.#statuses.set(documented.status, (this.#statuses.get(documented.status) ?? 0) + 1);
    for (const [index, { in: part, name }] of this.#operation.parameters.entries()) {
      const section = parameters[part === "querystring" ? "query" : part];
      if (section[name] !== undefined) this.#parameters[index] = (this.#parameters[index] ?? 0) + 1;
    }
    for (const [index, { in: part, tokens }] of this.#places.entries()) this.#countValues(index, part === "body" ? body : sectionOf(parameters, part), tokens);
  }

  #countValues(index: number, whole: unknown, tokens: readonly string[]): void {
    const counts = this.#values[index];
    if (whole === undefined || !counts) return;
    for (const value of valuesAt(whole, tokens)) {
      if (typeof value === "object" && value !== null) continue;
      const key = typeof value === "bigint" ? String(value) : (JSON.stringify(value) ?? "");
      const known = counts.get(key);
      if (known !== undefined) counts.set(key, known + 1);
    }
  }

  coverage(): OperationCoverage {
    const { id, method, parameters, path, responses } = this.#operation;
    return {
      id,
      method,
      path,
      calls: this.#calls,
      statuses: responses.map(({ status, unreachable }) => ({
        status,
        error: !/^[123]/.test(status),
        count: this.#statuses.get(status) ?? 0,
        unreachable: unreachable ?? null,
      })),
      parameters: parameters.map(({ in: part, name, required }, index) => ({ in: part, name, required, count: this.#parameters[index] ?? 0 })),
      enums: this.#places.map(({ at, in: part, values }, index) => ({
        in: part,
        at,
        values: values.map((value) => ({ value, count: this.#values[index]?.get(JSON.stringify(value)) ?? 0 })),
      })),
    };
  }
}

const sectionOf = (parameters: ParameterValues, part: string): unknown =>
  part === "path" || part === "query" || part === "header" || part === "cookie" ? parameters[part] : undefined;
