/** An operation and its values to the request that carries them. */
import { encodeBody } from "../contract/body-encode.ts";
import { essence, isJson } from "../contract/media-type.ts";
import type { Contract, MediaType, Operation, ParameterValues } from "../contract/model.ts";
import { encodeParameters } from "../contract/parameter-encode.ts";
import type { Carried } from "./credentials.ts";
import type { OutgoingRequest } from "./exchange.ts";

/** Values of one call; absent sections are empty. */
export interface CallInput {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly cookie?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** The media type that requests are sent in: JSON where documented, else the first. */
export const requestMediaType = (operation: Operation): MediaType | undefined =>
  operation.body?.content.find(({ range }) => isJson(essence(range))) ?? operation.body?.content[0];

export function buildRequest(
  contract: Contract,
  operation: Operation,
  input: CallInput,
  carried: Carried,
  extra: Readonly<Record<string, string>> = {},
): OutgoingRequest {
  const values: ParameterValues = { path: input.path ?? {}, query: input.query ?? {}, header: input.header ?? {}, cookie: input.cookie ?? {} };
  const encoded = encodeParameters(operation, values);
  const mediaType = input.body === undefined ? undefined : requestMediaType(operation);
  const body = mediaType && encodeBody(mediaType, input.body, contract.document);
  const headers: [string, string][] = [
    ["Accept", "application/json, */*;q=0.5"],
    ...Object.entries(extra),
    ...encoded.headers.map(([name, value]): [string, string] => [name, value]),
  ];
  if (body) headers.push(["Content-Type", body.contentType]);
  return assemble(operation.method, contract.basePath + encoded.path, encoded.query, headers, encoded.cookie, body?.bytes, carried);
}

/** Adds credentials to the parts of a request. */
export function assemble(
  method: string,
  path: string,
  query: string,
  headers: readonly (readonly [string, string])[],
  cookie: string | undefined,
  body: Uint8Array | undefined,
  carried: Carried,
): OutgoingRequest {
  const pairs = carried.query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  const search = [query, ...pairs].filter((part) => part !== "").join("&");
  const cookies = [...(cookie === undefined ? [] : [cookie]), ...carried.cookies.map(([name, value]) => `${name}=${value}`)].join("; ");
  return {
    method,
    target: search === "" ? path : `${path}?${search}`,
    headers: [...headers, ...carried.headers, ...(cookies === "" ? [] : [["Cookie", cookies] as const])],
    body,
  };
}
