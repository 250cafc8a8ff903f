/** One violation at a time: each constraint of the body and of the parameters broken once, and nothing else. */
import { essence, isForm, isJson, isMultipart } from "../../contract/media-type.ts";
import type { Contract, MediaType, Operation, Parameter } from "../../contract/model.ts";
import { provenanceAt, provenanceOfViolation } from "../../contract/provenance.ts";
import type { Case, Edit } from "../case.ts";
import { requestMediaType } from "../request-builder.ts";
import { base, documented, newCase, refusals } from "./new-case.ts";
import { edited, validBody } from "./valid-body.ts";
import { brokenValues, positionsOf } from "./violations.ts";

export const deriveInvalid = (contract: Contract): readonly Case[] =>
  contract.operations.flatMap((operation) => [...invalidBodies(contract, operation), ...invalidParameters(contract, operation)]);

function invalidBodies(contract: Contract, operation: Operation): Case[] {
  const mediaType = requestMediaType(operation);
  const statuses = refusals(operation);
  if (!mediaType || statuses.length === 0) return [];
  const maximal = validBody(contract, operation, "maximal");
  const cases = new Map<string, Case>();
  for (const { edit, keyword } of edits(contract, mediaType, maximal)) {
    const violations = mediaType.check(edited(maximal, edit));
    const [violation] = violations ?? [];
    // One violated keyword at one place, or the case would prove nothing.
    if (!violation || violations?.length !== 1 || violation.keyword !== keyword) continue;
    const kind = `invalid/${keyword}${edit.value === null ? "-null" : ""}${edit.pointer}`;
    if (cases.has(kind)) continue;
    cases.set(
      kind,
      newCase(contract, operation, {
        kind,
        statement: `${operation.id} refuses a body that breaks ${keyword} of ${edit.pointer || "the whole"}.`,
        statuses,
        strength: provenanceOfViolation(contract.document, `${mediaType.pointer}/schema`, violation.at, keyword),
        sources: [violation.rule],
        provocation: {
          ...base(operation),
          body: { kind: "valid", base: "maximal", edit },
          violates: `${violation.at || "the body"}: expected ${violation.expected}, found ${violation.found}`,
        },
      }),
    );
  }
  return [...cases.values()];
}

interface Candidate {
  readonly edit: Edit;
  readonly keyword: string;
}

function edits({ document }: Contract, mediaType: MediaType, value: unknown): Candidate[] {
  const type = essence(mediaType.range);
  // On the wire a form has only texts, so wrong types and null are no violations there.
  const textual = isForm(type) || isMultipart(type);
  const members = positionsOf(document, `${mediaType.pointer}/schema`, mediaType.schema, value).flatMap(({ pointer, required, schema }) => [
    ...(required ? [{ edit: { pointer }, keyword: "required" }] : []),
    ...brokenValues(schema, undefined)
      .filter(({ keyword, value: broken }) => !textual || (keyword !== "type" && typeof broken === "string"))
      .map(({ keyword, value: broken }) => ({ edit: { pointer, value: broken }, keyword })),
  ]);
  const extra: Candidate = { edit: { pointer: "/specimenUnknownMember", value: "x" }, keyword: "additionalProperties" };
  // Any bytes are a text.
  const whole: Candidate[] = !isJson(type) ? [] : [{ edit: { pointer: "", value: [] }, keyword: "type" }];
  return [...members, extra, ...whole];
}

function invalidParameters(contract: Contract, operation: Operation): Case[] {
  return operation.parameters.flatMap((parameter) => {
    if (parameter.in === "path") return invalidPath(contract, operation, parameter);
    if (parameter.in === "querystring" || typeof parameter.schema !== "object") return [];
    const place = parameter.in;
    const statuses = documented(operation, [400, 422]);
    if (statuses.length === 0) return [];
    const refuse = (keyword: string, plan: object, shown: string): Case =>
      newCase(contract, operation, {
        kind: `invalid/${place}/${parameter.name}/${keyword}`,
        statement: `${operation.id} refuses ${place} parameter ${parameter.name} that breaks ${keyword}.`,
        statuses,
        strength: provenanceAt(contract.document, parameter.pointer, keyword),
        sources: [parameter.pointer],
        provocation: { ...base(operation), parameters: [{ in: place, name: parameter.name, ...plan }], violates: `${place} ${parameter.name}: ${shown}` },
      });
    const missing = parameter.required ? [refuse("required", {}, "left out")] : [];
    return [...missing, ...wireViolations(parameter).map(([keyword, raw]) => refuse(keyword, { raw }, `"${raw}"`))];
  });
}

/** Texts that no decoder makes a valid value of. */
function wireViolations({ schema }: Parameter): [string, string][] {
  if (typeof schema !== "object") return [];
  const { type, minimum, maximum, enum: allowed } = schema;
  const found: [string, string][] = [];
  if (type === "integer" || type === "number") found.push(["type", "specimen"]);
  if (type === "boolean") found.push(["type", "specimen"]);
  if (typeof minimum === "number") found.push(["minimum", String(minimum - 1)]);
  if (typeof maximum === "number") found.push(["maximum", String(maximum + 1)]);
  if (Array.isArray(allowed)) found.push(["enum", "specimen-no-such-value"]);
  return found;
}

/** A path value out of its schema may count as malformed or as unknown, whatever is documented. */
function invalidPath(contract: Contract, operation: Operation, parameter: Parameter): Case[] {
  const statuses = documented(operation, [400, 404, 422]);
  if (statuses.length === 0 || typeof parameter.schema !== "object") return [];
  const { type, format, enum: allowed } = parameter.schema;
  const raw = format === "uuid" ? "not-a-uuid" : type === "integer" ? "specimen" : Array.isArray(allowed) ? "specimen-no-such-value" : undefined;
  if (raw === undefined) return [];
  const keyword = format === "uuid" ? "format" : type === "integer" ? "type" : "enum";
  const refuse = (kind: string, statement: string, wanted: readonly number[]): Case =>
    newCase(contract, operation, {
      kind,
      statement,
      statuses: wanted,
      strength: provenanceAt(contract.document, parameter.pointer, keyword),
      sources: [parameter.pointer],
      provocation: { ...base(operation), resource: { kind: "value", parameter: parameter.name, raw }, violates: `path ${parameter.name}: "${raw}"` },
    });
  const subject = `path parameter ${parameter.name} that breaks ${keyword}`;
  const malformed = isForPaths(contract, operation) ? documented(operation, [400, 422]) : [];
  return [
    refuse(`invalid/path/${parameter.name}/${keyword}`, `${operation.id} refuses ${subject}.`, statuses),
    ...(malformed.length > 0 ? [refuse(`malformed-path/${parameter.name}`, `${operation.id} refuses ${subject} as malformed.`, malformed)] : []),
  ];
}

/** An author who marks what is known documents a 400 for something, and nothing but the path can be malformed here. */
const isForPaths = ({ document }: Contract, { body, parameters }: Operation): boolean =>
  document["x-provenance"] !== undefined && !body && parameters.every(({ in: place }) => place === "path");
