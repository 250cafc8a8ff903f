/** Credentials absent, unknown, half of a conjunction, and each alternative alone. */
import type { Contract, Operation } from "../../contract/model.ts";
import { documents } from "../../contract/status.ts";
import type { Case, CredentialPlan } from "../case.ts";
import { base, newCase, successes } from "./new-case.ts";

export const deriveCredentials = (contract: Contract): readonly Case[] =>
  contract.operations.flatMap((operation) => [...refused(contract, operation), ...accepted(contract, operation)]);

function refused(contract: Contract, operation: Operation): Case[] {
  if (operation.security.length === 0 || !documents(operation.responses, 401)) return [];
  const refuse = (kind: string, statement: string, credentials: CredentialPlan): Case =>
    newCase(contract, operation, {
      kind,
      statement: `${operation.id} refuses ${statement}.`,
      statuses: [401],
      provocation: { ...base(operation), credentials, violates: statement },
    });
  const halves = operation.security
    .filter((schemes) => schemes.length > 1)
    .flatMap((schemes) => schemes.map((scheme) => refuse(`half-credentials/${scheme}`, `credentials without ${scheme}`, { kind: "without", scheme })));
  return [
    refuse("no-credentials", "a request without credentials", { kind: "none" }),
    refuse("unknown-credentials", "credentials that nobody has", { kind: "unknown" }),
    ...halves,
  ];
}

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
