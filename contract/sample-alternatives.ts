/** A schema as alternatives without references and branches: plain schemas that hold together. */
import type { Json, JsonObject } from "./model.ts";
import { isObject, localPointer, valueAt } from "./pointer.ts";
import { Exhausted, type Sampling } from "./sample-context.ts";
import { discriminated, inheritedDiscriminators } from "./sample-discriminator.ts";
import { listOf, memberOf, objectOf, type Parts, stringsOf } from "./sample-keywords.ts";
import { negations } from "./sample-negation.ts";
import { allowedValues, commonTypes, type JsonType, namedTypes } from "./sample-types.ts";

/** For the whole try, and for each node of it. */
const maxSteps = 5_000;
const maxStepsPerNode = 10;
const maxParts = 1_000;

export interface Alternative {
  readonly parts: Parts;
  /** Undefined: any. */
  readonly types: readonly JsonType[] | undefined;
  /** Pointers that were followed on the way. */
  readonly references: readonly string[];
}

/** One of these must hold. */
type Group = readonly Json[];

/** Depth first, each free of the contradictions that show at once. Throws {@link Exhausted}. */
export function* alternatives(sampling: Sampling, schema: Json | undefined): Generator<Alternative> {
  for (const found of expand(sampling, [[schema ?? true]], { parts: [], types: undefined, references: [] })) {
    const implied = inheritedDiscriminators(sampling, found);
    yield implied.length === 0 ? found : { ...found, parts: [...found.parts, ...implied] };
  }
}

function* expand(sampling: Sampling, pending: readonly Group[], found: Alternative): Generator<Alternative> {
  const [group, ...rest] = pending;
  if (!group) return yield found;
  for (const option of group) {
    sampling.steps += 1;
    if (sampling.steps > maxSteps + maxStepsPerNode * sampling.nodes || found.parts.length > maxParts)
      throw new Exhausted("its combinations of schemas are too many to try");
    if (option === false) continue;
    if (!isObject(option)) {
      yield* expand(sampling, rest, found);
      continue;
    }
    const narrowed = narrow(sampling, found, option);
    if (!narrowed) continue;
    const groups = [...groupsOf(sampling, option, found.parts), ...rest];
    const reference = referenceOf(option);
    // A schema that already holds here asks for nothing new.
    if (reference === undefined || found.references.includes(reference)) yield* expand(sampling, groups, narrowed);
    else {
      const target: Group = [valueAt(sampling.document, reference) ?? false];
      yield* expand(sampling, [target, ...groups], { ...narrowed, references: [...narrowed.references, reference] });
    }
  }
}

/** Remote references lead nowhere, so that they resolve to nothing. */
function referenceOf(schema: JsonObject): string | undefined {
  const reference = schema["$ref"] ?? schema["$dynamicRef"];
  return typeof reference === "string" ? (localPointer(reference) ?? `unknown:${reference}`) : undefined;
}

function narrow(sampling: Sampling, found: Alternative, schema: JsonObject): Alternative | undefined {
  const clash = (why: string): undefined => {
    sampling.clash = why;
  };
  const named = namedTypes(schema["type"]);
  const types = commonTypes(found.types, named);
  if (types?.length === 0) return clash(`type ${named?.join(" or ")} but also type ${found.types?.join(" or ")}`);
  const parts = [...found.parts, schema];
  if (allowedValues([schema]) && allowedValues(parts)?.length === 0) return clash("its lists of allowed values have none in common");
  for (const part of parts) {
    const member = forbiddenMember(part, schema) ?? forbiddenMember(schema, part);
    if (member !== undefined) return clash(`the member "${member}" is both required and forbidden`);
  }
  return { parts, types, references: found.references };
}

const forbiddenMember = (left: JsonObject, right: JsonObject): string | undefined =>
  stringsOf(left["required"]).find((name) => memberOf(right["properties"], name) === false);

function groupsOf(sampling: Sampling, schema: JsonObject, parts: Parts): Group[] {
  const { document, random } = sampling;
  const groups: Group[] = listOf(schema["allOf"]).map((part) => [part]);
  const anyOf = listOf(schema["anyOf"]);
  if (anyOf.length > 0) groups.push(random.shuffled(anyOf).flatMap((branch) => discriminated(schema, branch)));
  const oneOf = listOf(schema["oneOf"]);
  if (oneOf.length > 0) groups.push(oneOfGroup(sampling, schema, oneOf));
  if (schema["if"] !== undefined && (schema["then"] !== undefined || schema["else"] !== undefined)) {
    const met: Json = { allOf: [schema["if"], schema["then"] ?? true] };
    groups.push(random.shuffled<Json>([met, { allOf: [schema["else"] ?? true, { not: schema["if"] }] }]));
  }
  for (const [name, dependent] of Object.entries(objectOf(schema["dependentSchemas"]))) {
    const present: Json = { required: [name], allOf: [dependent] };
    const absent: Json = { properties: { [name]: false } };
    groups.push(sampling.optional === "none" ? [absent, present] : [present, absent]);
  }
  if (schema["not"] !== undefined) groups.push(negations(document, schema["not"], parts, sampling.certain));
  return groups;
}

function oneOfGroup({ random, exclusive }: Sampling, schema: JsonObject, branches: readonly Json[]): Group {
  const order = random.shuffled(branches);
  return order.flatMap((branch) => {
    const others = exclusive ? branches.filter((other) => other !== branch).map((other): Json => ({ not: other })) : [];
    return discriminated(schema, branch).map((chosen): Json => (others.length === 0 ? chosen : { allOf: [chosen, ...others] }));
  });
}
