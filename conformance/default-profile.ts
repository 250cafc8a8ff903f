/** The profile of a document that nobody stated anything about: one principal, whose credentials are the caller's or made up. */
import type { Contract, SecurityScheme } from "../contract/model.ts";
import { ConfigurationError } from "./configuration-error.ts";
import type { Profile } from "./target.ts";

export interface Given {
  /** For every scheme of the document. */
  readonly token?: string | undefined;
  /** `Name: value`; one that a scheme reads is a credential. */
  readonly headers?: readonly string[] | undefined;
}

const owner = "owner";
const madeUp = "specimen-credential";

/** Throws {@link ConfigurationError} where a header is none. */
export function defaultProfile(contract: Contract, { headers = [], token }: Given = {}): Profile {
  const sent = headers.map(parsed);
  // Some documents ask for schemes that they do not define.
  const names = new Set([...contract.schemes.keys(), ...contract.operations.flatMap(({ security }) => security.flat())]);
  const values = [...names].map((name) => [name, credentialFor(contract.schemes.get(name), sent, token ?? madeUp)] as const);
  const isSecured = contract.operations.some(({ security }) => security.length > 0);
  const loose = sent.filter(({ name }) => ![...contract.schemes.values()].some((scheme) => headerOf(scheme) === name.toLowerCase()));
  const isGiven = token !== undefined || loose.length < sent.length;
  return {
    api: contract.id,
    implementation: { name: "unnamed", version: "unknown", contact: undefined },
    baseUrl: undefined,
    principals: isSecured ? { [owner]: { credentials: [Object.fromEntries(values)], variables: {} } } : {},
    cast: { owner: isSecured ? owner : undefined, weak: undefined, foreign: undefined },
    parameters: {},
    unknown: {},
    fixtures: [],
    skips: [],
    headers: Object.fromEntries(loose.map(({ name, value }) => [name, value])),
    requestsPerSecond: undefined,
    visibleAfterMs: 0,
    tls: {},
    states: {},
    ...(isSecured && !isGiven && { madeUpCredentials: true }),
  };
}

function credentialFor(scheme: SecurityScheme | undefined, sent: readonly Header[], word: string): string {
  return scheme ? (fromHeaders(scheme, sent) ?? written(scheme, word)) : word;
}

interface Header {
  readonly name: string;
  readonly value: string;
}

function parsed(text: string): Header {
  const [, name, value] = /^([!#$%&'*+.^_`|~\w-]+):\s*(.*?)\s*$/.exec(text) ?? [];
  if (name === undefined || value === undefined || value === "") throw new ConfigurationError(`--header takes "Name: value", and found "${text}".`);
  return { name, value };
}

const fromHeaders = (scheme: SecurityScheme, sent: readonly Header[]): string | undefined => {
  const value = sent.find(({ name }) => name.toLowerCase() === headerOf(scheme))?.value;
  return scheme.type === "apiKey" ? value : value?.replace(/^\S+\s+(?=\S)/, "");
};

/** Where a scheme's credential stands, in lower case. */
function headerOf(scheme: SecurityScheme): string | undefined {
  if (scheme.type === "apiKey") return scheme.in === "header" ? scheme.parameter.toLowerCase() : undefined;
  return scheme.type === "mutualTLS" ? undefined : "authorization";
}

/** `user:password` is encoded for the scheme that asks for it (RFC 7617). */
function written(scheme: SecurityScheme, value: string): string {
  if (scheme.type !== "http" || scheme.scheme.toLowerCase() !== "basic") return value;
  return Buffer.from(value.includes(":") ? value : `${value}:${value}`).toString("base64");
}
