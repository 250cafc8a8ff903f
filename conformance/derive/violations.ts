/** For one schema position: values that break exactly one keyword each. */
import type { Json, JsonObject } from "../../contract/model.ts";
import { isObject, resolve } from "../../contract/pointer.ts";

export interface Broken {
  readonly keyword: string;
  readonly value: unknown;
}

const wrongTypes: Record<string, unknown> = { string: 5, integer: "five", number: "five", boolean: "yes", array: {}, object: [] };
const wrongFormats: Record<string, unknown> = {
  uuid: "not-a-uuid",
  "date-time": "yesterday",
  date: "2026-13-45",
  email: "nobody",
  uri: "::",
  ipv4: "999.1.1.1",
};
const longest = 100_000;

/** Candidates; whoever uses them makes sure that nothing else breaks. */
export function brokenValues(schema: JsonObject, present: unknown): Broken[] {
  const types = (Array.isArray(schema["type"]) ? schema["type"] : [schema["type"]]).filter((type) => typeof type === "string");
  const broken: Broken[] = [];
  const [type] = types.filter((name) => name !== "null");
  if (type !== undefined && wrongTypes[type] !== undefined) broken.push({ keyword: "type", value: wrongTypes[type] });
  if (types.length > 0 && !types.includes("null")) broken.push({ keyword: "type", value: null });
  const { enum: allowed, minLength, maxLength, pattern, format, minimum, maximum, minItems, maxItems } = schema;
  if (Array.isArray(allowed) || schema["const"] !== undefined)
    broken.push({ keyword: Array.isArray(allowed) ? "enum" : "const", value: "specimen-no-such-value" });
  if (typeof minLength === "number" && minLength > 0) broken.push({ keyword: "minLength", value: "a".repeat(minLength - 1) });
  if (typeof maxLength === "number" && maxLength < longest) broken.push({ keyword: "maxLength", value: "a".repeat(maxLength + 1) });
  if (typeof pattern === "string") for (const value of ["///", " ", "ÄÖ", "a b", "0"]) broken.push({ keyword: "pattern", value });
  if (typeof format === "string" && wrongFormats[format] !== undefined) broken.push({ keyword: "format", value: wrongFormats[format] });
  if (typeof minimum === "number") broken.push({ keyword: "minimum", value: minimum - 1 });
  if (typeof maximum === "number") broken.push({ keyword: "maximum", value: maximum + 1 });
  if (typeof minItems === "number" && minItems > 0) broken.push({ keyword: "minItems", value: Array.isArray(present) ? present.slice(0, minItems - 1) : [] });
  if (typeof maxItems === "number" && Array.isArray(present) && present.length > 0)
    broken.push({ keyword: "maxItems", value: Array.from({ length: maxItems + 1 }, () => present[0]) });
  return broken;
}

export interface Position {
  /** In the body. */
  readonly pointer: string;
  /** In the document, references followed. */
  readonly schemaPointer: string;
  readonly schema: JsonObject;
  readonly required: boolean;
}

/** Every member that a body's schema declares, through references and allOf, into objects and the first item of arrays that `value` has. */
export function positionsOf(document: JsonObject, schemaPointer: string, schema: Json | undefined, value: unknown, at = "", depth = 0): Position[] {
  const { value: target, pointer } = resolve(document, schema, schemaPointer);
  if (!isObject(target) || depth > 6) return [];
  const parts = Array.isArray(target["allOf"])
    ? target["allOf"].flatMap((part, index) => positionsOf(document, `${pointer}/allOf/${index}`, part, value, at, depth + 1))
    : [];
  if (Array.isArray(value)) return [...parts, ...positionsOf(document, `${pointer}/items`, target["items"], value[0], `${at}/0`, depth + 1)];
  const required = Array.isArray(target["required"]) ? target["required"] : [];
  const own = Object.entries(isObject(target["properties"]) ? target["properties"] : {}).flatMap(([name, property]) => {
    const member = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
    const place = resolve(document, property, `${pointer}/properties/${token(name)}`);
    if (!isObject(place.value) || place.value["readOnly"] === true) return [];
    const here: Position = { pointer: `${at}/${token(name)}`, schemaPointer: place.pointer, schema: place.value, required: required.includes(name) };
    return [here, ...positionsOf(document, place.pointer, place.value, member, here.pointer, depth + 1)];
  });
  return [...parts, ...own];
}

const token = (name: string): string => name.replaceAll("~", "~0").replaceAll("/", "~1");
