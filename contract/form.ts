/** `application/x-www-form-urlencoded` bodies (WHATWG URL, section 5.1; OpenAPI 3.1, section 4.8.14.3). */

import { itemsOf, propertiesOf } from "./branches.ts";
import { decodeUtf8, UnreadableBody } from "./json.ts";
import { isJson } from "./media-type.ts";
import type { Json, MediaType } from "./model.ts";
import { formDecode } from "./percent.ts";
import { isObject } from "./pointer.ts";
import { fromText } from "./primitive.ts";
import { parsePairs } from "./query.ts";
import { typesOf } from "./schema.ts";

type Follow = (reference: string) => Json | undefined;

/** A field sent twice becomes an array, which only a schema that asks for one accepts. Throws {@link UnreadableBody}. */
export function decodeForm(bytes: Uint8Array, mediaType: MediaType, follow: Follow): Record<string, unknown> {
  const fields = new Map<string, string[]>();
  for (const { name, raw } of parsePairs(decodeUtf8(bytes))) {
    const value = formDecode(raw);
    if (name === undefined || value === undefined) throw new UnreadableBody("the form holds a broken percent escape");
    append(fields, name, value);
  }
  return assembleFields(fields, mediaType, follow);
}

export function append<T>(fields: Map<string, T[]>, name: string, value: T): void {
  const values = fields.get(name);
  if (values) values.push(value);
  else fields.set(name, [value]);
}

/** Values of named fields, each read by the schema and the encoding of its property. */
export function assembleFields<T>(fields: ReadonlyMap<string, readonly (T | string)[]>, mediaType: MediaType, follow: Follow): Record<string, unknown> {
  const properties = propertiesOf(mediaType.schema, follow);
  return Object.fromEntries([...fields].map(([name, values]) => [name, fieldValue(values, properties[name], mediaType.encoding[name], follow)]));
}

function fieldValue(values: readonly unknown[], schema: Json | undefined, encoding: Json | undefined, follow: Follow): unknown {
  const types = typesOf(schema, follow);
  const encodedAs = isObject(encoding) ? String(encoding["contentType"] ?? "") : "";
  const asDocument = isJson(encodedAs) || isStructure(types);
  const read = (value: unknown, wanted: ReadonlySet<string>): unknown => {
    if (typeof value !== "string") return value;
    const structured = asDocument || isStructure(wanted) || (wanted.has("object") && value.startsWith("{"));
    return structured ? parseOrKeep(value) : fromText(wanted)(value);
  };
  if (!types.has("array")) return values.length === 1 ? read(values[0], types) : values;
  if (asDocument && values.length === 1) return read(values[0], types);
  const itemTypes = typesOf(itemsOf(schema, follow), follow);
  const joined = isObject(encoding) && encoding["explode"] === false && values.length === 1;
  const pieces = joined ? String(values[0]).split(",") : values;
  return pieces.map((value) => read(value, itemTypes));
}

/** Objects travel as JSON, alone or as items of an array. */
const isStructure = (types: ReadonlySet<string>): boolean => types.has("object") && !types.has("string");

function parseOrKeep(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
