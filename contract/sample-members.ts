/** Which schema a member of an object, or an item of an array, must satisfy when several schemas hold together. */
import type { Json } from "./model.ts";
import { listOf, memberOf, objectOf, type Parts, together } from "./sample-keywords.ts";
import { patternOf } from "./sample-pattern.ts";

export function memberSchema(parts: Parts, name: string): Json {
  const schemas: Json[] = [];
  let evaluated = false;
  for (const part of parts) {
    const own = memberOf(part["properties"], name);
    const found = own === undefined ? [] : [own];
    for (const [pattern, schema] of patternsOf(part)) if (patternOf(pattern)?.test(name)) found.push(schema);
    if (found.length === 0 && part["additionalProperties"] !== undefined) found.push(part["additionalProperties"]);
    evaluated ||= found.length > 0;
    schemas.push(...found);
  }
  return together([...schemas, ...(evaluated ? [] : leftOver(parts, "unevaluatedProperties"))]);
}

const patternsOf = (part: Parts[number]): [string, Json][] =>
  part["patternProperties"] === undefined ? [] : Object.entries(objectOf(part["patternProperties"]));

export function itemSchema(parts: Parts, index: number): Json {
  const schemas: Json[] = [];
  let evaluated = false;
  for (const part of parts) {
    const schema = listOf(part["prefixItems"])[index] ?? part["items"];
    if (schema === undefined) continue;
    evaluated = true;
    schemas.push(schema);
  }
  return together([...schemas, ...(evaluated ? [] : leftOver(parts, "unevaluatedItems"))]);
}

const leftOver = (parts: Parts, keyword: string): readonly Json[] =>
  parts.map((part) => part[keyword]).filter((schema): schema is Json => schema !== undefined);
