/** Bodies that cannot be read, that are missing, or that come in another media type. */
import { essence, isForm, isJson } from "../../contract/media-type.ts";
import type { Contract, Operation } from "../../contract/model.ts";
import { provenanceAt } from "../../contract/provenance.ts";
import { documents } from "../../contract/status.ts";
import type { BodyPlan, Case } from "../case.ts";
import { requestMediaType } from "../request-builder.ts";
import { base, newCase, refusals } from "./new-case.ts";

export const deriveBrokenBodies = (contract: Contract): readonly Case[] => contract.operations.flatMap((operation) => brokenBodies(contract, operation));

function brokenBodies(contract: Contract, operation: Operation): Case[] {
  const mediaType = requestMediaType(operation);
  if (!mediaType || !operation.body) return [];
  const refused = refusals(operation);
  const type = essence(mediaType.range);
  const strength = provenanceAt(contract.document, operation.body.pointer, "required");
  const broken = (kind: string, statement: string, body: BodyPlan, statuses = refused): Case[] =>
    statuses.length === 0
      ? []
      : [
          newCase(contract, operation, {
            kind,
            statement,
            statuses,
            strength,
            sources: [operation.body?.pointer ?? ""],
            provocation: { ...base(operation), body, violates: statement },
          }),
        ];
  const malformed = isJson(type)
    ? broken("malformed-body", `${operation.id} refuses JSON that breaks off.`, { kind: "raw", text: '{"broken', contentType: mediaType.range })
    : [];
  // No body and an empty form are the same bytes.
  const needsOne = operation.body.required && (!isForm(type) || mediaType.check({}) !== undefined);
  const missing = needsOne ? broken("missing-body", `${operation.id} refuses a request without a body.`, { kind: "none" }) : [];
  const other = documents(operation.responses, 415)
    ? broken(
        "media-type",
        `${operation.id} refuses a media type that it does not declare.`,
        { kind: "raw", text: "specimen", contentType: "application/x-specimen" },
        [415],
      )
    : [];
  return [...malformed, ...missing, ...other];
}
