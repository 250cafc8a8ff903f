/** A request's body: which media type, how it reads, what its schema says. */
import { decodeForm } from "./form.ts";
import { decodeUtf8, parseJson, UnreadableBody } from "./json.ts";
import { bestMatch, essence, isForm, isJson, isMultipart } from "./media-type.ts";
import type { Contract, Decoded, MediaType, RequestBody, Violation } from "./model.ts";
import { decodeMultipart } from "./multipart.ts";
import { localPointer, valueAt } from "./pointer.ts";

/** What a media type means that the contract does not declare: read as JSON, or not readable. */
export type OtherMediaTypes = "json" | "unreadable";

export type BodyOutcome =
  | ({ readonly kind: "read" } & Decoded)
  | { readonly kind: "unreadable"; readonly why: string }
  | { readonly kind: "unsupported"; readonly why: string };

const noViolations: readonly Violation[] = Object.freeze([]);
const missing = (body: RequestBody): Violation => ({
  in: "body",
  at: "",
  keyword: "required",
  rule: `${body.pointer}/required`,
  expected: "a body",
  found: "nothing",
});

/** Bodies of operations that declare none are ignored. Zero bytes are a form without fields, else no body at all. */
export function readBody(
  contract: Contract,
  body: RequestBody | undefined,
  contentType: string | undefined,
  bytes: Uint8Array,
  other: OtherMediaTypes,
): BodyOutcome {
  if (!body) return { kind: "read", value: undefined, violations: noViolations };
  if (bytes.length === 0) return readNothing(body);
  const type = contentType === undefined ? "" : essence(contentType);
  const declared = bestMatch(body.content, type);
  const json = body.content.find((entry) => isJson(essence(entry.range)));
  const mediaType = declared ?? (other === "json" ? json : undefined);
  if (!mediaType) {
    const wanted = body.content.map((entry) => entry.range).join(" or ");
    return { kind: "unsupported", why: `expected Content-Type ${wanted}, found ${type === "" ? "none" : type}` };
  }
  try {
    const value = decode(contract, declared ? type : "application/json", contentType ?? "", bytes, mediaType);
    return { kind: "read", value, violations: mediaType.check(value) ?? noViolations };
  } catch (error) {
    if (error instanceof UnreadableBody) return { kind: "unreadable", why: error.message };
    throw error;
  }
}

function readNothing(body: RequestBody): BodyOutcome {
  const form = body.content.find((entry) => isForm(essence(entry.range)));
  if (form && body.content.length === 1) return { kind: "read", value: {}, violations: form.check({}) ?? noViolations };
  return { kind: "read", value: undefined, violations: body.required ? [missing(body)] : noViolations };
}

function decode(contract: Contract, type: string, contentType: string, bytes: Uint8Array, mediaType: MediaType): unknown {
  const follow = (reference: string) => valueAt(contract.document, localPointer(reference) ?? "");
  if (isJson(type)) return parseJson(bytes);
  if (isForm(type)) return decodeForm(bytes, mediaType, follow);
  if (isMultipart(type)) return decodeMultipart(bytes, contentType, mediaType, follow);
  return type.startsWith("text/") ? decodeUtf8(bytes) : bytes;
}
