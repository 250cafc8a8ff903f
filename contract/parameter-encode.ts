/** Parameter values to the text of a request, by style and explode (OpenAPI 3.1, section 4.8.12.4; RFC 6570). */
import { toBrackets } from "./brackets.ts";
import { stringifyJson } from "./json.ts";
import { isJson } from "./media-type.ts";
import type { Operation, Parameter, ParameterValues } from "./model.ts";
import { encodeAllowingReserved, isPresent, percentEncode, presentMembers, toText } from "./parameter-text.ts";
import { writeWholeQuery } from "./whole-query.ts";

export interface EncodedParameters {
  /** The template filled, percent-encoded. */
  readonly path: string;
  /** Without `?`; empty where nothing is sent. */
  readonly query: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Value of one Cookie header. */
  readonly cookie: string | undefined;
}

/** Values without a declared parameter are not sent. Headers have no escapes: commas in their items are lost on the way. */
export function encodeParameters(operation: Operation, values: ParameterValues): EncodedParameters {
  const texts = new Map<string, string>();
  const query: string[] = [];
  const headers: [string, string][] = [];
  const cookies: string[] = [];
  for (const parameter of operation.parameters) {
    const section = parameter.in === "querystring" ? "query" : parameter.in;
    const value = Object.hasOwn(values[section], parameter.name) ? values[section][parameter.name] : undefined;
    if (!isPresent(value)) continue;
    if (parameter.in === "path") texts.set(parameter.name, pathText(parameter, value));
    else if (parameter.in === "query") query.push(...pairs(parameter, value));
    else if (parameter.in === "header") headers.push([parameter.name, simpleText(parameter, value, (text) => text)]);
    else if (parameter.in === "cookie") cookies.push(...pairs(parameter, value));
    else query.push(writeWholeQuery(parameter, value));
  }
  return {
    path: operation.path.replace(/\{([^{}]*)\}/g, (_whole, name: string) => texts.get(name) ?? ""),
    query: query.filter((part) => part !== "").join("&"),
    headers,
    cookie: cookies.length === 0 ? undefined : cookies.join("; "),
  };
}

type Escape = (text: string) => string;

function pathText(parameter: Parameter, value: unknown): string {
  const { style, name, explode } = parameter;
  if (parameter.mediaType !== undefined) return percentEncode(documentText(parameter.mediaType, value));
  if (parameter.greedy) return toText(value).split("/").map(percentEncode).join("/");
  if (style === "label") return `.${joined(value, explode, explode ? "." : ",", explode ? encodeDots : percentEncode)}`;
  if (style !== "matrix") return simpleText(parameter, value, percentEncode);
  const key = percentEncode(name);
  if (explode && Array.isArray(value))
    return value
      .filter(isPresent)
      .map((item) => named(key, percentEncode(toText(item)), ";"))
      .join("");
  if (explode && typeof value === "object" && value !== null) return `;${joined(value, true, ";", percentEncode)}`;
  return named(key, joined(value, false, ",", percentEncode), ";");
}

const encodeDots: Escape = (text) => percentEncode(text).replaceAll(".", "%2E");
const named = (name: string, text: string, prefix: string): string => `${prefix}${name}${text === "" ? "" : "="}${text}`;

function simpleText({ mediaType, explode }: Parameter, value: unknown, escape: Escape): string {
  return mediaType === undefined ? joined(value, explode, ",", escape) : escape(documentText(mediaType, value));
}

/** Items and members in one text; members as `name=value` where exploded. */
function joined(value: unknown, explode: boolean, separator: string, escape: Escape): string {
  if (Array.isArray(value))
    return value
      .filter(isPresent)
      .map((item) => escape(toText(item)))
      .join(separator);
  if (typeof value !== "object" || value === null) return escape(toText(value));
  const between = explode ? "=" : separator;
  return presentMembers(value)
    .map(([name, member]) => `${escape(name)}${between}${escape(toText(member))}`)
    .join(separator);
}

const separators: Partial<Record<Parameter["style"], string>> = { spaceDelimited: "%20", pipeDelimited: "%7C" };

/** `name=value` for query strings and cookies, escaped. */
function pairs(parameter: Parameter, value: unknown): string[] {
  const { name, style, explode, mediaType } = parameter;
  // Names of cookies are taken as they are written.
  const key = parameter.in === "cookie" ? name : percentEncode(name);
  const single = escaperOf(parameter, "");
  if (mediaType !== undefined) return [`${key}=${single(documentText(mediaType, value))}`];
  const separator = separators[style] ?? ",";
  if (typeof value !== "object" || value === null) return [`${key}=${single(toText(value))}`];
  if (style === "deepObject") return toBrackets(name, value).map(([field, text]) => `${percentEncode(field)}=${single(text)}`);
  if (Array.isArray(value)) {
    if (explode) return value.filter(isPresent).map((item) => `${key}=${single(toText(item))}`);
    return [`${key}=${joined(value, false, separator, escaperOf(parameter, ","))}`];
  }
  if (!explode) return [`${key}=${joined(value, false, separator, escaperOf(parameter, ","))}`];
  return presentMembers(value).map(([member, entry]) => `${parameter.in === "cookie" ? member : percentEncode(member)}=${single(toText(entry))}`);
}

function escaperOf({ allowReserved, in: place, style }: Parameter, separator: string): Escape {
  if (style === "cookie") return (text) => text;
  return allowReserved && place === "query" ? (text) => encodeAllowingReserved(text, separator) : percentEncode;
}

const documentText = (mediaType: string, value: unknown): string => (isJson(mediaType) ? stringifyJson(value) : toText(value));
