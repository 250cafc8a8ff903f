/** Which JSON types satisfy several schemas at once. */
import type { Json } from "./model.ts";
import { listOf, type Parts, sameJson } from "./sample-keywords.ts";

export type JsonType = "object" | "array" | "string" | "integer" | "number" | "boolean" | "null";

export const allTypes: readonly JsonType[] = ["object", "array", "string", "number", "integer", "boolean", "null"];

const isType = (value: Json | undefined): value is JsonType => typeof value === "string" && (allTypes as readonly string[]).includes(value);

/** Types that a schema names; undefined where it names none. */
export function namedTypes(type: Json | undefined): readonly JsonType[] | undefined {
  const types = (Array.isArray(type) ? type : [type]).filter(isType);
  return types.length === 0 ? undefined : types;
}

/** Undefined means any type on either side. */
export function commonTypes(left: readonly JsonType[] | undefined, right: readonly JsonType[] | undefined): readonly JsonType[] | undefined {
  if (!left || !right) return left ?? right;
  const within = (types: readonly JsonType[], type: JsonType): boolean => types.includes(type) || (type === "integer" && types.includes("number"));
  return [...new Set([...left.filter((type) => within(right, type)), ...right.filter((type) => within(left, type))])];
}

export function otherTypes(types: readonly JsonType[]): readonly JsonType[] {
  const gone = new Set<JsonType>(types.includes("number") ? [...types, "integer"] : types);
  return allTypes.filter((type) => !gone.has(type));
}

export function hasType(value: unknown, type: JsonType): boolean {
  if (type === "integer") return Number.isInteger(value);
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  return typeof value === type;
}

const telling: readonly (readonly [JsonType, RegExp])[] = [
  ["object", /^(?:properties|required|additionalProperties|patternProperties|propertyNames|(?:min|max)Properties|dependent\w+|unevaluatedProperties)$/],
  ["array", /^(?:items|prefixItems|contains|(?:min|max)Items|uniqueItems|unevaluatedItems)$/],
  ["string", /^(?:pattern|format|(?:min|max)Length|content\w+)$/],
  ["number", /^(?:minimum|maximum|exclusive\w+|multipleOf)$/],
];
const numeric = new Set(["int32", "int64", "float", "double"]);

/** Types in the order in which they are worth a try where schemas name none: what their keywords speak of first. */
export function likelyTypes(parts: Parts): readonly JsonType[] {
  const keywords = parts.flatMap((part) => Object.keys(part));
  if (parts.some((part) => numeric.has(String(part["format"])))) return ["integer", "number"];
  const spokenOf = telling.filter(([, pattern]) => keywords.some((keyword) => pattern.test(keyword))).map(([type]) => type);
  return [...new Set<JsonType>([...spokenOf, "string", "integer", "boolean", "object", "array", "null"])];
}

/** Values that every `enum` and `const` allows; undefined where there is none of either. */
export function allowedValues(parts: Parts): readonly Json[] | undefined {
  let allowed: readonly Json[] | undefined;
  for (const part of parts) {
    for (const values of [part["enum"] === undefined ? undefined : listOf(part["enum"]), part["const"] === undefined ? undefined : [part["const"]]]) {
      if (values) allowed = allowed ? allowed.filter((value) => values.some((other) => sameJson(value, other))) : values;
    }
  }
  return allowed;
}
