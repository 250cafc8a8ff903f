/** What a schema shows at first sight: names it goes by, members, items. In-place keywords are seen through; nothing is judged. */
import type { Json, JsonObject } from "../model.ts";
import { isObject, localPointer, valueAt } from "../pointer.ts";

export interface Shape {
  /** References passed on the way: `#/components/schemas/Pet`. */
  readonly names: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
  readonly members: ReadonlyMap<string, Json>;
  /** Names that any branch requires. */
  readonly required: ReadonlySet<string>;
  /** Names that are required whichever branch of a choice holds. */
  readonly outright: ReadonlySet<string>;
  /** Branches of every `oneOf` and `anyOf` that is in no other. */
  readonly choices: readonly (readonly Json[])[];
  readonly items: Json | undefined;
  readonly format: string | undefined;
  readonly enum: readonly Json[] | undefined;
  readonly readOnly: boolean;
}

export type ShapeOf = (schema: Json | undefined) => Shape;

/** Schemas with more branches in place than this are seen in part. */
const maxBranches = 300;

interface Draft {
  names: Set<string>;
  types: Set<string>;
  members: Map<string, Json>;
  required: Set<string>;
  outright: Set<string>;
  choices: readonly (readonly Json[])[];
  items: Json | undefined;
  format: string | undefined;
  enum: readonly Json[] | undefined;
  readOnly: boolean;
}

/** Remembers every schema that it has seen, so that a shared one costs once. */
export function shapesOf(document: JsonObject): ShapeOf {
  const seen = new Map<JsonObject, Shape>();
  const named = new Map<string, Shape>();
  const lookAt = (schema: JsonObject): Shape => {
    const reference = schema["$ref"];
    if (typeof reference !== "string" || Object.keys(schema).length > 1) return look(document, schema);
    const shared = named.get(reference) ?? look(document, schema);
    named.set(reference, shared);
    return { ...shared };
  };
  return (schema) => {
    if (!isObject(schema)) return look(document, schema);
    const known = seen.get(schema);
    if (known) return known;
    const shape = lookAt(schema);
    seen.set(schema, shape);
    return shape;
  };
}

const branching = ["anyOf", "oneOf", "allOf"];
const inPlace = [...branching, "$ref"];
/** Most schemas are scalars: they share what they do not have, and nothing is ever added to it. */
const none: Set<string> = new Set();
const noMembers: Map<string, Json> = new Map();

const nothing: Draft = {
  names: none,
  types: none,
  members: noMembers,
  required: none,
  outright: none,
  choices: [],
  items: undefined,
  format: undefined,
  enum: undefined,
  readOnly: false,
};

/** Of schemas with nothing in place: never added to. */
const oneType = new Map<string, Set<string>>();

function onlyType(type: string): Set<string> {
  const known = oneType.get(type) ?? new Set([type]);
  oneType.set(type, known);
  return known;
}

const joined = (set: Set<string>, value: string): Set<string> => (set === none ? new Set([value]) : set.add(value));

function look(document: JsonObject, schema: Json | undefined): Shape {
  const draft: Draft = { ...nothing };
  if (!isObject(schema)) return draft;
  if (!inPlace.some((keyword) => schema[keyword] !== undefined)) {
    const { type } = schema;
    if (typeof type === "string" && type !== "null") draft.types = onlyType(type);
    take(draft, schema);
    draft.outright = draft.required;
    return draft;
  }
  const pending: (Json | undefined)[] = [schema];
  const passed = new Set<JsonObject>();
  const chosen = new Set<Json | undefined>();
  for (let count = 0; pending.length > 0 && count < maxBranches; count += 1) {
    const next = pending.pop();
    if (!isObject(next) || passed.has(next)) continue;
    passed.add(next);
    take(draft, next);
    const isChosen = chosen.has(next);
    if (!isChosen && Array.isArray(next["required"])) for (const name of next["required"]) draft.outright = joined(draft.outright, String(name));
    for (const keyword of branching) {
      const branches = next[keyword];
      if (!Array.isArray(branches)) continue;
      pending.push(...[...branches].reverse());
      if (isChosen || keyword !== "allOf") for (const branch of branches) chosen.add(branch);
      if (!isChosen && keyword !== "allOf") draft.choices = [...draft.choices, branches];
    }
    const target = typeof next["$ref"] === "string" ? localPointer(next["$ref"]) : undefined;
    if (target === undefined) continue;
    draft.names = joined(draft.names, `#${target}`);
    const meant = valueAt(document, target);
    if (isChosen) chosen.add(meant);
    pending.push(meant);
  }
  return draft;
}

function take(draft: Draft, schema: JsonObject): void {
  const { type, properties, required, items, format } = schema;
  for (const name of Array.isArray(type) ? type : [type])
    if (typeof name === "string" && name !== "null" && !draft.types.has(name)) draft.types = joined(draft.types, name);
  if (isObject(properties)) {
    if (draft.members === noMembers) draft.members = new Map();
    for (const [name, member] of Object.entries(properties)) if (!draft.members.has(name)) draft.members.set(name, member);
  }
  if (Array.isArray(required)) for (const name of required) if (typeof name === "string") draft.required = joined(draft.required, name);
  draft.items ??= items;
  if (typeof format === "string") draft.format ??= format;
  const values = schema["enum"] ?? (schema["const"] === undefined ? undefined : [schema["const"]]);
  if (Array.isArray(values)) draft.enum = [...(draft.enum ?? []), ...values];
  draft.readOnly ||= schema["readOnly"] === true;
}

export const isList = ({ types, items, members }: Shape): boolean => types.has("array") || (types.size === 0 && items !== undefined && members.size === 0);

/** An object, by word or by its members. */
export const isThing = ({ types, members, items }: Shape): boolean => members.size > 0 || (types.has("object") && items === undefined);

/** Choices inside choices; each may have many branches. */
const maxChoices = 2;

/** Whether every way of being valid has a member. */
export function mustHave(shape: Shape, name: string, shapeOf: ShapeOf, depth = 0): boolean {
  if (shape.outright.has(name)) return true;
  return (
    depth < maxChoices &&
    shape.choices.some((branches) => branches.length > 0 && branches.every((branch) => mustHave(shapeOf(branch), name, shapeOf, depth + 1)))
  );
}
