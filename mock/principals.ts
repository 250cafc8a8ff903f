/** Who is calling, and how they prove it. */
import type { Contract, Operation, SecurityRequirement } from "../contract/model.ts";
import { type Carrier, type Extract, extractorOf } from "../contract/security.ts";

/** Values by security scheme; all of them together prove one principal. */
export type Credential = Readonly<Record<string, string>>;

export interface Principal {
  readonly id: string;
  /** Each one alone is enough. */
  readonly credentials: readonly Credential[];
}

export type Authentication<P extends Principal> =
  | { readonly kind: "known"; readonly principal: P }
  /** A known credential of a scheme that this operation does not take. */
  | { readonly kind: "not-accepted"; readonly principal: P }
  /** Nothing was presented. */
  | { readonly kind: "absent" }
  | { readonly kind: "refused" };

interface Alternative<P> {
  readonly extractors: readonly Extract[];
  readonly holders: ReadonlyMap<string, P>;
}

// No header, cookie or decoded query value can be cut at this character by a client's choice of another.
const separator = "\u0000";

/** Recognises principals by the credentials that a request presents. */
export class Authenticator<P extends Principal> {
  readonly #contract: Contract;
  readonly #principals: readonly P[];
  readonly #alternatives = new Map<SecurityRequirement, Alternative<P>>();

  constructor(contract: Contract, principals: readonly P[]) {
    this.#contract = contract;
    this.#principals = principals;
  }

  /** The first complete alternative decides, for good or ill; incomplete ones are ignored. */
  authenticate(requirements: readonly SecurityRequirement[], carrier: Carrier): Authentication<P> {
    let presented = false;
    for (const requirement of requirements) {
      const { extractors, holders } = this.#alternative(requirement);
      const values = valuesOf(extractors, carrier);
      if (values.complete === undefined) {
        presented ||= values.some;
        continue;
      }
      const principal = holders.get(values.complete);
      if (principal) return { kind: "known", principal };
      return this.#elsewhere(requirements, carrier) ?? { kind: "refused" };
    }
    return this.#elsewhere(requirements, carrier) ?? { kind: presented ? "refused" : "absent" };
  }

  /** Whether somebody's credential of a scheme has this value. */
  knows(scheme: string, value: string): boolean {
    return this.#principals.some(({ credentials }) => credentials.some((credential) => credential[scheme] === value));
  }

  #elsewhere(requirements: readonly SecurityRequirement[], carrier: Carrier): Authentication<P> | undefined {
    for (const requirement of this.#contract.security) {
      if (requirements.some((taken) => taken.join() === requirement.join())) continue;
      const { extractors, holders } = this.#alternative(requirement);
      const { complete } = valuesOf(extractors, carrier);
      const principal = complete === undefined ? undefined : holders.get(complete);
      if (principal) return { kind: "not-accepted", principal };
    }
    return undefined;
  }

  #alternative(requirement: SecurityRequirement): Alternative<P> {
    const known = this.#alternatives.get(requirement);
    if (known) return known;
    const extractors = requirement.map((name) => {
      const scheme = this.#contract.schemes.get(name);
      return scheme ? extractorOf(scheme) : () => undefined;
    });
    const holders = new Map<string, P>();
    for (const principal of this.#principals) {
      for (const credential of principal.credentials) {
        const values = requirement.map((name) => credential[name]);
        if (values.every((value) => value !== undefined)) holders.set(values.join(separator), principal);
      }
    }
    const made = { extractors, holders };
    this.#alternatives.set(requirement, made);
    return made;
  }
}

function valuesOf(extractors: readonly Extract[], carrier: Carrier): { complete: string | undefined; some: boolean } {
  if (extractors.length === 1) {
    const value = (extractors[0] as Extract)(carrier);
    return { complete: value, some: value !== undefined };
  }
  const values = extractors.map((extract) => extract(carrier));
  const complete = values.every((value) => value !== undefined) ? values.join(separator) : undefined;
  return { complete, some: values.some((value) => value !== undefined) };
}

/** Credentials of a principal for one operation, as headers and query pairs ready to send; undefined where it has none. */
export function presentation(contract: Contract, security: Operation["security"], principal: Principal): Presented | undefined {
  for (const requirement of security) {
    const credential = principal.credentials.find((values) => requirement.every((name) => values[name] !== undefined));
    if (!credential) continue;
    const presented: Presented = { headers: {}, query: {}, cookies: {} };
    for (const name of requirement) place(contract, name, credential[name] ?? "", presented);
    return presented;
  }
  return undefined;
}

export interface Presented {
  readonly headers: Record<string, string>;
  readonly query: Record<string, string>;
  readonly cookies: Record<string, string>;
}

function place(contract: Contract, name: string, value: string, presented: Presented): void {
  const scheme = contract.schemes.get(name);
  if (scheme?.type === "apiKey") {
    const target = scheme.in === "header" ? presented.headers : scheme.in === "cookie" ? presented.cookies : presented.query;
    target[scheme.parameter] = value;
  } else if (scheme) presented.headers["Authorization"] = `${scheme.type === "http" ? capitalised(scheme.scheme) : "Bearer"} ${value}`;
}

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
