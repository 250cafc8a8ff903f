/** Requests that the contract allows: minimal, maximal, each example, each optional member, each enum value. */
import type { Contract, Operation } from "../../contract/model.ts";
import type { Case, Edit } from "../case.ts";
import { requestMediaType } from "../request-builder.ts";
import { base, newCase, successes } from "./new-case.ts";
import { edited, memberPointers, validBody } from "./valid-body.ts";
import { positionsOf } from "./violations.ts";

export function deriveValid(contract: Contract): readonly Case[] {
  return contract.operations.flatMap((operation) => {
    const statuses = successes(operation);
    if (statuses.length === 0) return [];
    const valid = (kind: string, statement: string, changes: Partial<ReturnType<typeof base>>): Case =>
      newCase(contract, operation, { kind: `valid/${kind}`, statement, statuses, rejectable: true, provocation: { ...base(operation), ...changes } });
    return [
      valid("minimal", `${operation.id} takes a request that holds no more than it must.`, {}),
      ...bodies(contract, operation, valid),
      ...parameters(operation, valid),
    ];
  });
}

type Valid = (kind: string, statement: string, changes: Partial<ReturnType<typeof base>>) => Case;

function bodies(contract: Contract, operation: Operation, valid: Valid): Case[] {
  const mediaType = requestMediaType(operation);
  if (!mediaType) return [];
  const cases = [valid("maximal", `${operation.id} takes a request that holds all that it may.`, { body: { kind: "valid", base: "maximal" } })];
  for (const name of mediaType.examples.keys())
    cases.push(valid(`example/${name}`, `${operation.id} takes its own example "${name}".`, { body: { kind: "example", name } }));
  const minimal = validBody(contract, operation, "minimal");
  const maximal = validBody(contract, operation, "maximal");
  const present = new Set(memberPointers(minimal));
  for (const [index, { pointer, schema }] of positionsOf(contract.document, `${mediaType.pointer}/schema`, mediaType.schema, maximal).entries()) {
    const take = (kind: string, statement: string, value: unknown): void => {
      if (mediaType.check(edited(minimal, { pointer, value }))) return;
      const edit: Edit = kind === "with" ? { pointer, value, fresh: true } : { pointer, value };
      cases.push(valid(`${kind}${pointer}`, statement, { body: { kind: "valid", base: "minimal", edit } }));
    };
    const shown = valueAtPointer(maximal, pointer);
    if (!present.has(pointer) && shown !== undefined) take("with", `${operation.id} takes the optional ${pointer}.`, shown);
    if (Array.isArray(schema["enum"]))
      for (const value of schema["enum"]) take(`enum/${String(value)}`, `${operation.id} takes ${JSON.stringify(value)} as ${pointer}.`, value);
    for (const [bound, value] of boundaries(schema, letterOf(index))) take(bound, `${operation.id} takes ${pointer} at its ${bound}.`, value);
  }
  return cases;
}

/** Short texts of two members differ, since one may be made from the other and both must be unique. */
const letterOf = (position: number): string => String.fromCharCode(97 + (position % 26));

function boundaries(schema: Readonly<Record<string, unknown>>, letter: string): [string, unknown][] {
  const found: [string, unknown][] = [];
  const { minLength, maxLength, minimum, maximum } = schema;
  if (typeof minLength === "number" && minLength > 0 && minLength < 1000) found.push(["minLength", letter.repeat(minLength)]);
  if (typeof maxLength === "number" && maxLength < 10_000) found.push(["maxLength", letter.repeat(maxLength)]);
  if (typeof minimum === "number") found.push(["minimum", minimum]);
  if (typeof maximum === "number") found.push(["maximum", maximum]);
  return found;
}

function parameters(operation: Operation, valid: Valid): Case[] {
  return operation.parameters.flatMap(({ in: place, name, example, schema }) => {
    if (place !== "query" && place !== "header" && place !== "cookie") return [];
    // A condition asks for other answers, as the state has it.
    if (place === "header" && /^(?:if-|range$)/.test(name)) return [];
    const values = typeof schema === "object" && Array.isArray(schema["enum"]) ? schema["enum"] : example === undefined ? [] : [example];
    return values.map((value) =>
      valid(`${place}/${name}/${String(value)}`, `${operation.id} takes ${JSON.stringify(value)} as ${place} parameter ${name}.`, {
        parameters: [{ in: place, name, value }],
      }),
    );
  });
}

function valueAtPointer(value: unknown, pointer: string): unknown {
  let found: unknown = value;
  for (const token of pointer.split("/").slice(1))
    found = typeof found === "object" && found !== null ? (found as Record<string, unknown>)[token.replaceAll("~1", "/").replaceAll("~0", "~")] : undefined;
  return found;
}
