/** Requests made from requests: the same call with another header, query, body or caller. */
import { readBody } from "../../contract/body.ts";
import { encodeBody } from "../../contract/body-encode.ts";
import { bestMatch, essence } from "../../contract/media-type.ts";
import type { Operation, Violation } from "../../contract/model.ts";
import { type Pair, parsePairs } from "../../contract/query.ts";
import { extractorOf } from "../../contract/security.ts";
import type { RequestMessage } from "../message.ts";
import { type Principal, presentation } from "../principals.ts";
import type { FaultyCall } from "./fault.ts";

/** `undefined` takes the header away. */
export function withHeader(request: RequestMessage, changed: string, value: string | undefined): RequestMessage {
  return { ...parts(request), header: (name) => (name === changed ? value : request.header(name)) };
}

export const withQuery = (request: RequestMessage, change: (pairs: Pair[]) => Pair[]): RequestMessage => ({
  ...parts(request),
  query: change(parsePairs(request.query)).map(pairText).join("&"),
});

const pairText = ({ name = "", raw }: Pair): string => `${encodeURIComponent(name)}=${raw}`;

/** Sets a query parameter, or takes it away. */
export const withQueryValue = (request: RequestMessage, changed: string, value: string | undefined): RequestMessage =>
  withQuery(request, (pairs) => [
    ...pairs.filter(({ name }) => name !== changed),
    ...(value === undefined ? [] : [{ name: changed, raw: encodeURIComponent(value) }]),
  ]);

export const queryValue = (request: RequestMessage, wanted: string): string | undefined => parsePairs(request.query).find(({ name }) => name === wanted)?.raw;

/** The same path and caller, without a body. */
export const asMethod = (request: RequestMessage, method: string): RequestMessage => ({ ...parts(request), method, body: new Uint8Array() });

// Adapters pass instances of classes, whose getters a spread would lose.
const parts = (request: RequestMessage): RequestMessage => ({
  method: request.method,
  path: request.path,
  query: request.query,
  body: request.body,
  header: (name) => request.header(name),
});

export interface ReadRequest {
  readonly value: unknown;
  readonly violations: readonly Violation[];
}

/** What a request says in its body; undefined where it cannot be read. */
export function bodyOf({ api, operation, request }: FaultyCall): ReadRequest | undefined {
  const other = api.behaviour.otherMediaTypes ?? "unreadable";
  const outcome = readBody(api.contract, operation.body, request.header("content-type"), request.body, other);
  return outcome.kind === "read" ? outcome : undefined;
}

/** Another body, in the media type of the request or the first that is declared. */
export function withBody({ api, operation, request }: FaultyCall, value: unknown): RequestMessage {
  const content = operation.body?.content ?? [];
  const mediaType = bestMatch(content, essence(request.header("content-type") ?? "")) ?? content[0];
  if (!mediaType) return request;
  const { contentType, bytes } = encodeBody(mediaType, value, api.contract.document);
  return withHeader({ ...parts(request), body: bytes }, "content-type", contentType);
}

/** Whether any credential of any scheme is there, good or bad. */
export const presentsCredentials = ({ api, request }: FaultyCall): boolean =>
  [...api.contract.schemes.values()].some((scheme) => extractorOf(scheme)(request) !== undefined) || request.header("authorization") !== undefined;

/** The same call by nobody. */
export function withoutCredentials({ api, request }: FaultyCall): RequestMessage {
  const schemes = [...api.contract.schemes.values()];
  const placed = (place: "query" | "header"): string[] =>
    schemes.flatMap((scheme) => (scheme.type === "apiKey" && scheme.in === place ? scheme.parameter : []));
  const queries = placed("query");
  const headers = new Set(["authorization", "cookie", ...placed("header").map((name) => name.toLowerCase())]);
  const anonymous = withQuery(request, (pairs) => pairs.filter(({ name }) => !queries.includes(name ?? "")));
  return { ...anonymous, header: (name) => (headers.has(name) ? undefined : request.header(name)) };
}

/** The same call by somebody else. */
export function actingAs(call: FaultyCall, principal: Principal): RequestMessage {
  const presented = presentation(call.api.contract, call.operation.security, principal);
  if (!presented) return call.request;
  const anonymous = withoutCredentials(call);
  const queries = Object.entries(presented.query).map(([name, value]) => ({ name, raw: encodeURIComponent(value) }));
  const cookie = Object.entries(presented.cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join("; ");
  const headers = new Map(Object.entries(presented.headers).map(([name, value]) => [name.toLowerCase(), value]));
  if (cookie !== "") headers.set("cookie", cookie);
  return { ...withQuery(anonymous, (pairs) => [...pairs, ...queries]), header: (name) => headers.get(name) ?? anonymous.header(name) };
}

/** Everyone whom the API knows; of a document without a behaviour, somebody made up. */
export function principalsFor({ api, operation }: FaultyCall): readonly Principal[] {
  if (api.behaviour.principals.length > 0) return api.behaviour.principals;
  return [{ id: "anyone", credentials: operation.security.map((schemes) => Object.fromEntries(schemes.map((name) => [name, "anyone"]))) }];
}

/** Query parameters of an operation by what their names say they are. */
export const limitParameter = ({ parameters }: Operation) => parameters.find((one) => one.in === "query" && limitName.test(one.name));
export const cursorParameter = ({ parameters }: Operation) =>
  parameters.find((one) => one.in === "query" && !limitName.test(one.name) && cursorName.test(one.name));

const limitName = /size|limit|per_?page|max_?results|count$/i;
const cursorName = /offset|cursor|token|^page$|page\[number\]|^after$|^skip$/i;
