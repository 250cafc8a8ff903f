/** A reply to a response, once it has been held against the contract. */
import { encodeBody } from "../../contract/body-encode.ts";
import { stringifyJson } from "../../contract/json.ts";
import type { MediaType, Violation } from "../../contract/model.ts";
import { sentence } from "../../contract/violation.ts";
import type { ResponseMessage } from "../message.ts";
import { problem } from "../problem.ts";
import type { Exchange, ReplyParts } from "./exchange.ts";
import type { PreparedResponse } from "./prepared.ts";
import { onlyLimits } from "./tolerance.ts";

/** What is wrong with a reply, and where the contract says so. */
export interface Breach {
  readonly detail: string;
  readonly violations: readonly Violation[];
}

export type Checked = { readonly response: ResponseMessage } | { readonly breach: Breach };

/** A breach is returned, never sent: the caller undoes what was done and says it aloud. */
export function checkReply(exchange: Exchange, reply: ReplyParts | undefined): Checked {
  const { operation } = exchange.matched;
  if (typeof reply?.status !== "number") return breach(`${operation.id} answered with something that reply(…) did not make.`);
  const documented = exchange.matched.response(reply.status);
  if (!documented && reply.undescribed) return { response: undescribed(reply) };
  if (!documented) return breach(`${operation.id} documents no status ${reply.status}.`);
  const { mediaType } = documented;
  // What HEAD would show never travels.
  if (!mediaType && reply.body !== undefined && operation.method !== "HEAD") return breach(`${operation.id} documents no body for ${reply.status}.`);
  if (mediaType && reply.body === undefined) return breach(`${operation.id} documents a body for ${reply.status}, and none came.`);
  const violations = mediaType?.check(reply.body);
  if (violations && !(exchange.api.world.relaxed && onlyLimits(violations))) {
    return breach(`The body of ${operation.id} ${reply.status} breaks its schema: ${violations.map(sentence).join("; ")}`, violations);
  }
  const headers = headersOf(documented, reply);
  if ("breach" in headers) return headers;
  if (!mediaType) return { response: { status: reply.status, headers: headers.values, body: undefined } };
  const { contentType, body } = contentOf(exchange, documented, mediaType, reply.body);
  headers.values["Content-Type"] = contentType;
  return { response: { status: reply.status, headers: headers.values, body } };
}

const undescribed = ({ body, status }: ReplyParts): ResponseMessage =>
  body === undefined ? { status, headers: {}, body: undefined } : { status, headers: { "Content-Type": "application/json" }, body: stringifyJson(body) };

/** 500, with everything that is needed to mend the handler. */
export const breachResponse = ({ detail, violations }: Breach): ResponseMessage =>
  problem(500, "contract-breach", { title: "The mock broke the contract", detail, violations });

const breach = (detail: string, violations: readonly Violation[] = []): Checked & { breach: Breach } => ({ breach: { detail, violations } });

function headersOf(documented: PreparedResponse, reply: ReplyParts): { values: Record<string, string> } | { breach: Breach } {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(reply.headers ?? {})) {
    if (value === undefined) continue;
    if (!isField(name, String(value))) return breach(`The header ${JSON.stringify(name)} holds characters that no header can carry.`);
    values[name] = String(value);
  }
  for (const header of documented.headers) {
    const sent = Object.keys(values).find((name) => name.toLowerCase() === header.name);
    if (sent === undefined) {
      if (header.required) return breach(`The header ${header.declaredName} is required with ${reply.status}.`);
      continue;
    }
    const violations = header.check(values[sent] as string);
    if (violations) return breach(`The header ${header.declaredName} breaks its schema: ${violations.map(sentence).join("; ")}`, violations);
  }
  return { values };
}

/** A field name and value that can be sent (RFC 9110, section 5.1 and 5.5). */
const isField = (name: string, value: string): boolean => /^[\w!#$%&'*+.^`|~-]+$/.test(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(value);

function contentOf(exchange: Exchange, { json, contentType }: PreparedResponse, mediaType: MediaType, body: unknown) {
  if (json) return { contentType, body: stringifyJson(body) };
  const encoded = encodeBody(mediaType, body, exchange.api.contract.document);
  return { contentType: encoded.contentType, body: encoded.bytes };
}
