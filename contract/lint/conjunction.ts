/** Schemas that one value must all satisfy: a schema, what it refers to and the parts of its allOf. */
import type { Json, JsonObject } from "../model.ts";
import { isObject, localPointer, valueAt } from "../pointer.ts";
import { array } from "../source.ts";
import type { Part } from "./parts.ts";

/** More parts than these are not looked at. */
const maxParts = 100;

/** `impossible` where one of them is the schema that nothing satisfies. */
export interface Conjunction {
  readonly parts: readonly Part[];
  readonly impossible: string | undefined;
}

export function conjunctionOf(document: JsonObject, schema: JsonObject, at: string): Conjunction {
  const parts: Part[] = [];
  const seen = new Set<Json>();
  const pending: [Json | undefined, string][] = [[schema, at]];
  for (let next = pending.shift(); next; next = pending.shift()) {
    const [value, pointer] = next;
    if (value === false) return { parts, impossible: pointer };
    if (!isObject(value) || seen.has(value) || parts.length >= maxParts) continue;
    seen.add(value);
    parts.push({ value, pointer });
    const target = typeof value["$ref"] === "string" ? localPointer(value["$ref"]) : undefined;
    if (target !== undefined) pending.push([valueAt(document, target), target]);
    for (const [index, part] of array(value["allOf"]).entries()) pending.push([part, `${pointer}/allOf/${index}`]);
  }
  return { parts, impossible: undefined };
}
