/** Values as `multipart/form-data` (RFC 7578), file parts included. */
import type { EncodedBody } from "./body-encode.ts";
import { type FilePart, isFilePart } from "./file-part.ts";
import { type Field, fieldsOf } from "./form-encode.ts";
import { stringifyJson } from "./json.ts";
import { essence, mediaTypeParameter } from "./media-type.ts";
import type { Json, JsonObject, MediaType } from "./model.ts";
import { escapeAscii, toText } from "./parameter-text.ts";
import { isObject, resolve } from "./pointer.ts";

const utf8 = new TextEncoder();

/** Text whose schema has the format `binary` goes out as a file, as servers expect it. */
export function encodeMultipart(contentType: string, mediaType: MediaType, value: unknown, document: JsonObject): EncodedBody {
  const properties = resolve(document, mediaType.schema, "").value;
  const parts = fieldsOf(mediaType, value).map((field) => partOf(field, mediaType, schemaOf(document, properties, field.name)));
  const contents = parts.map(({ head, bytes }) => ({ head: utf8.encode(head), bytes }));
  const boundary = mediaTypeParameter(contentType, "boundary") ?? freeBoundary(contents.map(({ bytes }) => bytes));
  const chunks = contents.flatMap(({ head, bytes }) => [utf8.encode(`--${boundary}\r\n`), head, bytes, utf8.encode("\r\n")]);
  return { contentType: `${essence(contentType)}; boundary=${boundary}`, bytes: concatenated([...chunks, utf8.encode(`--${boundary}--\r\n`)]) };
}

function schemaOf(document: JsonObject, schema: Json | undefined, name: string): JsonObject {
  const properties = isObject(schema) && isObject(schema["properties"]) ? schema["properties"] : {};
  const member = Object.hasOwn(properties, name) ? resolve(document, properties[name], "").value : undefined;
  if (!isObject(member)) return {};
  const items = resolve(document, member["items"], "").value;
  return isObject(items) ? items : member;
}

function partOf({ name, value, isDocument }: Field, mediaType: MediaType, schema: JsonObject): { readonly head: string; readonly bytes: Uint8Array } {
  const encoding = mediaType.encoding[name];
  const types = isObject(encoding) && typeof encoding["contentType"] === "string" ? encoding["contentType"].split(",").map((type) => type.trim()) : [];
  const type = types.find((entry) => !entry.includes("*"));
  const file = fileOf(value, name, schema, type);
  if (file) return { head: headOf(name, file.mediaType, file.fileName), bytes: file.bytes };
  const text = isDocument ? stringifyJson(value) : toText(value);
  return { head: headOf(name, type ?? (isDocument ? "application/json" : undefined), undefined), bytes: utf8.encode(text) };
}

function fileOf(value: unknown, name: string, schema: JsonObject, type: string | undefined): FilePart | undefined {
  if (isFilePart(value)) return value;
  const mediaType = type ?? (typeof schema["contentMediaType"] === "string" ? schema["contentMediaType"] : "application/octet-stream");
  if (value instanceof Uint8Array) return { bytes: value, mediaType, fileName: name };
  return typeof value === "string" && schema["format"] === "binary" ? { bytes: utf8.encode(value), mediaType, fileName: name } : undefined;
}

function headOf(name: string, type: string | undefined, fileName: string | undefined): string {
  const disposition = `form-data; name="${quoted(name)}"${fileName === undefined ? "" : `; filename="${quoted(fileName)}"`}`;
  return `Content-Disposition: ${disposition}\r\n${type === undefined ? "" : `Content-Type: ${type.replace(/[\r\n]/g, " ")}\r\n`}\r\n`;
}

/** As browsers write names (HTML, section 4.10.21.8). */
const quoted = (text: string): string => text.replace(/["\r\n]/g, escapeAscii);

/** The same parts give the same boundary, which occurs in none of them. */
function freeBoundary(parts: readonly Uint8Array[]): string {
  const texts = parts.map((bytes) => new TextDecoder("latin1").decode(bytes));
  for (let number = 0; ; number += 1) {
    const boundary = `specimen-boundary-${number}`;
    if (!texts.some((text) => text.includes(boundary))) return boundary;
  }
}

function concatenated(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
