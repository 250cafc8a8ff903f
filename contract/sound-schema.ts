/** Keywords of a schema that no validator could read: told, and taken out, so that the rest of the schema still holds. */
import type { FaultCode } from "./fault.ts";
import type { Json, JsonObject } from "./model.ts";
import { isObject } from "./pointer.ts";
import { upgradeBounds } from "./upgrade.ts";

const types = ["null", "boolean", "object", "array", "number", "string", "integer"];

interface Expectation {
  readonly words: string;
  holds(value: Json): boolean;
}

const number: Expectation = { words: "a number", holds: (value) => typeof value === "number" };
const boolean: Expectation = { words: "true or false", holds: (value) => typeof value === "boolean" };
const text: Expectation = { words: "a text", holds: (value) => typeof value === "string" };
const count: Expectation = { words: "a whole number that is not negative", holds: (value) => Number.isInteger(value) && Number(value) >= 0 };
const names: Expectation = { words: "an array of member names", holds: isTexts };
const positive: Expectation = { words: "a number above 0", holds: (value) => typeof value === "number" && value > 0 };
const values: Expectation = { words: "an array of values, at least one", holds: (value) => Array.isArray(value) && value.length > 0 };
const object: Expectation = { words: "an object", holds: isObject };
const someSchemas: Expectation = { words: "an array of schemas, at least one", holds: (value) => Array.isArray(value) && value.length > 0 };
const namesByName: Expectation = {
  words: "an object of arrays of member names",
  holds: (value) => isObject(value) && Object.values(value).every(isTexts),
};
const type: Expectation = {
  words: `one of ${types.join(", ")}`,
  holds: (value) => (Array.isArray(value) ? value.length > 0 && value.every(isType) && new Set(value).size === value.length : isType(value)),
};

const expectations: Readonly<Record<string, Expectation>> = {
  type,
  enum: values,
  required: names,
  dependentRequired: namesByName,
  allOf: someSchemas,
  anyOf: someSchemas,
  oneOf: someSchemas,
  prefixItems: someSchemas,
  format: text,
  $anchor: text,
  $id: text,
  $dynamicAnchor: text,
  $dynamicRef: text,
  discriminator: object,
  minimum: number,
  maximum: number,
  exclusiveMinimum: number,
  exclusiveMaximum: number,
  multipleOf: positive,
  minLength: count,
  maxLength: count,
  minItems: count,
  maxItems: count,
  minProperties: count,
  maxProperties: count,
  minContains: count,
  maxContains: count,
  uniqueItems: boolean,
  nullable: boolean,
  readOnly: boolean,
  writeOnly: boolean,
};

export interface SchemaFault {
  readonly code: FaultCode;
  readonly keyword: string;
  readonly message: string;
}

/** Takes out what it tells. */
export function mendSchema(schema: JsonObject): SchemaFault[] {
  const faults: SchemaFault[] = [];
  // Up to draft 2019-09 an array in `items` stood for what `prefixItems` says now.
  if (Array.isArray(schema["items"])) {
    schema["prefixItems"] ??= schema["items"];
    delete schema["items"];
  }
  upgradeBounds(schema);
  for (const keyword of Object.keys(schema)) {
    const value = schema[keyword];
    const expectation = Object.hasOwn(expectations, keyword) ? expectations[keyword] : undefined;
    if (value === undefined || !expectation || expectation.holds(value)) continue;
    faults.push({ code: "structure", keyword, message: `expected ${expectation.words}, found ${shown(value)}; the keyword is left out.` });
    delete schema[keyword];
  }
  mendPatterns(schema, faults);
  return faults;
}

/** Patterns stand as a value, and as the names of `patternProperties`. */
function mendPatterns(schema: JsonObject, faults: SchemaFault[]): void {
  if (schema["pattern"] !== undefined) {
    const why = whyNoPattern(schema["pattern"]);
    if (why !== undefined) {
      faults.push({ code: "bad-expression", keyword: "pattern", message: `${why}; the keyword is left out.` });
      delete schema["pattern"];
    }
  }
  const byPattern = schema["patternProperties"];
  if (!isObject(byPattern)) return;
  for (const pattern of Object.keys(byPattern)) {
    const why = whyNoPattern(pattern);
    if (why === undefined) continue;
    faults.push({ code: "bad-expression", keyword: "patternProperties", message: `${why}; it is left out.` });
    delete byPattern[pattern];
  }
}

function whyNoPattern(pattern: Json): string | undefined {
  if (typeof pattern !== "string") return `expected a regular expression, found ${shown(pattern)}`;
  for (const flags of ["u", ""]) {
    try {
      new RegExp(pattern, flags);
      return undefined;
    } catch (error) {
      if (flags === "") return (error as Error).message;
    }
  }
  return undefined;
}

function isType(value: Json): boolean {
  return typeof value === "string" && types.includes(value);
}

function isTexts(value: Json): boolean {
  return Array.isArray(value) && value.every((entry) => typeof entry === "string");
}

/** A value of a document in a sentence. */
export function shown(value: Json): string {
  if (Array.isArray(value)) return value.length === 0 ? "an empty array" : `an array of ${value.length}`;
  if (isObject(value)) return "an object";
  const written = JSON.stringify(value);
  return written.length > 60 ? `${written.slice(0, 57)}…` : written;
}
