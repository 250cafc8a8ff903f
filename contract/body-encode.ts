/** A body's value to its bytes: JSON, form, multipart, XML, streams, text, bytes. */
import { encodeForm } from "./form-encode.ts";
import { stringifyJson } from "./json.ts";
import { essence, isForm, isJson, isMultipart, isXml, sequenceOf } from "./media-type.ts";
import type { Json, JsonObject, MediaType } from "./model.ts";
import { encodeMultipart } from "./multipart-encode.ts";
import { toText } from "./parameter-text.ts";
import { localPointer, valueAt } from "./pointer.ts";
import { encodeSequence } from "./sequence.ts";
import { encodeXml } from "./xml-encode.ts";

export interface EncodedBody {
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

const utf8 = new TextEncoder();
/** What stands for a range in a message. */
const concrete: Record<string, string> = {
  "text/*": "text/plain",
  "image/*": "image/png",
  "multipart/*": "multipart/form-data",
  "audio/*": "audio/mpeg",
  "video/*": "video/mp4",
};

/** Bytes go out as they are, `undefined` as none. `document` lets references in a multipart schema be followed. */
export function encodeBody(mediaType: MediaType, value: unknown, document: JsonObject = {}): EncodedBody {
  const contentType = concreteType(mediaType.range, value);
  const type = essence(contentType);
  if (value === undefined) return { contentType, bytes: new Uint8Array() };
  if (value instanceof Uint8Array) return { contentType, bytes: value };
  if (isForm(type)) return { contentType, bytes: utf8.encode(encodeForm(mediaType, value)) };
  if (isMultipart(type)) return encodeMultipart(contentType, mediaType, value, document);
  const follow = (reference: string): Json | undefined => valueAt(document, localPointer(reference) ?? "");
  const sequence = sequenceOf(type);
  if (sequence) return { contentType, bytes: utf8.encode(encodeSequence(sequence, value, mediaType, follow)) };
  if (isXml(type) && typeof value !== "string") return { contentType, bytes: utf8.encode(encodeXml(value, mediaType.schema, follow)) };
  if (isJson(type)) return { contentType, bytes: utf8.encode(stringifyJson(value)) };
  return { contentType, bytes: utf8.encode(toText(value)) };
}

/** A range names no type that could be sent: `*` becomes one that suits the value. */
function concreteType(range: string, value: unknown): string {
  if (!range.includes("*")) return range;
  const wanted = essence(range);
  if (value instanceof Uint8Array && (wanted === "*/*" || wanted === "application/*")) return "application/octet-stream";
  return concrete[wanted] ?? (wanted === "*/*" || wanted.startsWith("application/") ? "application/json" : wanted.replaceAll("*", "plain"));
}
