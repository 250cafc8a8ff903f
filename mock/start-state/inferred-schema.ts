/** JSON Schema of the start states of a document, for editors: what is left out is made up, so nothing is required. */
import { compile } from "../../contract/compile.ts";
import { documentId, loadDocument } from "../../contract/load.ts";
import type { Json, JsonObject } from "../../contract/model.ts";
import { escapeToken, isObject, localPointer, tokensOf, valueAt } from "../../contract/pointer.ts";
import { inferResources } from "../../contract/resources/infer.ts";
import { Inference } from "../inferred/inference.ts";
import type { ResourcePlan } from "../inferred/resource-plan.ts";
import { collectionSchema } from "./collection-schema.ts";

/** Keywords that judge a thing as a whole, which one that is not complete would fail; and data, which is no schema. */
const dropped = new Set([
  "required",
  "not",
  "if",
  "then",
  "else",
  "minProperties",
  "dependentRequired",
  "dependentSchemas",
  "discriminator",
  "example",
  "examples",
]);
/** Members of these have names of the document's own. */
const maps = new Set(["properties", "patternProperties", "$defs", "definitions", "schemas"]);
/** A schema is looked through so deep. */
const maxDepth = 16;

/** Throws DocumentError. */
export async function inferredStateSchema(file: string): Promise<JsonObject> {
  const contract = compile(documentId(file), await loadDocument(file));
  const { plans } = new Inference(contract, inferResources(contract), 1);
  const things = Object.fromEntries([...plans.values()].map((plan) => [plan.name, thingSchema(plan)]));
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: `Start state of ${contract.title}`,
    type: "object",
    properties: { $schema: { type: "string" }, ...Object.fromEntries([...plans.keys()].map((name) => [name, collectionSchema(name)])) },
    additionalProperties: false,
    $defs: things,
    ...referredTo(contract.document, things),
  };
}

function thingSchema({ anatomy, views, parameters }: ResourcePlan): JsonObject {
  const schema = views[0]?.schema;
  // Alternatives may say different things of one member.
  const isClear = !hasAlternatives(anatomy.document, schema);
  const shown = [...anatomy.shape(schema).members].map(([name, member]): [string, Json] => [name, isClear ? loosened(member) : {}]);
  const $path = { type: "object", properties: Object.fromEntries(parameters.map((name) => [name, {}])), additionalProperties: false };
  return { type: "object", properties: { ...Object.fromEntries(shown), ...(parameters.length > 0 && { $path }) } };
}

function hasAlternatives(document: JsonObject, schema: Json | undefined, depth = 0): boolean {
  if (!isObject(schema) || depth > maxDepth) return false;
  const { anyOf, oneOf, allOf, $ref } = schema;
  const parts = [...(Array.isArray(allOf) ? allOf : []), ...(typeof $ref === "string" ? [valueAt(document, localPointer($ref) ?? "")] : [])];
  return anyOf !== undefined || oneOf !== undefined || parts.some((part) => hasAlternatives(document, part, depth + 1));
}

function loosened(schema: Json, isMap = false): Json {
  if (Array.isArray(schema)) return schema.map((part) => loosened(part));
  if (!isObject(schema)) return schema;
  if (isMap) return Object.fromEntries(Object.entries(schema).map(([name, part]) => [name, loosened(part)]));
  const kept = Object.entries(schema).filter(([name]) => !dropped.has(name));
  // Without what tells them apart, several alternatives may hold.
  return Object.fromEntries(kept.map(([name, value]) => [name === "oneOf" ? "anyOf" : name, loosened(value, maps.has(name))]));
}

/** Parts of the document that references lead into, at the places that they name: `components`, `schemas`, `Pet`. */
function referredTo(document: JsonObject, things: JsonObject): JsonObject {
  const found = new Map<string, Map<string, Map<string, Json>>>();
  const open: Json[] = [things];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (Array.isArray(value)) open.push(...value);
    if (!isObject(value)) continue;
    open.push(...Object.values(value));
    const pointer = typeof value["$ref"] === "string" ? localPointer(value["$ref"]) : undefined;
    if (pointer === undefined || pointer.startsWith("/$defs/")) continue;
    const [one = "", two = "", three = ""] = tokensOf(pointer);
    const source = valueAt(document, [one, two, three].map((token) => `/${escapeToken(token)}`).join(""));
    const sections = found.get(one) ?? new Map<string, Map<string, Json>>();
    const section = sections.get(two) ?? new Map<string, Json>();
    if (source === undefined || section.has(three)) continue;
    const part = loosened(source);
    found.set(one, sections.set(two, section.set(three, part)));
    open.push(part);
  }
  return Object.fromEntries(
    [...found].map(([one, sections]) => [one, Object.fromEntries([...sections].map(([two, parts]) => [two, Object.fromEntries(parts)]))]),
  );
}
