/** Ajv's errors as violations: what was asked for, what came, where in the message and where in the contract. */
import type { ErrorObject } from "ajv";
import type { Json, Violation } from "./model.ts";
import { escapeToken, valueAt } from "./pointer.ts";

/** More than these are counted, never listed. */
export const maxViolations = 100;

const secret = /password|passwd|secret|token|authorization|api[-_]?key|cookie/i;

/** Whether a value at this place is masked: by the last name on the way to it, array indexes aside. */
export const isSecret = (at: string): boolean => secret.test(at.replace(/(?:\/\d+)+$/, "").replace(/^.*\//s, ""));

/** A value as one short word for a message; secrets are masked by name. */
export function brief(value: unknown, name = ""): string {
  if (isSecret(name) && typeof value !== "object") return "***";
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (value instanceof Blob || value instanceof Uint8Array) return "a file";
  if (typeof value === "object" && value !== null) return "an object";
  const text = typeof value === "bigint" ? String(value) : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

const list = (values: unknown): string => (Array.isArray(values) ? values.map((value) => brief(value)).join(", ") : brief(values));
const plural = (count: unknown, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

type Wording = (params: Record<string, unknown>, schema: unknown) => string;

const wordings: Record<string, Wording> = {
  type: (params) => `type ${Array.isArray(params["type"]) ? params["type"].join(" or ") : params["type"]}`,
  required: (params) => `a member "${params["missingProperty"]}"`,
  enum: (params) => `one of ${list(params["allowedValues"])}`,
  const: (params) => brief(params["allowedValue"]),
  minLength: (params) => `at least ${plural(params["limit"], "character")}`,
  maxLength: (params) => `at most ${plural(params["limit"], "character")}`,
  pattern: (params) => `text that matches ${params["pattern"]}`,
  format: (params) => `format ${params["format"]}`,
  minimum: (params) => `at least ${params["limit"]}`,
  maximum: (params) => `at most ${params["limit"]}`,
  exclusiveMinimum: (params) => `more than ${params["limit"]}`,
  exclusiveMaximum: (params) => `less than ${params["limit"]}`,
  multipleOf: (_params, step) => `a multiple of ${step}`,
  minItems: (params) => `at least ${plural(params["limit"], "item")}`,
  maxItems: (params) => `at most ${plural(params["limit"], "item")}`,
  uniqueItems: () => "items that all differ",
  additionalProperties: (params) => `no member "${params["additionalProperty"]}"`,
  unevaluatedProperties: (params) => `no member "${params["unevaluatedProperty"]}"`,
  dependentRequired: (params) => `a member "${params["missingProperty"]}" beside "${params["property"]}"`,
  minProperties: (params) => `at least ${plural(params["limit"], "member")}`,
  maxProperties: (params) => `at most ${plural(params["limit"], "member")}`,
  anyOf: () => "a value that one of the alternatives allows",
  oneOf: () => "a value that exactly one of the alternatives allows",
  not: () => "a value outside what is excluded",
  "false schema": () => "nothing",
  contains: (params) => `at least ${plural(params["minContains"] ?? 1, "item")} of the described kind`,
};

// The member that is at fault stands one level below the object that Ajv points at.
const faultyMember: Record<string, string> = {
  required: "missingProperty",
  dependentRequired: "missingProperty",
  additionalProperties: "additionalProperty",
  unevaluatedProperties: "unevaluatedProperty",
};

/** One violation of the body or of a header; `ruleOf` turns a schema object into its pointer, `whole` is what was really sent. */
export function toViolation(error: ErrorObject, ruleOf: (schema: unknown) => string, whole?: unknown): Violation {
  const params = error.params as Record<string, unknown>;
  const member = params[faultyMember[error.keyword] ?? ""];
  const at = member === undefined ? error.instancePath : `${error.instancePath}/${escapeToken(String(member))}`;
  const missing = error.keyword === "required" || error.keyword === "dependentRequired";
  const data = missing ? undefined : member === undefined ? error.data : (error.data as Record<string, unknown>)[String(member)];
  const wording = wordings[error.keyword];
  return {
    in: "body",
    at,
    keyword: error.keyword,
    get rule() {
      return `${ruleOf(error.parentSchema)}/${error.keyword}`;
    },
    expected: wording ? wording(params, error.schema) : (error.message ?? error.keyword),
    found: brief(exact(data, whole, error.instancePath), at),
  };
}

/** The validator sees stand-ins for large integers and for files. */
const exact = (data: unknown, whole: unknown, at: string): unknown =>
  whole !== undefined && (data === "" || (typeof data === "number" && !Number.isSafeInteger(data))) ? (valueAt(whole as Json, at) ?? data) : data; // Any value can be walked.

/** One sentence: `/data/name: expected at least 1 character, found ""`. */
export const sentence = (violation: Violation): string =>
  `${violation.in === "body" ? violation.at || "body" : `${violation.in} ${violation.at.slice(1)}`}: expected ${violation.expected}, found ${violation.found}`;
