/** The value that names a branch (OpenAPI 3.1, section 4.8.25). */
import type { Json, JsonObject } from "./model.ts";
import { isObject, localPointer, tokensOf } from "./pointer.ts";
import type { Sampling } from "./sample-context.ts";
import { memberOf, objectOf, type Parts } from "./sample-keywords.ts";
import { allowedValues } from "./sample-types.ts";

const named = (property: string, value: string): JsonObject => ({ required: [property], properties: { [property]: { const: value } } });

const propertyOf = (schema: JsonObject): string | undefined => {
  const property = objectOf(schema["discriminator"])["propertyName"];
  return typeof property === "string" ? property : undefined;
};

/** Where a mapping's value leads: a bare name is a schema's name. */
const targetOf = (value: Json): string =>
  typeof value !== "string" ? "" : /^[A-Za-z0-9._-]+$/.test(value) ? `/components/schemas/${value}` : (localPointer(value) ?? "");

function nameOf(schema: JsonObject, pointer: string): string {
  const mapping = Object.entries(objectOf(objectOf(schema["discriminator"])["mapping"]));
  return mapping.find(([, value]) => targetOf(value) === pointer)?.[0] ?? tokensOf(pointer).at(-1) ?? "";
}

/** A branch with its name put in first, then as it stands, for branches that name themselves otherwise. */
export function discriminated(schema: JsonObject, branch: Json): readonly Json[] {
  const property = propertyOf(schema);
  const reference = isObject(branch) && typeof branch["$ref"] === "string" ? localPointer(branch["$ref"]) : undefined;
  if (property === undefined || reference === undefined) return [branch];
  return [{ allOf: [branch, named(property, nameOf(schema, reference))] }, branch];
}

/** A schema reached through allOf says in its parent's discriminator which one it is. */
export function inheritedDiscriminators(
  { random }: Sampling,
  { parts, references }: { readonly parts: Parts; readonly references: readonly string[] },
): readonly JsonObject[] {
  return parts.flatMap((part) => {
    const property = propertyOf(part);
    if (property === undefined || part["oneOf"] !== undefined || part["anyOf"] !== undefined) return [];
    const mapping = objectOf(objectOf(part["discriminator"])["mapping"]);
    const mine = Object.entries(mapping).find(([, value]) => references.includes(targetOf(value)))?.[0];
    const name = mine ?? (Object.keys(mapping).length > 0 ? random.pick(Object.keys(mapping)) : tokensOf(references[0] ?? "").at(-1));
    const allowed = allowedValues(parts.map((other) => objectOf(memberOf(other["properties"], property))));
    return name === undefined || (allowed && !allowed.includes(name)) ? [] : [named(property, name)];
  });
}
