/** One parameter's text to its value, by style and explode (OpenAPI 3.1, section 4.8.12.4). */
import { fromBrackets, isNestedIn } from "./brackets.ts";
import { itemsOf, propertiesOf } from "./branches.ts";
import { isJson } from "./media-type.ts";
import type { Json, Parameter } from "./model.ts";
import { formDecode, percentDecode } from "./percent.ts";
import { isObject } from "./pointer.ts";
import { type FromText, fromText } from "./primitive.ts";
import type { Pair } from "./query.ts";
import { typesOf } from "./schema.ts";
import { readWholeQuery } from "./whole-query.ts";

export type Follow = (reference: string) => Json | undefined;

/** What arrived for a parameter: one text (path, header) or all pairs (query, cookie). */
export interface Incoming {
  readonly text?: string | undefined;
  readonly pairs?: readonly Pair[];
  /** The undivided query string. */
  readonly whole?: string;
}

/** Text that no decoder takes: a broken escape, a broken document. */
export class UndecodableText extends Error {
  readonly text: string;
  readonly expected: string;
  constructor(text: string, expected: string) {
    super(expected);
    this.text = text;
    this.expected = expected;
  }
}

type Unescape = (text: string) => string | undefined;
type Decode = (incoming: Incoming) => unknown;

/** Undefined from the decoder means that the parameter was not sent. Throws {@link UndecodableText}. */
export function decoderOf(parameter: Parameter, follow: Follow): Decode {
  const isPlain = parameter.in === "header" || parameter.style === "cookie";
  const unescape: Unescape = parameter.in === "query" ? formDecode : isPlain ? (text) => text : percentDecode;
  if (parameter.in === "querystring") return wholeDecoder(parameter, follow);
  if (parameter.mediaType !== undefined) return documentDecoder(parameter, parameter.mediaType, unescape);
  const shape = shapeOf(parameter.schema, follow);
  const byPairs = parameter.in === "query" || parameter.in === "cookie";
  return byPairs ? pairDecoder(parameter, shape, unescape, follow) : textDecoder(parameter, shape, unescape);
}

/** What a schema asks of a decoder: the kinds it takes and how their parts are read. */
interface Shape {
  readonly array: boolean;
  readonly object: boolean;
  readonly primitive: boolean;
  readonly scalar: FromText;
  readonly item: FromText;
  readonly member: (name: string) => FromText;
  readonly members: ReadonlySet<string>;
}

function shapeOf(schema: Json | undefined, follow: Follow): Shape {
  const target = isObject(schema) && typeof schema["$ref"] === "string" ? follow(schema["$ref"]) : schema;
  const types = typesOf(schema, follow);
  const own = isObject(target) ? target : {};
  const readers = new Map(Object.entries(propertiesOf(schema, follow)).map(([name, member]) => [name, fromText(typesOf(member, follow))]));
  const other = fromText(typesOf(own["additionalProperties"], follow));
  return {
    array: types.has("array"),
    object: types.has("object"),
    primitive: types.size === 0 || ["string", "integer", "number", "boolean"].some((type) => types.has(type)),
    scalar: fromText(types),
    item: fromText(typesOf(itemsOf(schema, follow), follow)),
    member: (name) => readers.get(name) ?? other,
    members: new Set(readers.keys()),
  };
}

function wholeDecoder(parameter: Parameter, follow: Follow): Decode {
  return ({ whole = "" }) => {
    if (whole === "") return undefined;
    const value = readWholeQuery(parameter, whole, follow);
    if (value === undefined) throw new UndecodableText(whole, `${parameter.mediaType ?? "plain"} text`);
    return value;
  };
}

function documentDecoder(parameter: Parameter, mediaType: string, unescape: Unescape): Decode {
  return ({ text, pairs }) => {
    const raw = text ?? pairs?.find((pair) => pair.name === parameter.name)?.raw;
    if (raw === undefined) return undefined;
    const decoded = strict(unescape, raw);
    if (!isJson(mediaType)) return decoded;
    try {
      return JSON.parse(decoded) as unknown;
    } catch {
      throw new UndecodableText(decoded, `${mediaType} text`);
    }
  };
}

function strict(unescape: Unescape, raw: string): string {
  const text = unescape(raw);
  if (text === undefined) throw new UndecodableText(raw, "valid percent-encoding");
  return text;
}

const separators: Partial<Record<Parameter["style"], RegExp>> = {
  form: /,/,
  spaceDelimited: /%20|\+| /,
  pipeDelimited: /%7C|\|/i,
};

function pairDecoder(parameter: Parameter, shape: Shape, unescape: Unescape, follow: Follow): Decode {
  const { name, style, explode } = parameter;
  const separator = separators[style] ?? /,/;
  return ({ pairs = [] }) => {
    if (style === "deepObject" && (shape.object || shape.array)) return nested(parameter, pairs, follow, unescape);
    if (shape.object && explode && (style === "form" || style === "cookie") && !shape.array) return spread(pairs, shape, unescape);
    const raws = pairs.filter((pair) => pair.name === name).map((pair) => pair.raw);
    const first = raws[0];
    if (first === undefined) return undefined;
    if (shape.object && !shape.array && !shape.primitive) return members(first === "" ? [] : first.split(separator), shape, unescape);
    const pieces = explode ? raws : first.split(separator);
    if (shape.array && (!shape.primitive || pieces.length > 1)) {
      if (!explode && first === "") return [];
      return pieces.map((piece) => shape.item(strict(unescape, piece)));
    }
    return shape.scalar(strict(unescape, first));
  };
}

function textDecoder(parameter: Parameter, shape: Shape, unescape: Unescape): Decode {
  const { name, style, explode } = parameter;
  return ({ text }) => {
    if (text === undefined) return undefined;
    const body = stripPrefix(text, style, name, explode && (shape.array || shape.object));
    if (shape.array && !shape.primitive) return list(body, style, explode, name).map((piece) => shape.item(strict(unescape, piece)));
    if (shape.object && !shape.primitive) {
      const pieces = list(body, style, explode, "");
      return explode ? assignments(pieces, shape, unescape) : members(pieces, shape, unescape);
    }
    return shape.scalar(strict(unescape, body));
  };
}

function stripPrefix(text: string, style: Parameter["style"], name: string, keepNames: boolean): string {
  if (style === "label") return text.startsWith(".") ? text.slice(1) : text;
  if (style !== "matrix") return text;
  if (keepNames) return text.startsWith(";") ? text.slice(1) : text;
  return text.startsWith(`;${name}=`) ? text.slice(name.length + 2) : text === `;${name}` ? "" : text;
}

function list(text: string, style: Parameter["style"], explode: boolean, repeatedName: string): string[] {
  if (text === "") return [];
  const separator = explode && style === "label" ? "." : explode && style === "matrix" ? ";" : ",";
  const pieces = text.split(separator).map((piece) => (style === "simple" ? piece.trim() : piece));
  const prefix = `${repeatedName}=`;
  const named = explode && style === "matrix" && repeatedName !== "";
  // An empty value has no equals sign (RFC 6570, section 3.2.7).
  const valueOf = (piece: string): string => (piece.startsWith(prefix) ? piece.slice(prefix.length) : piece === repeatedName ? "" : piece);
  return named ? pieces.map(valueOf) : pieces;
}

/** `R,100,G,200` */
function members(pieces: readonly string[], shape: Shape, unescape: Unescape): unknown {
  const entries: [string, unknown][] = [];
  for (let at = 0; at < pieces.length; at += 2) {
    const name = strict(unescape, pieces[at] as string);
    entries.push([name, shape.member(name)(strict(unescape, pieces[at + 1] ?? ""))]);
  }
  return Object.fromEntries(entries);
}

/** `R=100`, `G=200` */
function assignments(pieces: readonly string[], shape: Shape, unescape: Unescape): unknown {
  return Object.fromEntries(
    pieces.map((piece) => {
      const [name = "", ...value] = piece.split("=");
      const key = strict(unescape, name);
      return [key, shape.member(key)(strict(unescape, value.join("=")))];
    }),
  );
}

/** Exploded form: each declared member is a parameter of its own. */
function spread(pairs: readonly Pair[], shape: Shape, unescape: Unescape): unknown {
  const mine = pairs.filter((pair) => pair.name !== undefined && (shape.members.size === 0 || shape.members.has(pair.name)));
  if (mine.length === 0) return undefined;
  return Object.fromEntries(mine.map(({ name = "", raw }) => [name, shape.member(name)(strict(unescape, raw))]));
}

/** A list may also come as a field of its plain name, several times. */
function nested({ name, schema }: Parameter, pairs: readonly Pair[], follow: Follow, unescape: Unescape): unknown {
  const fields = pairs.flatMap((pair) => {
    if (pair.name === undefined || (pair.name !== name && !isNestedIn(pair.name, name))) return [];
    return [[pair.name === name ? `${name}[]` : pair.name, strict(unescape, pair.raw)] as const];
  });
  return fromBrackets(name, fields, schema, follow);
}
