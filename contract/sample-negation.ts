/** Ways to break a schema, each a schema of its own: what `not` asks for (De Morgan). */
import type { Json, JsonObject } from "./model.ts";
import { isObject, localPointer, valueAt } from "./pointer.ts";
import { listOf, memberOf, objectOf, type Parts, stringsOf } from "./sample-keywords.ts";
import { namedTypes, otherTypes } from "./sample-types.ts";

const flipped: Record<string, (bound: number) => JsonObject> = {
  minLength: (bound) => ({ type: "string", maxLength: bound - 1 }),
  maxLength: (bound) => ({ type: "string", minLength: bound + 1 }),
  minItems: (bound) => ({ type: "array", maxItems: bound - 1 }),
  maxItems: (bound) => ({ type: "array", minItems: bound + 1 }),
  minProperties: (bound) => ({ type: "object", maxProperties: bound - 1 }),
  maxProperties: (bound) => ({ type: "object", minProperties: bound + 1 }),
  minimum: (bound) => ({ type: "number", exclusiveMaximum: bound }),
  maximum: (bound) => ({ type: "number", exclusiveMinimum: bound }),
  exclusiveMinimum: (bound) => ({ type: "number", maximum: bound }),
  exclusiveMaximum: (bound) => ({ type: "number", minimum: bound }),
};

const negatable = new Set([...Object.keys(flipped), "type", "required", "properties", "anyOf", "allOf", "not", "$ref"]);
const annotation = /^(?:title|description|examples?|default|deprecated|readOnly|writeOnly|discriminator|externalDocs|xml|\$comment|x-.*)$/;

/** Each alone suffices; likeliest first. `true` last leaves it to chance, unless `certain` and every keyword can be broken. */
export function negations(document: JsonObject, schema: Json, parts: Parts, certain: boolean): readonly Json[] {
  if (schema === true) return [false];
  if (!isObject(schema)) return [true];
  const types = namedTypes(schema["type"]);
  const bounds = Object.entries(flipped).flatMap(([keyword, flip]) => (typeof schema[keyword] === "number" ? [flip(schema[keyword])] : []));
  const chance = certain && Object.keys(schema).every((keyword) => negatable.has(keyword) || annotation.test(keyword)) ? [] : [true];
  return [
    ...valueNegations(schema),
    ...memberNegations(schema, parts),
    ...(types ? [typeNegation(types)] : []),
    ...bounds,
    ...inner(document, schema),
    ...chance,
  ];
}

const typeNegation = (types: NonNullable<ReturnType<typeof namedTypes>>): Json => {
  const others = otherTypes(types);
  return others.length === 0 ? false : { type: [...others] };
};

// Values named by `not` are kept away where values are chosen.
const valueNegations = (schema: JsonObject): readonly Json[] => (schema["const"] !== undefined || schema["enum"] !== undefined ? [true] : []);

function memberNegations(schema: JsonObject, parts: Parts): readonly Json[] {
  const isDeclared = (name: string): boolean => parts.some((part) => memberOf(part["properties"], name) !== undefined);
  const changed = Object.entries(objectOf(schema["properties"])).map(([name, member]) => ({
    name,
    schema: { type: "object", required: [name], properties: { [name]: { not: member } } } satisfies JsonObject,
    discriminates: isObject(member) && (member["const"] !== undefined || member["enum"] !== undefined),
  }));
  const forbidden = stringsOf(schema["required"]).map((name) => ({ type: "object", properties: { [name]: false } }) satisfies JsonObject);
  const telling = changed.filter(({ name, discriminates }) => discriminates && isDeclared(name));
  const rest = changed.filter((entry) => !telling.includes(entry));
  return [...telling.map((entry) => entry.schema), ...forbidden, ...rest.map((entry) => entry.schema)];
}

function inner(document: JsonObject, schema: JsonObject): readonly Json[] {
  const found: Json[] = [];
  const anyOf = listOf(schema["anyOf"]);
  if (anyOf.length > 0) found.push({ allOf: anyOf.map((branch) => ({ not: branch })) });
  for (const part of listOf(schema["allOf"])) found.push({ not: part });
  if (schema["not"] !== undefined) found.push(schema["not"]);
  if (typeof schema["$ref"] === "string") {
    const target = valueAt(document, localPointer(schema["$ref"]) ?? "");
    if (target !== undefined) found.push({ not: target });
  }
  return found;
}
