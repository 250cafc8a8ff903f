/** Collects the facets of one schema after another; each further schema can only narrow. */
import type { Json, JsonObject } from "../model.ts";
import { isObject } from "../pointer.ts";
import { canonical } from "./canonical.ts";
import type { ArrayShape, Facets, Group, Limit, Located, ObjectShape } from "./facets.ts";
import type { SchemaAt } from "./leaves.ts";

type Collected = "limits" | "words" | "objects" | "arrays" | "required" | "groups" | "parts";

export type Draft = { -readonly [name in Exclude<keyof Facets, Collected>]: Facets[name] } & {
  readonly limits: Map<string, Limit>;
  readonly words: Map<string, Map<string, string>>;
  readonly objects: ObjectShape[];
  readonly arrays: ArrayShape[];
  readonly required: Map<string, string>;
  groups: Group[];
  readonly parts: Map<string, SchemaAt[]>;
};

export const newDraft = (at: string): Draft => ({
  at,
  never: false,
  types: undefined,
  values: undefined,
  limits: new Map(),
  words: new Map(),
  objects: [],
  arrays: [],
  required: new Map(),
  groups: [],
  parts: new Map(),
  readOnly: false,
  writeOnly: false,
  deprecated: false,
  default: undefined,
  discriminator: undefined,
});

const lower = ["minimum", "minLength", "minItems", "minProperties", "minContains"];
const upper = ["maximum", "maxLength", "maxItems", "maxProperties", "maxContains"];
const worded = ["pattern", "format", "multipleOf", "contentEncoding", "contentMediaType", "$dynamicRef"];
const held = ["not", "if", "then", "else", "contains", "propertyNames", "contentSchema"];

export function addSchema(draft: Draft, schema: JsonObject, at: string): void {
  addTypes(draft, schema["type"], at);
  addValues(draft, schema, at);
  for (const keyword of lower) addLimit(draft, keyword, schema[keyword], false, `${at}/${keyword}`, 1);
  for (const keyword of upper) addLimit(draft, keyword, schema[keyword], false, `${at}/${keyword}`, -1);
  addLimit(draft, "minimum", schema["exclusiveMinimum"], true, `${at}/exclusiveMinimum`, 1);
  addLimit(draft, "maximum", schema["exclusiveMaximum"], true, `${at}/exclusiveMaximum`, -1);
  for (const keyword of worded) if (schema[keyword] !== undefined) addWord(draft, keyword, String(schema[keyword]), `${at}/${keyword}`);
  if (schema["uniqueItems"] === true) addWord(draft, "uniqueItems", "true", `${at}/uniqueItems`);
  for (const name of strings(schema["required"])) if (!draft.required.has(name)) draft.required.set(name, `${at}/required`);
  for (const [name, needed] of entries(schema["dependentRequired"]))
    for (const other of strings(needed)) addWord(draft, "dependentRequired", `"${name}" needs "${other}"`, `${at}/dependentRequired`);
  for (const keyword of held) if (schema[keyword] !== undefined) addPart(draft, keyword, schema[keyword], `${at}/${keyword}`);
  for (const [name, part] of entries(schema["dependentSchemas"])) addPart(draft, `dependentSchemas ${name}`, part, `${at}/dependentSchemas`);
  addShapes(draft, schema, at);
  addGroups(draft, schema, at);
  draft.readOnly ||= schema["readOnly"] === true;
  draft.writeOnly ||= schema["writeOnly"] === true;
  draft.deprecated ||= schema["deprecated"] === true;
  if (schema["default"] !== undefined) draft.default ??= { value: schema["default"], at: `${at}/default` };
}

export const strings = (value: Json | undefined): string[] => (Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : []);
export const entries = (value: Json | undefined): [string, Json][] => (isObject(value) ? Object.entries(value) : []);

function addTypes(draft: Draft, type: Json | undefined, at: string): void {
  if (type === undefined) return;
  narrowTypes(draft, new Set(typeof type === "string" ? [type] : strings(type)), `${at}/type`);
}

export function narrowTypes(draft: Draft, own: ReadonlySet<string>, at: string): void {
  const known = draft.types?.value;
  const shared = known === undefined ? own : new Set([...own, ...known].filter((name) => covers(own, name) && covers(known, name)));
  draft.types = { value: shared, at };
}

/** Whether a set of types has one. */
export const covers = (types: ReadonlySet<string>, name: string): boolean => types.has(name) || (name === "integer" && types.has("number"));

function addValues(draft: Draft, schema: JsonObject, at: string): void {
  if (Array.isArray(schema["enum"])) narrowValues(draft, schema["enum"], `${at}/enum`);
  if (schema["const"] !== undefined) narrowValues(draft, [schema["const"]], `${at}/const`);
}

export function narrowValues(draft: Draft, list: readonly Json[], at: string): void {
  const known = draft.values?.value;
  const own = list.map((value) => [canonical(value), value] as const).filter(([key]) => known === undefined || known.has(key));
  draft.values = { value: new Map(own), at };
}

function addLimit(draft: Draft, keyword: string, value: Json | undefined, exclusive: boolean, at: string, sign: 1 | -1): void {
  if (typeof value !== "number") return;
  const known = draft.limits.get(keyword);
  const stronger = !known || (value - known.value) * sign > 0 || (value === known.value && exclusive);
  if (stronger) draft.limits.set(keyword, { value, exclusive, at });
}

function addWord(draft: Draft, keyword: string, word: string, at: string): void {
  const words = draft.words.get(keyword) ?? new Map<string, string>();
  draft.words.set(keyword, words.set(word, at));
}

function addPart(draft: Draft, keyword: string, schema: Json | undefined, at: string): void {
  draft.parts.set(keyword, [...(draft.parts.get(keyword) ?? []), { schema: schema ?? true, at }]);
}

function addShapes(draft: Draft, schema: JsonObject, at: string): void {
  const { additionalProperties, items, patternProperties, prefixItems, properties } = schema;
  if (properties !== undefined || patternProperties !== undefined || additionalProperties !== undefined) {
    const own = { properties: isObject(properties) ? properties : {}, patterns: isObject(patternProperties) ? patternProperties : {} };
    draft.objects.push({ ...own, additional: additionalProperties, additionalKeyword: "additionalProperties", at });
  }
  if (items !== undefined || prefixItems !== undefined)
    draft.arrays.push({ prefix: Array.isArray(prefixItems) ? prefixItems : [], rest: items, restKeyword: "items", at });
}

function addGroups(draft: Draft, schema: JsonObject, at: string): void {
  const stated = schema["discriminator"];
  const discriminator: Located<JsonObject> | undefined = isObject(stated) ? { value: stated, at: `${at}/discriminator` } : undefined;
  let used = false;
  for (const keyword of ["oneOf", "anyOf"] as const) {
    const list = schema[keyword];
    if (!Array.isArray(list) || list.length === 0) continue;
    used = true;
    // One alternative is none: it holds together with the rest.
    if (list.length === 1) continue;
    draft.groups.push({
      keyword,
      branches: list.map((branch, index) => ({ schema: branch, at: `${at}/${keyword}/${index}` })),
      discriminator,
      at: `${at}/${keyword}`,
    });
  }
  if (!used) draft.discriminator ??= discriminator;
}
