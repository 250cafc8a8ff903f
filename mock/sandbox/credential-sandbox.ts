/** A known credential may name a sandbox: `pul-member~ci-7` is `pul-member` in the sandbox `ci-7`. */
import type { Contract, SecurityScheme } from "../../contract/model.ts";
import { extractorOf } from "../../contract/security.ts";
import type { RequestMessage } from "../message.ts";
import type { Doorkeeper } from "../served-api.ts";
import { isSandboxName } from "./sandbox-name.ts";

export interface NamedByCredential {
  /** Every name that some credential carries, without repeats. */
  readonly names: readonly string[];
  /** The request with its credentials as the API knows them. */
  readonly request: RequestMessage;
}

type Find = (request: RequestMessage) => { readonly name: string; readonly sent: string; readonly known: string } | undefined;

export class CredentialSandboxes {
  readonly #finds: readonly Find[];

  constructor(contract: Contract, doorkeeper: Doorkeeper) {
    this.#finds = [...contract.schemes.values()].filter(({ type }) => type !== "mutualTLS").map((scheme) => findIn(scheme, doorkeeper));
  }

  /** Undefined where no credential names a sandbox. */
  read(request: RequestMessage): NamedByCredential | undefined {
    let found: NonNullable<ReturnType<Find>>[] | undefined;
    for (const find of this.#finds) {
      const one = find(request);
      if (one) (found ??= []).push(one);
    }
    if (!found) return undefined;
    const all = found;
    const plain = (text: string): string => all.reduce((rest, { sent, known }) => rest.replaceAll(sent, known), text);
    const { method, path, query, body } = request;
    const header = (name: string): string | undefined => {
      const text = request.header(name);
      return text === undefined ? undefined : plain(text);
    };
    return { names: [...new Set(all.map(({ name }) => name))], request: { method, path, query: plain(query), body, header } };
  }
}

function findIn(scheme: SecurityScheme, doorkeeper: Doorkeeper): Find {
  const extract = extractorOf(scheme);
  const basic = scheme.type === "http" && scheme.scheme.toLowerCase() === "basic";
  const decode = (text: string): string => (basic ? Buffer.from(text, "base64").toString("latin1") : text);
  const encode = (text: string): string => (basic ? Buffer.from(text, "latin1").toString("base64") : text);
  const mayCarry = carrierTest(scheme);
  return (request) => {
    if (!basic && !mayCarry(request)) return undefined;
    const sent = extract(request);
    if (sent === undefined || doorkeeper.knows(scheme.name, sent)) return undefined;
    const text = decode(sent);
    const mark = text.lastIndexOf("~");
    const name = text.slice(mark + 1);
    if (mark <= 0 || !isSandboxName(name)) return undefined;
    const known = encode(text.slice(0, mark));
    return doorkeeper.knows(scheme.name, known) ? { name, sent, known } : undefined;
  };
}

/** Nearly no request has a tilde there, and asking that is cheap. */
function carrierTest(scheme: SecurityScheme): (request: RequestMessage) => boolean {
  if (scheme.type === "apiKey" && scheme.in === "query") return ({ query }) => query.includes("~");
  const header = scheme.type !== "apiKey" ? "authorization" : scheme.in === "cookie" ? "cookie" : scheme.parameter.toLowerCase();
  return (request) => request.header(header)?.includes("~") ?? false;
}
