/** Credentials that a request presents, scheme by scheme (OpenAPI 3.1, section 4.8.27). */
import type { SecurityScheme } from "./model.ts";
import { formDecode } from "./percent.ts";
import { parseCookies, parsePairs } from "./query.ts";

/** The parts of a request that can carry a credential. */
export interface Carrier {
  readonly query: string;
  header(name: string): string | undefined;
}

/** The credential of one scheme; undefined where absent or empty. Of a repeated one, the first that is not empty. */
export type Extract = (carrier: Carrier) => string | undefined;

const present = (text: string | undefined): string | undefined => (text === undefined || text === "" ? undefined : text);

export function extractorOf(scheme: SecurityScheme): Extract {
  if (scheme.type === "apiKey") return apiKeyExtractor(scheme.in, scheme.parameter);
  if (scheme.type === "mutualTLS") return () => undefined;
  // OAuth 2 and OpenID Connect present bearer tokens (RFC 6750, section 2.1).
  const word = scheme.type === "http" ? scheme.scheme.toLowerCase() : "bearer";
  return (carrier) => {
    const header = carrier.header("authorization");
    if (header === undefined) return undefined;
    const space = header.indexOf(" ");
    // One space ends the word. More would be the token's own, and no token starts with one.
    return space > 0 && header.slice(0, space).toLowerCase() === word ? present(header.slice(space + 1).trimEnd()) : undefined;
  };
}

function apiKeyExtractor(place: "header" | "query" | "cookie", name: string): Extract {
  if (place === "header") {
    const lower = name.toLowerCase();
    return (carrier) => present(carrier.header(lower));
  }
  if (place === "cookie") {
    // Two quotes are empty as well (RFC 6265, section 4.1.1).
    return (carrier) => parseCookies(carrier.header("cookie")).find(({ name: sent, raw }) => sent === name && raw !== "" && raw !== '""')?.raw;
  }
  return (carrier) => {
    const pair = parsePairs(carrier.query).find((entry) => entry.name === name && entry.raw !== "");
    return pair && present(formDecode(pair.raw));
  };
}
