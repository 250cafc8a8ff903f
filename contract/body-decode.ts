/** Bytes of one media type to the value that its schema describes, judged. */
import { decodeForm } from "./form.ts";
import { decodeText, parseJson } from "./json.ts";
import { essence, isForm, isJson, isMultipart, isXml, mediaTypeParameter, sequenceOf } from "./media-type.ts";
import type { Decoded, Json, JsonObject, MediaType, Violation } from "./model.ts";
import { decodeMultipart } from "./multipart.ts";
import { localPointer, valueAt } from "./pointer.ts";
import { fromText } from "./primitive.ts";
import { typesOf } from "./schema.ts";
import { decodeSequence } from "./sequence.ts";
import { localName, xmlValue } from "./xml-decode.ts";
import { parseXml } from "./xml-parse.ts";
import { rootName } from "./xml-schema.ts";

const nothing: readonly Violation[] = Object.freeze([]);

/** Throws UnreadableBody. `contentType` is the message's own, with its parameters. */
export function decodeBody(document: JsonObject, mediaType: MediaType, contentType: string, bytes: Uint8Array): Decoded {
  const { value, violations } = decode(document, mediaType, contentType, bytes);
  const judged = mediaType.check(value) ?? nothing;
  return { value, violations: violations.length === 0 ? judged : [...violations, ...judged] };
}

function decode(document: JsonObject, mediaType: MediaType, contentType: string, bytes: Uint8Array): Decoded {
  const type = essence(contentType);
  const follow = (reference: string): Json | undefined => valueAt(document, localPointer(reference) ?? "");
  if (isJson(type)) return read(parseJson(bytes));
  if (isForm(type)) return read(decodeForm(bytes, mediaType, follow));
  if (isMultipart(type)) return decodeMultipart(bytes, contentType, mediaType, follow);
  const text = (): string => decodeText(bytes, mediaTypeParameter(contentType, "charset"));
  const types = typesOf(mediaType.schema, follow);
  const sequence = sequenceOf(type);
  if (sequence) return read(decodeSequence(sequence, text(), mediaType, follow));
  const structured = (types.has("object") || types.has("array")) && !types.has("string");
  if (isXml(type) && structured) return decodeXml(text(), mediaType, follow);
  if (type.startsWith("text/") || isXml(type)) return read(fromText(types)(text()));
  // A media type of somebody's own whose schema is not one of bytes is most likely JSON.
  return read(structured ? parseJson(bytes) : bytes);
}

const read = (value: unknown): Decoded => ({ value, violations: nothing });

function decodeXml(text: string, mediaType: MediaType, follow: (reference: string) => Json | undefined): Decoded {
  const root = parseXml(text);
  const value = xmlValue(root, mediaType.schema, follow);
  const expected = rootName(mediaType.schema, follow);
  if (expected === undefined || localName(root.name) === expected) return read(value);
  const misnamed: Violation = {
    in: "body",
    at: "",
    keyword: "xml",
    rule: `${mediaType.pointer}/schema`,
    expected: `a root element <${expected}>`,
    found: `<${root.name.slice(0, 60)}>`,
  };
  return { value, violations: [misnamed] };
}
