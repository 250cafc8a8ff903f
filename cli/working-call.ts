/** One call of an API that succeeds right now, as a command to paste. Found by trying, so that it is true. */
import type { Operation } from "../contract/model.ts";
import { encodeParameters } from "../contract/parameter-encode.ts";
import { message } from "../mock/message.ts";
import { type Presented, presentation } from "../mock/principals.ts";
import { respond } from "../mock/respond.ts";
import type { ServedApi } from "../mock/served-api.ts";

/** More operations than these are not tried. */
const maxTries = 20;

/** Undefined where none of the simplest reading operations can be called from the document alone. */
export function workingCurl(api: ServedApi, baseUrl: string): string | undefined {
  const reading = api.contract.operations.filter(({ method }) => method === "GET");
  for (const operation of reading.sort((a, b) => neededBy(a) - neededBy(b)).slice(0, maxTries)) {
    const target = targetOf(api, operation);
    for (const credentials of candidates(api, operation)) {
      if (!succeeds(api, target, credentials)) continue;
      return curl(baseUrl + withQuery(target, credentials.query), credentials);
    }
  }
  return undefined;
}

const neededBy = ({ parameters }: Operation): number => parameters.filter(({ required }) => required).length;

const nobody: Presented = { headers: {}, query: {}, cookies: {} };

function candidates(api: ServedApi, { security }: Operation): Presented[] {
  if (security.length === 0) return [nobody];
  const known = api.behaviour.principals.flatMap((principal) => presentation(api.contract, security, principal) ?? []);
  if (known.length > 0) return known;
  // A document without a behaviour takes any well-formed credential.
  const anyone = security.map((schemes) => ({ id: "anyone", credentials: [Object.fromEntries(schemes.map((name) => [name, "anyone"]))] }));
  return anyone.flatMap((principal) => presentation(api.contract, security, principal) ?? []);
}

function targetOf({ contract }: ServedApi, operation: Operation): string {
  const path = operation.parameters.filter((parameter) => parameter.in === "path");
  const query = operation.parameters.filter((parameter) => parameter.in === "query" && parameter.required);
  const valuesOf = (parameters: Operation["parameters"]) => Object.fromEntries(parameters.map(({ name, example }) => [name, example ?? "1"]));
  const encoded = encodeParameters(operation, { path: valuesOf(path), query: valuesOf(query), header: {}, cookie: {} });
  return contract.basePath + encoded.path + (encoded.query === "" ? "" : `?${encoded.query}`);
}

function succeeds(api: ServedApi, target: string, { headers, query, cookies }: Presented): boolean {
  const all = { ...headers, ...(Object.keys(cookies).length > 0 && { cookie: cookieText(cookies) }) };
  const { status } = respond(api, message("GET", withQuery(target, query), all)).response;
  return status >= 200 && status < 300;
}

function withQuery(target: string, query: Record<string, string>): string {
  const text = new URLSearchParams(query).toString();
  return text === "" ? target : target + (target.includes("?") ? "&" : "?") + text;
}

export const cookieText = (cookies: Record<string, string>): string =>
  Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join("; ");

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

function curl(url: string, { headers, cookies }: Presented): string {
  const parts = Object.entries(headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`);
  if (Object.keys(cookies).length > 0) parts.push(`--cookie ${quote(cookieText(cookies))}`);
  return ["curl", ...parts, quote(url)].join(" \\\n  ");
}
