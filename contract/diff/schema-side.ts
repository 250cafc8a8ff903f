/** One document's schemas, as facets. */
import type { Json, JsonObject } from "../model.ts";
import { escapeToken, isObject } from "../pointer.ts";
import type { Facets, Group } from "./facets.ts";
import { addSchema, covers, type Draft, entries, narrowTypes, narrowValues, newDraft } from "./facets-builder.ts";
import { LeafFinder, type Leaves, type SchemaAt, speaks } from "./leaves.ts";

const onlyType = new Set(["type"]);
const onlyValues = new Set(["const", "enum", "type"]);

export class SchemaSide {
  readonly finder: LeafFinder;
  readonly #known = new Map<string, Facets>();

  constructor(document: JsonObject) {
    this.finder = new LeafFinder(document);
  }

  facetsOf(schemas: readonly SchemaAt[]): Facets {
    return this.facetsOfLeaves(this.finder.of(schemas), schemas[0]?.at ?? "");
  }

  facetsOfLeaves({ key, leaves }: Leaves, at: string): Facets {
    // What says nothing has no place of its own.
    if (leaves.length === 0) return newDraft(at);
    let facets = this.#known.get(key);
    if (!facets) this.#known.set(key, (facets = this.#build(leaves)));
    return facets;
  }

  #build(leaves: readonly SchemaAt[]): Facets {
    const draft = newDraft(leaves[0]?.at ?? "");
    for (const { at, schema } of leaves) {
      if (!isObject(schema)) draft.never = true;
      else addSchema(draft, schema, at);
    }
    const nullable = this.#withoutNull(leaves, draft);
    if (nullable) return nullable;
    this.#simplify(draft);
    for (const { at, schema } of leaves) if (isObject(schema)) this.#addUnevaluated(draft, schema, at);
    typesFromValues(draft);
    return draft;
  }

  /** `anyOf: [X, {type: null}]` says what X with one more type says. */
  #withoutNull(leaves: readonly SchemaAt[], draft: Draft): Facets | undefined {
    const [group] = draft.groups;
    if (!group || draft.groups.length > 1 || draft.types || draft.values || group.branches.length !== 2) return undefined;
    const others = group.branches.filter(({ schema }) => !(isObject(schema) && schema["type"] === "null" && !speaks(schema, onlyType)));
    const [other] = others;
    if (!other || others.length !== 1) return undefined;
    const inner = this.finder.of([other]);
    if (inner.leaves.some((leaf) => leaves.includes(leaf))) return undefined;
    const facets = this.facetsOfLeaves(inner, other.at);
    if (facets.groups.length > 0 || (!facets.types && !facets.values)) return undefined;
    const rest = newDraft(draft.at);
    for (const { at, schema } of leaves) if (isObject(schema)) addSchema(rest, { ...schema, [group.keyword]: [] }, at);
    for (const { at, schema } of inner.leaves) if (isObject(schema)) addSchema(rest, schema, at);
    typesFromValues(rest);
    if (rest.types) rest.types = { ...rest.types, value: new Set([...rest.types.value, "null"]) };
    if (rest.values) rest.values = { ...rest.values, value: new Map([...rest.values.value, ["null", null]]) };
    return rest;
  }

  /** Alternatives that are nothing but values are an enum; nothing but types, a list of types. */
  #simplify(draft: Draft): void {
    const kept: Group[] = [];
    for (const group of draft.groups) {
      const schemas = group.branches.map((branch) => this.#sole(branch));
      if (schemas.every((schema) => schema && !speaks(schema, onlyType) && schema["type"] !== undefined))
        narrowTypes(draft, new Set(schemas.flatMap((schema) => schema?.["type"] ?? []).filter((type) => typeof type === "string")), group.at);
      else if (schemas.every((schema) => schema && !speaks(schema, onlyValues) && (schema["const"] !== undefined || Array.isArray(schema["enum"]))))
        narrowValues(draft, schemas.flatMap(valuesOf), group.at);
      else kept.push(group);
    }
    draft.groups = kept;
  }

  #sole(branch: SchemaAt): JsonObject | undefined {
    const { leaves } = this.finder.of([branch]);
    const schema = leaves.length === 1 ? leaves[0]?.schema : undefined;
    return isObject(schema) ? schema : undefined;
  }

  /** Every member or item that any schema here knows counts as evaluated. */
  #addUnevaluated(draft: Draft, schema: JsonObject, at: string): void {
    const additional = schema["unevaluatedProperties"];
    if (additional !== undefined) {
      const names = draft.groups
        .flatMap(({ branches }) => branches)
        .flatMap((branch) => this.facetsOf([branch]).objects.flatMap((shape) => Object.keys(shape.properties)));
      const known = [...draft.objects.flatMap((shape) => Object.keys(shape.properties)), ...names];
      const open = Object.fromEntries(known.map((name): [string, Json] => [name, true]));
      draft.objects.push({ properties: open, patterns: {}, additional, additionalKeyword: "unevaluatedProperties", at });
    }
    const rest = schema["unevaluatedItems"];
    if (rest === undefined || draft.arrays.some((shape) => shape.rest !== undefined)) return;
    const length = Math.max(0, ...draft.arrays.map(({ prefix }) => prefix.length));
    draft.arrays.push({ prefix: new Array<Json>(length).fill(true), rest, restKeyword: "unevaluatedItems", at });
  }
}

const valuesOf = (schema: JsonObject | undefined): Json[] => {
  if (schema?.["const"] !== undefined) return [schema["const"]];
  return Array.isArray(schema?.["enum"]) ? schema["enum"] : [];
};

const typeOf = (value: Json): string =>
  value === null ? "null" : Array.isArray(value) ? "array" : typeof value === "number" && Number.isInteger(value) ? "integer" : typeof value;

/** Values say their types, and a type rules values out. */
function typesFromValues(draft: Draft): void {
  const { types, values } = draft;
  if (!values) return;
  const kept = types ? [...values.value].filter(([, value]) => covers(types.value, typeOf(value))) : [...values.value];
  draft.values = { ...values, value: new Map(kept) };
  draft.types = { value: new Set(kept.map(([, value]) => typeOf(value))), at: types?.at ?? values.at };
}

/** What applies to a member of this name: in each shape its own schema, else the one for additional members. */
export function memberSchemas(facets: Facets, name: string): SchemaAt[] {
  return facets.objects.flatMap(({ additional, additionalKeyword, at, patterns, properties }) => {
    if (Object.hasOwn(properties, name)) return { schema: properties[name] ?? true, at: `${at}/properties/${escapeToken(name)}` };
    // Whether a pattern takes the name is not tried: expressions are the author's.
    if (additional === undefined || Object.keys(patterns).length > 0) return [];
    return { schema: additional, at: `${at}/${additionalKeyword}` };
  });
}

export const otherMembers = (facets: Facets): SchemaAt[] =>
  facets.objects.flatMap(({ additional, additionalKeyword, at }) => (additional === undefined ? [] : { schema: additional, at: `${at}/${additionalKeyword}` }));

export const patternSchemas = (facets: Facets): Map<string, SchemaAt> =>
  new Map(
    facets.objects.flatMap(({ at, patterns }) =>
      entries(patterns).map(([name, schema]) => [name, { schema, at: `${at}/patternProperties/${escapeToken(name)}` }]),
    ),
  );

export function itemSchemas(facets: Facets, index: number): SchemaAt[] {
  return facets.arrays.flatMap(({ at, prefix, rest, restKeyword }) => {
    if (index < prefix.length) return { schema: prefix[index] ?? true, at: `${at}/prefixItems/${index}` };
    return rest === undefined ? [] : { schema: rest, at: `${at}/${restKeyword}` };
  });
}
