/** A principal's credentials as the parts of a request that carry them. */
import type { Contract, Operation, SecurityScheme } from "../contract/model.ts";
import type { CredentialPlan } from "./case.ts";
import { Inconclusive } from "./session.ts";
import type { ProfilePrincipal } from "./target.ts";

export interface Carried {
  readonly headers: readonly (readonly [string, string])[];
  readonly query: readonly (readonly [string, string])[];
  readonly cookies: readonly (readonly [string, string])[];
}

const nothing: Carried = { headers: [], query: [], cookies: [] };

/** Values by scheme, placed as the schemes say. */
export function carry(contract: Contract, values: Readonly<Record<string, string>>): Carried {
  const carried = { headers: [] as [string, string][], query: [] as [string, string][], cookies: [] as [string, string][] };
  for (const [name, value] of Object.entries(values)) {
    const scheme = contract.schemes.get(name);
    if (!scheme || scheme.type === "mutualTLS") continue;
    if (scheme.type === "apiKey") carried[scheme.in === "header" ? "headers" : scheme.in === "cookie" ? "cookies" : "query"].push([scheme.parameter, value]);
    else carried.headers.push(["Authorization", `${wordOf(scheme)} ${value}`]);
  }
  return carried;
}

const wordOf = (scheme: SecurityScheme): string => (scheme.type === "http" ? scheme.scheme.charAt(0).toUpperCase() + scheme.scheme.slice(1) : "Bearer");

/** What a plan makes of a principal's credentials for one operation. Throws {@link Inconclusive} where it has none that fit. */
export function carryPlan(contract: Contract, operation: Operation, principal: ProfilePrincipal | undefined, plan: CredentialPlan): Carried {
  if (operation.security.length === 0 || plan.kind === "none") return nothing;
  if (plan.kind === "without") return carryWithout(contract, operation, principal, plan.scheme);
  const own = operation.security.map((requirement) => valuesFor(requirement, principal)).find((values) => values !== undefined);
  if (plan.kind === "alternative") {
    const requirement = operation.security[plan.index] ?? [];
    const values = valuesFor(requirement, principal);
    if (!values) throw new Inconclusive(`The profile gives this principal no credentials for ${requirement.join(" and ")}.`);
    return carry(contract, values);
  }
  // Nobody's credentials need nobody who has some.
  const values = own ?? (plan.kind === "unknown" || plan.kind === "malformed" ? madeUp(operation) : undefined);
  if (!values) throw new Inconclusive("The profile gives this principal no credentials that the operation takes.");
  if (plan.kind === "own") return carry(contract, values);
  if (plan.kind === "other-word") return underOtherWord(carry(contract, values));
  const twisted = Object.entries(values).map(([scheme, value]): [string, string] => [scheme, twist(contract.schemes.get(scheme), value, plan)]);
  return carry(contract, Object.fromEntries(twisted));
}

const madeUp = ({ security: [first = []] }: Operation): Readonly<Record<string, string>> =>
  Object.fromEntries(first.map((scheme) => [scheme, "specimen-credential"]));

type Twist = Exclude<CredentialPlan["kind"], "own" | "none" | "without" | "alternative" | "other-word">;

function twist(scheme: SecurityScheme | undefined, value: string, plan: Extract<CredentialPlan, { kind: Twist }>): string {
  if (plan.kind === "malformed") return "%%%";
  if (plan.kind === "unknown") return plan.scheme === undefined || plan.scheme === scheme?.name ? unknownValue(value) : value;
  // What is as short as a flag is no secret.
  if (value.length < shortestSecret) return value;
  const isBasic = scheme?.type === "http" && scheme.scheme.toLowerCase() === "basic";
  return isBasic ? Buffer.from(`${Buffer.from(value, "base64").toString()}x`).toString("base64") : `${value}x`;
}

const shortestSecret = 6;

/** Throws {@link Inconclusive} where no word precedes what is in the Authorization header. */
function underOtherWord(carried: Carried): Carried {
  const headers = carried.headers.map(([name, value]): [string, string] =>
    name.toLowerCase() === "authorization" ? [name, value.replace(/^\S+ (?=\S)/, "Specimen ")] : [name, value],
  );
  if (headers.every(([, value], index) => value === carried.headers[index]?.[1]))
    throw new Inconclusive("The credentials of this principal are under no word of a scheme that could be another one.");
  return { ...carried, headers };
}

/** The conjunction that has the scheme, without it. */
function carryWithout(contract: Contract, { security }: Operation, principal: ProfilePrincipal | undefined, left: string): Carried {
  const requirement = security.find((schemes) => schemes.length > 1 && schemes.includes(left)) ?? [];
  const values = valuesFor(requirement, principal);
  if (!values) throw new Inconclusive(`The profile gives this principal no credentials for ${requirement.join(" and ")}.`);
  return carry(contract, Object.fromEntries(Object.entries(values).filter(([scheme]) => scheme !== left)));
}

function valuesFor(requirement: readonly string[], principal: ProfilePrincipal | undefined): Readonly<Record<string, string>> | undefined {
  const set = principal?.credentials.find((values) => requirement.every((scheme) => values[scheme] !== undefined));
  return set && Object.fromEntries(requirement.map((scheme) => [scheme, set[scheme] ?? ""]));
}

/** As long and as spaced as the real one, so that it is refused for being unknown, not for its looks. */
const unknownValue = (value: string): string => value.replace(/[^\s]+$/, (token) => `unknown-${"x".repeat(Math.max(1, token.length - 8))}`);
