/** Values of the parameters that a request cannot do without. */
import type { Contract, Operation, Parameter } from "../../contract/model.ts";
import { sampleSchema } from "../../contract/sample.ts";
import type { CallInput } from "../request-builder.ts";

type Sections = Required<Pick<CallInput, "query" | "header" | "cookie">>;

/** Examples, else samples; what `given` has stays as it is, and `without` names what is left out on purpose. */
export function withRequired(contract: Contract, operation: Operation, given: CallInput, without: ReadonlySet<string> = new Set()): CallInput & Sections {
  const sections = { query: { ...given.query }, header: { ...given.header }, cookie: { ...given.cookie } };
  for (const parameter of operation.parameters) {
    if (!parameter.required || parameter.in === "path" || without.has(`${parameter.in} ${parameter.name}`)) continue;
    const section: Record<string, unknown> = sections[parameter.in === "querystring" ? "query" : parameter.in];
    if (!Object.hasOwn(section, parameter.name)) section[parameter.name] = valueFor(contract, parameter);
  }
  return { ...given, ...sections };
}

/** What the document shows, else what its schema allows; undefined where nothing is found. */
export function valueFor({ document }: Contract, { example, schema }: Parameter): unknown {
  if (example !== undefined && fits(example, schema)) return example;
  const sampled = (optional: "none" | "all"): unknown => {
    const sample = sampleSchema(document, schema, () => undefined, { seed: 1, direction: "request", optional });
    return sample.ok ? sample.value : undefined;
  };
  const least = sampled("none");
  // What is empty leaves no trace in a URL.
  return isEmpty(least) ? sampled("all") : least;
}

/** Some documents show a text where they ask for an object. */
const fits = (example: unknown, schema: Parameter["schema"]): boolean =>
  typeof schema !== "object" || (schema["type"] !== "object" && schema["type"] !== "array") || typeof example === "object";

const isEmpty = (value: unknown): boolean => value === "" || (typeof value === "object" && value !== null && Object.keys(value).length === 0);

/** Whether the document lists all that the parameter takes, so that it cannot name a thing. */
export function isClosed({ schema }: Parameter): boolean {
  if (typeof schema !== "object") return false;
  return Array.isArray(schema["enum"]) || schema["const"] !== undefined || schema["type"] === "boolean";
}
