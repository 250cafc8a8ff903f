/** Credentials absent, unknown, half of a conjunction, and each alternative alone. */
import type { Contract, Operation, SecurityRequirement } from "../../contract/model.ts";
import { documents } from "../../contract/status.ts";
import type { Case, CredentialPlan } from "../case.ts";
import { base, documented, newCase, successes } from "./new-case.ts";

export const deriveCredentials = (contract: Contract): readonly Case[] =>
  contract.operations.flatMap((operation) => [...refused(contract, operation), ...accepted(contract, operation)]);

function refused(contract: Contract, operation: Operation): Case[] {
  if (operation.security.length === 0 || !documents(operation.responses, 401)) return [];
  const refuse = (kind: string, statement: string, credentials: CredentialPlan): Case =>
    newCase(contract, operation, {
      kind,
      statement: `${operation.id} refuses ${statement}.`,
      // What is malformed may be refused as such (RFC 6750, section 3.1).
      statuses: kind.startsWith("malformed") ? documented(operation, [401, 400]) : [401],
      provocation: { ...base(operation), credentials, violates: statement },
    });
  const halves = operation.security
    .filter((schemes) => schemes.length > 1)
    .flatMap((schemes) => schemes.map((scheme) => refuse(`half-credentials/${scheme}`, `credentials without ${scheme}`, { kind: "without", scheme })));
  const [first = []] = operation.security;
  const parts =
    first.length < 2 ? [] : first.map((scheme) => refuse(`unknown-credentials/${scheme}`, `a ${scheme} that nobody has`, { kind: "unknown", scheme }));
  const word = worded(contract, first) ? [refuse("malformed-credentials/other-word", "its credentials under another word", { kind: "other-word" })] : [];
  return [
    refuse("no-credentials", "a request without credentials", { kind: "none" }),
    refuse("unknown-credentials", "credentials that nobody has", { kind: "unknown" }),
    refuse("unknown-credentials/longer", "known credentials with one letter more", { kind: "longer" }),
    refuse("malformed-credentials", "credentials of a form that none have", { kind: "malformed" }),
    ...parts,
    ...word,
    ...halves,
  ];
}

/** Whether a word stands before the credentials, in the Authorization header. */
const worded = ({ schemes }: Contract, requirement: SecurityRequirement): boolean =>
  requirement.some((name) => {
    const scheme = schemes.get(name);
    return scheme?.type === "http" || (scheme?.type === "apiKey" && scheme.in === "header" && scheme.parameter.toLowerCase() === "authorization");
  });

function accepted(contract: Contract, operation: Operation): Case[] {
  const statuses = successes(operation);
  if (operation.security.length < 2 || statuses.length === 0) return [];
  return operation.security.map((schemes, index) =>
    newCase(contract, operation, {
      kind: `alternative-credentials/${schemes.join("+")}`,
      statement: `${operation.id} takes ${schemes.join(" with ")}.`,
      statuses,
      rejectable: true,
      provocation: { ...base(operation), credentials: { kind: "alternative", index } },
    }),
  );
}
