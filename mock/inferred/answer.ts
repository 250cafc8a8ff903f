/** The documented success of an operation: its status, the thing where the document shows it, its headers. */
import type { Operation } from "../../contract/model.ts";
import type { ResourceOperation } from "../../contract/resources/model.ts";
import { documents, responseFor } from "../../contract/status.ts";
import { codeOf, illustrateBody, illustrateHeaders } from "../illustrate.ts";
import type { ReplyParts } from "../pipeline/exchange.ts";
import { sentContent } from "../pipeline/prepared.ts";
import { absolute, itemUrl } from "./addresses.ts";
import type { InferredCall } from "./call.ts";
import type { Inference } from "./inference.ts";
import { readAt, writeAt } from "./pointers.ts";
import { tagOf } from "./precondition.ts";
import type { ResourcePlan } from "./resource-plan.ts";
import { isValue, type Thing } from "./thing.ts";
import { memberAt } from "./view.ts";

/** Whether an operation tells of failures alone, as many documents do of what answers nothing. */
export const isSilent = ({ responses }: Operation): boolean => responses.length > 0 && responses.every(({ status }) => /^[45]/.test(status));

/** The first of these that is documented, else the first success, else a redirection, else whatever is documented first. */
export function successOf(operation: Operation, preferred: readonly number[]): number {
  const { id, responses } = operation;
  const named = preferred.find((status) => responses.some((response) => response.status === String(status)));
  if (named !== undefined) return named;
  const first = responses.find(({ status }) => status.startsWith("2"));
  if (first)
    return first.status.length === 3 && /^\d+$/.test(first.status)
      ? Number(first.status)
      : (preferred.find((status) => documents(responses, status)) ?? codeOf(first));
  if (isSilent(operation)) return 200;
  const fallback = responses.find(({ status }) => status.startsWith("3")) ?? responses.find(({ status }) => status === "default") ?? responses[0];
  if (!fallback) throw new Error(`${id} documents no response, so there is nothing to answer.`);
  return fallback.status === "default" ? (preferred[0] ?? 200) : codeOf(fallback);
}

const undescribed = (status: number, body: unknown): ReplyParts => ({ status, body, headers: {}, undescribed: true });

/** An answer that shows a thing, where the document has a place for it. */
export function answerWith(inference: Inference, plan: ResourcePlan, part: ResourceOperation, status: number, thing: Thing, call: InferredCall): ReplyParts {
  const { operation } = part;
  if (isSilent(operation)) {
    const isShown = part.role !== "delete" && part.role !== "action";
    return undescribed(status, isShown ? (plan.views[0]?.show(thing.value, inference.seedOf(thing)) ?? thing.value) : undefined);
  }
  const response = responseFor(operation.responses, status);
  const content = response && sentContent(response);
  const view = plan.view(operation, status);
  const shown = view && !view.isList ? view.body(view.show(thing.value, inference.seedOf(thing))) : undefined;
  const body = content && (shown ?? withKey(plan, thing, illustrateOnce(inference, operation, status)));
  const etag = tagOf(thing);
  return { status, body, headers: headersFor(inference, operation, status, { etag, location: () => itemUrl(inference, plan, operation, thing, call) }, call) };
}

const illustrations = new WeakMap<Inference, Map<string, unknown>>();

/** HEAD says what GET would (RFC 9110, section 9.3.2). */
export function speakerOf({ contract }: Inference, operation: Operation): Operation {
  if (operation.method !== "HEAD") return operation;
  return contract.operations.find(({ method, path }) => method === "GET" && path === operation.path) ?? operation;
}

/** The example or sample of a response, made once. */
export function illustrateOnce(inference: Inference, asked: Operation, status: number): unknown {
  const operation = speakerOf(inference, asked);
  const known = illustrations.get(inference) ?? new Map<string, unknown>();
  illustrations.set(inference, known);
  const key = `${operation.id} ${status}`;
  if (known.has(key)) return known.get(key);
  const response = responseFor(operation.responses, status);
  const content = response && sentContent(response);
  const body = content && illustrateBody(inference.contract, content, inference.seed);
  known.set(key, body);
  return body;
}

/** An answer from the document alone. */
export const illustratedAnswer = (inference: Inference, operation: Operation, status: number, call: InferredCall): ReplyParts =>
  isSilent(operation)
    ? undescribed(status, undefined)
    : { status, body: illustrateOnce(inference, operation, status), headers: headersFor(inference, operation, status, {}, call) };

/** A body that is not the thing may still name it. */
function withKey(plan: ResourcePlan, { value }: Thing, body: unknown): unknown {
  const member = plan.keyMembers.at(-1);
  const key = member === undefined ? undefined : readAt(value, member);
  if (key === undefined || member === undefined || !isValue(body)) return body;
  const place = [member, memberAt(plan.parameters.at(-1) ?? "")].find((pointer) => typeof readAt(body, pointer) === typeof key);
  return place === undefined ? body : writeAt(body, place, key);
}

export interface KnownHeaders {
  readonly etag?: string;
  readonly location?: () => string;
  /** Of a Link header (RFC 8288). */
  readonly link?: string;
  readonly total?: number;
}

const fixed = new WeakMap<Inference, Map<string, Record<string, string>>>();

/** Headers that the response declares: those that are known here, else examples and samples. */
export function headersFor(inference: Inference, operation: Operation, status: number, known: KnownHeaders, call: InferredCall): Record<string, string> {
  const response = responseFor(operation.responses, status);
  if (!response || response.headers.length === 0) return {};
  const memory = fixed.get(inference) ?? new Map<string, Record<string, string>>();
  fixed.set(inference, memory);
  const key = `${operation.id} ${status}`;
  const illustrated = memory.get(key) ?? illustrateHeaders(inference.contract, response, inference.seed);
  memory.set(key, illustrated);
  const headers = { ...illustrated };
  for (const { name, declaredName, required, check } of response.headers) {
    const offered = offers(name, known, call);
    const text = offered.find((candidate) => !check(candidate));
    if (text !== undefined) headers[declaredName] = text;
    // An example of another page would lead nowhere.
    else if (name === "link" && !required) delete headers[declaredName];
  }
  return headers;
}

function offers(name: string, { etag, location, link, total }: KnownHeaders, call: InferredCall): readonly string[] {
  if (name === "etag") return etag === undefined ? [] : [etag, etag.slice(1, -1)];
  if (name === "location" || name === "content-location") return location ? [location(), absolute(location(), call)] : [];
  if (name === "link") return link === undefined || link === "" ? [] : [link];
  return total !== undefined && /total|^x-count$|item-?count/.test(name) && !/page/.test(name) ? [String(total)] : [];
}
