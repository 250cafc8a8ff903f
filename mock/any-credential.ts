/** Documents without a behaviour know no principals: whoever sends a well-formed credential is one of their own. */
import type { Contract, SecurityRequirement, SecurityScheme } from "../contract/model.ts";
import { type Carrier, type Extract, extractorOf } from "../contract/security.ts";
import type { Authentication, Principal } from "./principals.ts";
import type { Doorkeeper } from "./served-api.ts";

/** Credentials of these values are never known. */
const unknown = new Set(["unknown", "expired"]);
const certificate = "certificate";
const maxRemembered = 1000;

export class AnyCredential implements Doorkeeper {
  readonly #extractors = new Map<string, Extract>();
  readonly #basic: ReadonlySet<string>;
  readonly #principals = new Map<string, Principal>();

  constructor(contract: Contract) {
    for (const [name, scheme] of contract.schemes) this.#extractors.set(name, readerOf(scheme));
    this.#basic = new Set([...contract.schemes].flatMap(([name, scheme]) => (isBasic(scheme) ? name : [])));
  }

  knows(scheme: string, value: string): boolean {
    const text = this.#basic.has(scheme) ? decoded(value) : value;
    // What ends like the name of a sandbox is one.
    return text !== undefined && text !== "" && !text.includes("~");
  }

  authenticate(requirements: readonly SecurityRequirement[], carrier: Carrier): Authentication<Principal> {
    let presented = false;
    for (const requirement of requirements) {
      const values = requirement.map((name) => this.#extractors.get(name)?.(carrier) ?? (this.#extractors.has(name) ? undefined : certificate));
      presented ||= values.some((value) => value !== undefined && value !== certificate);
      if (values.some((value) => value === undefined)) continue;
      if (values.some((value) => unknown.has(value ?? ""))) return { kind: "refused" };
      return { kind: "known", principal: values.includes("forbidden") ? { id: "forbidden", credentials: [] } : this.#principal(values.join("\n")) };
    }
    return { kind: presented ? "refused" : "absent" };
  }

  #principal(credential: string): Principal {
    const known = this.#principals.get(credential);
    if (known) return known;
    // The id is reported, so it must not be the credential.
    const principal = { id: `caller-${digest(credential)}`, credentials: [] };
    if (this.#principals.size >= maxRemembered) this.#principals.clear();
    this.#principals.set(credential, principal);
    return principal;
  }
}

function readerOf(scheme: SecurityScheme): Extract {
  // A certificate is judged by the connection, which a mock does not see.
  if (scheme.type === "mutualTLS") return () => certificate;
  const extract = extractorOf(scheme);
  return isBasic(scheme) ? (carrier) => userOf(extract(carrier)) : extract;
}

const isBasic = (scheme: SecurityScheme): boolean => scheme.type === "http" && scheme.scheme.toLowerCase() === "basic";

/** Base64 as text; undefined where it is none. */
function decoded(encoded: string): string | undefined {
  try {
    return atob(encoded);
  } catch {
    return undefined;
  }
}

/** Of a basic credential the user decides (RFC 7617); what is not well-formed is none. */
function userOf(encoded: string | undefined): string | undefined {
  const text = encoded === undefined ? undefined : decoded(encoded);
  const colon = text?.indexOf(":") ?? -1;
  return colon > 0 ? text?.slice(0, colon) : undefined;
}

/** Short, the same every time, and no way back (two rounds of FNV-1a). */
function digest(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let index = 0; index < text.length; index += 1) {
    low = Math.imul(low ^ text.charCodeAt(index), 0x01000193);
    high = Math.imul(high ^ (text.charCodeAt(index) + index), 0x85ebca6b);
  }
  return (low >>> 0).toString(36) + ((high ^ low) >>> 0).toString(36);
}
