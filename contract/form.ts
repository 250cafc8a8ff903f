/** `application/x-www-form-urlencoded` bodies (WHATWG URL, section 5.1; OpenAPI 3.1, section 4.8.14.3). */

import { fromBrackets } from "./brackets.ts";
import { itemsOf, propertiesOf } from "./branches.ts";
import { type FieldStyle, fieldStyle } from "./field-style.ts";
import { decodeUtf8, parseJsonText, UnreadableBody } from "./json.ts";
import type { Json, MediaType } from "./model.ts";
import { formDecode } from "./percent.ts";
import { fromText } from "./primitive.ts";
import { parsePairs } from "./query.ts";
import { typesOf } from "./schema.ts";

type Follow = (reference: string) => Json | undefined;
/** What says how the fields of a form are read. */
export type FormShape = Pick<MediaType, "schema" | "encoding">;
type Fields<T> = ReadonlyMap<string, readonly (T | string)[]>;

const maxNames = 10_000;

/** A field sent twice becomes an array, which only a schema that asks for one accepts. Throws {@link UnreadableBody}. */
export function decodeForm(bytes: Uint8Array, mediaType: FormShape, follow: Follow): Record<string, unknown> {
  const fields = new Map<string, string[]>();
  for (const { name, raw } of parsePairs(decodeUtf8(bytes))) {
    const value = formDecode(raw);
    if (name === undefined || value === undefined) throw new UnreadableBody("the form holds a broken percent escape");
    append(fields, name, value);
    if (fields.size > maxNames) throw new UnreadableBody(`the form has more than ${maxNames} different fields`);
  }
  return assembleFields(fields, mediaType, follow);
}

export function append<T>(fields: Map<string, T[]>, name: string, value: T): void {
  const values = fields.get(name);
  if (values) values.push(value);
  else fields.set(name, [value]);
}

/** Values of named fields, each read by the schema and the encoding of its property. */
export function assembleFields<T>(fields: Fields<T>, mediaType: FormShape, follow: Follow): Record<string, unknown> {
  const properties = propertiesOf(mediaType.schema, follow);
  const left = new Map(fields);
  const nested = nestedFields(fields);
  const values = new Map<string, unknown>();
  for (const [name, schema] of Object.entries(properties)) {
    if (left.has(name)) continue;
    const value = spreadValue(left, { name, inside: nested.get(name) ?? [], schema, style: fieldStyle(mediaType.encoding, name) }, follow);
    if (value !== undefined) values.set(name, value);
  }
  for (const [name, texts] of left) values.set(name, fieldValue(texts, properties[name], fieldStyle(mediaType.encoding, name), follow));
  return Object.fromEntries(values);
}

/** Fields by the name before their first bracket, so that none is looked at once for every property. */
function nestedFields(fields: Fields<unknown>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const field of fields.keys()) {
    const bracket = field.indexOf("[");
    if (bracket > 0 && field.endsWith("]")) append(found, field.slice(0, bracket), field);
  }
  return found;
}

/** A value that several fields make together: nested names, or members that are fields of their own. They are taken away. */
function spreadValue<T>(left: Map<string, readonly (T | string)[]>, { name, inside, schema, style }: Spread, follow: Follow): unknown {
  const types = typesOf(schema, follow);
  if (!types.has("object") && !types.has("array")) return undefined;
  if (inside.length > 0 && !style.asDocument) {
    const texts = inside.flatMap((field) => (left.get(field) ?? []).flatMap((value) => (typeof value === "string" ? [[field, value] as const] : [])));
    const nested = fromBrackets(name, texts, schema, follow);
    if (nested !== undefined) for (const field of inside) left.delete(field);
    if (nested !== undefined) return nested;
  }
  if (!style.stated || style.name !== "form" || !style.explode || types.has("array")) return undefined;
  const members = Object.entries(propertiesOf(schema, follow)).flatMap(([member, inner]) => {
    const value = left.get(member)?.[0];
    left.delete(member);
    return typeof value === "string" ? [[member, fromText(typesOf(inner, follow))(value)] as const] : [];
  });
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

interface Spread {
  readonly name: string;
  /** Fields that are nested in the name. */
  readonly inside: readonly string[];
  readonly schema: Json;
  readonly style: FieldStyle;
}

function fieldValue(values: readonly unknown[], schema: Json | undefined, style: FieldStyle, follow: Follow): unknown {
  const types = typesOf(schema, follow);
  const pairs = style.stated && !style.explode && types.has("object");
  const asDocument = style.asDocument || (isStructure(types) && !pairs);
  const read = (value: unknown, wanted: ReadonlySet<string>): unknown => {
    if (typeof value !== "string") return value;
    const structured = asDocument || isStructure(wanted) || (wanted.has("object") && value.startsWith("{"));
    return structured ? parseOrKeep(value) : fromText(wanted)(value);
  };
  if (pairs && values.length === 1 && typeof values[0] === "string") return membersOf(values[0].split(style.separator), schema, follow);
  if (values.length === 1 && Array.isArray(values[0])) return values[0];
  if (!types.has("array")) return values.length === 1 ? read(values[0], types) : values;
  if (asDocument && values.length === 1) return read(values[0], types);
  const itemTypes = typesOf(itemsOf(schema, follow), follow);
  if (types.has("string") && values.length === 1 && (values[0] === "" || isStructure(itemTypes))) return values[0];
  const joined = style.stated && !style.explode && values.length === 1;
  const pieces = joined ? String(values[0]).split(style.separator) : values;
  return pieces.map((value) => read(value, itemTypes));
}

/** `R,100,G,200` */
function membersOf(pieces: readonly string[], schema: Json | undefined, follow: Follow): unknown {
  const properties = propertiesOf(schema, follow);
  const members: [string, unknown][] = [];
  for (let at = 0; at < pieces.length; at += 2) {
    const name = pieces[at] ?? "";
    members.push([name, fromText(typesOf(properties[name], follow))(pieces[at + 1] ?? "")]);
  }
  return Object.fromEntries(members);
}

/** Objects travel as JSON, alone or as items of an array. */
const isStructure = (types: ReadonlySet<string>): boolean => types.has("object") && !types.has("string");

function parseOrKeep(text: string): unknown {
  try {
    return parseJsonText(text);
  } catch (error) {
    if (error instanceof UnreadableBody) return text;
    throw error;
  }
}
