/** Values of the parameters that a request cannot do without. */
import type { Contract, Operation, Parameter, Violation } from "../../contract/model.ts";
import { sampleSchema } from "../../contract/sample.ts";
import type { CallInput } from "../request-builder.ts";
import { valueFaults } from "./own-request.ts";

type Sections = Required<Pick<CallInput, "query" | "header" | "cookie">>;

/** Examples, else samples; what `given` has stays as it is, and `without` names what is left out on purpose. */
export function withRequired(contract: Contract, operation: Operation, given: CallInput, without: ReadonlySet<string> = new Set()): CallInput & Sections {
  const sections = { query: { ...given.query }, header: { ...given.header }, cookie: { ...given.cookie } };
  for (const parameter of operation.parameters) {
    if (!parameter.required || parameter.in === "path" || without.has(`${parameter.in} ${parameter.name}`)) continue;
    const section: Record<string, unknown> = sections[parameter.in === "querystring" ? "query" : parameter.in];
    if (!Object.hasOwn(section, parameter.name)) section[parameter.name] = valueFor(contract, operation, parameter);
  }
  return { ...given, ...sections };
}

/** What the document shows, where that is sound, else what its schema allows; undefined where nothing is found. */
export function valueFor(contract: Contract, operation: Operation, parameter: Parameter): unknown {
  const values = known.get(operation) ?? new Map<Parameter, unknown>();
  known.set(operation, values);
  if (!values.has(parameter)) values.set(parameter, findValue(contract, operation, parameter));
  return values.get(parameter);
}

const known = new WeakMap<Operation, Map<Parameter, unknown>>();

function findValue({ document }: Contract, operation: Operation, parameter: Parameter): unknown {
  const { example, schema } = parameter;
  const faults = (value: unknown): readonly Violation[] | undefined => {
    const found = valueFaults(operation, parameter, value);
    return found.length > 0 ? found : undefined;
  };
  if (example !== undefined && !faults(example)) return example;
  const sampled = (optional: "none" | "all", check: typeof faults): unknown => {
    const sample = sampleSchema(document, schema, check, { seed: 1, direction: "request", optional });
    return sample.ok ? sample.value : undefined;
  };
  // What is empty leaves no trace in a URL.
  const least = sampled("none", faults);
  if (least !== undefined && !isEmpty(least)) return least;
  return sampled("all", faults) ?? sampled("all", () => undefined);
}

const isEmpty = (value: unknown): boolean => value === "" || (typeof value === "object" && value !== null && Object.keys(value).length === 0);

/** Whether the document lists all that the parameter takes, so that it cannot name a thing. */
export function isClosed({ schema }: Parameter): boolean {
  if (typeof schema !== "object") return false;
  return Array.isArray(schema["enum"]) || schema["const"] !== undefined || schema["type"] === "boolean";
}
