/** A request's body: which media type, how it reads, what its schema says. */
import { decodeBody } from "./body-decode.ts";
import { UnreadableBody } from "./json.ts";
import { bestMatch, essence, isForm, isJson } from "./media-type.ts";
import type { Contract, Decoded, RequestBody, Violation } from "./model.ts";

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
    return { kind: "read", ...decodeBody(contract.document, mediaType, declared ? (contentType ?? "") : "application/json", bytes) };
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
