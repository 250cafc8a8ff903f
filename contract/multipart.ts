/** `multipart/form-data` bodies (RFC 7578); of other kinds of multipart, parts without a name are items of an array. */
import { MultipartParseError, type MultipartPart, parseMultipart } from "@remix-run/multipart-parser";
import { propertiesOf } from "./branches.ts";
import { append, assembleFields } from "./form.ts";
import { decodeUtf8, parseJson, UnreadableBody } from "./json.ts";
import { essence, isJson, mediaTypeParameter, specificity } from "./media-type.ts";
import type { Decoded, Json, MediaType, Violation } from "./model.ts";
import { escapeToken, isObject } from "./pointer.ts";
import { typesOf } from "./schema.ts";

type Follow = (reference: string) => Json | undefined;

const maxParts = 1000;

/** Parts with a file name, or a media type that is not text, arrive as `File`. Throws {@link UnreadableBody}. */
export function decodeMultipart(bytes: Uint8Array, contentType: string, mediaType: MediaType, follow: Follow): Decoded {
  const fields = new Map<string, unknown[]>();
  const items: unknown[] = [];
  const violations: Violation[] = [];
  const properties = propertiesOf(mediaType.schema, follow);
  const isForm = essence(contentType) === "multipart/form-data";
  for (const part of partsOf(bytes, contentType)) {
    if (part.name === undefined && isForm) throw new UnreadableBody("the multipart body is broken: a part has no name");
    if (part.name === undefined) items.push(valueOf(part, new Set()));
    else {
      const name = plainName(part.name);
      append(fields, name, valueOf(part, typesOf(properties[name], follow)));
      violations.push(...encodingViolations(part, name, mediaType));
    }
  }
  return { value: items.length > 0 && fields.size === 0 ? items : assembleFields(fields, mediaType, follow), violations };
}

/** Everything that is wrong with the framing is one kind of error. */
function partsOf(bytes: Uint8Array, contentType: string): readonly MultipartPart[] {
  const boundary = mediaTypeParameter(contentType, "boundary");
  if (!boundary) throw new UnreadableBody("the Content-Type names no boundary");
  try {
    const parts = [...parseMultipart(bytes, { boundary, maxFileSize: bytes.length, maxParts })];
    // Headers are read on demand, and throw then.
    for (const part of parts) void part.headers;
    return parts;
  } catch (error) {
    if (error instanceof MultipartParseError) throw new UnreadableBody(`the multipart body is broken: ${error.message}`);
    if (error instanceof TypeError) throw new UnreadableBody("the multipart body is broken: a part's header is not valid UTF-8");
    throw error;
  }
}

/** Browsers escape three characters of a name, and no others (HTML, section 4.10.21.8). */
const plainName = (name: string): string => name.replace(/%22/g, '"').replace(/%0D/gi, "\r").replace(/%0A/gi, "\n");

function valueOf(part: MultipartPart, types: ReadonlySet<string>): unknown {
  const { bytes, filename } = part;
  const type = typeOf(part) ?? "text/plain";
  if (filename === undefined && isJson(type) && !types.has("string")) return parseJson(bytes);
  const textual = filename === undefined && (type.startsWith("text/") || isJson(type));
  if (textual) return decodeUtf8(bytes);
  return new File([bytes as Uint8Array<ArrayBuffer>], filename === undefined ? "" : plainName(filename), { type }); // The parser copies into a new buffer.
}

const typeOf = ({ mediaType }: MultipartPart): string | undefined => (mediaType === undefined ? undefined : essence(mediaType));

/** What the encoding of a part asks for: its media type, where the part names one, and its headers. */
function encodingViolations(part: MultipartPart, name: string, mediaType: MediaType): Violation[] {
  const encoding = Object.hasOwn(mediaType.encoding, name) ? mediaType.encoding[name] : undefined;
  if (!isObject(encoding)) return [];
  const place = { in: "body", at: `/${escapeToken(name)}` } as const;
  const rule = `${mediaType.pointer}/encoding/${escapeToken(name)}`;
  const found: Violation[] = [];
  const wanted = typeof encoding["contentType"] === "string" ? encoding["contentType"].split(",").map((range) => range.trim()) : [];
  const type = typeOf(part);
  if (type !== undefined && wanted.length > 0 && !wanted.some((range) => specificity(range, type) > 0)) {
    found.push({ ...place, keyword: "contentType", rule: `${rule}/contentType`, expected: `a part of type ${wanted.join(" or ")}`, found: type });
  }
  for (const [header, declared] of Object.entries(isObject(encoding["headers"]) ? encoding["headers"] : {})) {
    const missing = isObject(declared) && declared["required"] === true && part.headers[header.toLowerCase()] === undefined;
    if (!missing) continue;
    found.push({ ...place, keyword: "required", rule: `${rule}/headers/${escapeToken(header)}`, expected: `a header ${header} on the part`, found: "nothing" });
  }
  return found;
}
