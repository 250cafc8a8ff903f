/** Discriminators (OpenAPI 3.1, section 4.8.25): mappings that lead to schemas, and a property that each of them requires. */
import type { Json, JsonObject } from "../../model.ts";
import { escapeToken, isObject, localPointer, resolve, valueAt } from "../../pointer.ts";
import { array, object, text } from "../../source.ts";
import type { Problem, Rule } from "../problem.ts";

export const discriminatorMapping: Rule = {
  id: "discriminator-mapping",
  severity: "error",
  says: "A discriminator's mapping leads to schemas, and every alternative requires the property by which it is told.",
  *find({ document, parts }) {
    for (const { value, pointer } of parts.schemas) {
      const discriminator = value["discriminator"];
      if (!isObject(discriminator)) continue;
      for (const [name, target] of [...Object.entries(object(discriminator["mapping"])), ["", discriminator["defaultMapping"]] as const]) {
        if (typeof target !== "string" || leadsToSchema(document, target)) continue;
        const at = name === "" ? "defaultMapping" : `mapping/${escapeToken(name)}`;
        yield {
          pointer: `${pointer}/discriminator/${at}`,
          message: `"${target}" names no schema.`,
          fix: "Name a schema of components.schemas, or write a reference such as #/components/schemas/Dog.",
        };
      }
      yield* unrequired(document, value, pointer, text(discriminator["propertyName"]), discriminator["defaultMapping"] !== undefined);
    }
  },
};

const leadsToSchema = (document: JsonObject, target: string): boolean =>
  isObject(object(object(document["components"])["schemas"])[target]) || isObject(valueAt(document, localPointer(target) ?? "/"));

function* unrequired(document: JsonObject, schema: JsonObject, pointer: string, property: string, optional: boolean): Iterable<Problem> {
  if (property === "" || optional) return;
  for (const keyword of ["oneOf", "anyOf"]) {
    for (const [index, branch] of array(schema[keyword]).entries()) {
      const target = resolve(document, branch, `${pointer}/${keyword}/${index}`);
      if (requires(document, schema, property, 0) || requires(document, target.value, property, 0)) continue;
      yield {
        pointer: `${pointer}/${keyword}/${index}`,
        severity: "warn",
        message: `This alternative does not require "${property}", by which the discriminator tells it.`,
        fix: `Add "${property}" to its properties and to its required list.`,
        related: target.pointer,
      };
    }
  }
}

/** In itself, or in every part or some part of what it combines. */
function requires(document: JsonObject, raw: Json | undefined, property: string, depth: number): boolean {
  const { value } = resolve(document, raw, "");
  // A circle, or no object at all: nothing to say against it.
  if (!isObject(value) || depth > 12) return true;
  if (array(value["required"]).includes(property)) return true;
  if (array(value["allOf"]).some((part) => requires(document, part, property, depth + 1))) return true;
  return ["oneOf", "anyOf"].some((keyword) => {
    const branches = array(value[keyword]);
    return branches.length > 0 && branches.every((branch) => requires(document, branch, property, depth + 1));
  });
}
