/** Members that one direction does not carry (OpenAPI 3.1, section 4.8.24: readOnly, writeOnly). */
import type { Json } from "./model.ts";
import { isObject, localPointer, valueAt } from "./pointer.ts";
import { alternatives } from "./sample-alternatives.ts";
import type { Sampling } from "./sample-context.ts";
import type { Parts } from "./sample-keywords.ts";
import { memberSchema } from "./sample-members.ts";

type Side = Pick<Sampling, "document" | "direction">;

/** Whether a member with this schema is left out: readOnly in requests, writeOnly in responses. */
export function isHidden({ document, direction }: Side, schema: Json | undefined): boolean {
  const mark = direction === "request" ? "readOnly" : "writeOnly";
  let at = schema;
  for (let hops = 0; hops < 8 && isObject(at); hops += 1) {
    if (at[mark] === true) return true;
    if (Array.isArray(at["allOf"]) && at["allOf"].some((part) => isObject(part) && part[mark] === true)) return true;
    at = typeof at["$ref"] === "string" ? valueAt(document, localPointer(at["$ref"]) ?? "") : undefined;
  }
  return false;
}

/** A suggested value without the members that this direction does not carry. */
export function visiblePart(sampling: Sampling, value: unknown, parts: Parts): unknown {
  if (Array.isArray(value)) {
    const items = parts.map((part) => part["items"]).find((schema) => schema !== undefined);
    return value.map((entry) => visibleUnder(sampling, entry, items));
  }
  if (!isObject(value)) return value;
  const shown = Object.entries(value).filter(([name]) => !isHidden(sampling, memberSchema(parts, name)));
  return Object.fromEntries(shown.map(([name, member]) => [name, visibleUnder(sampling, member, memberSchema(parts, name))]));
}

function visibleUnder(sampling: Sampling, value: unknown, schema: Json | undefined): unknown {
  if (typeof value !== "object" || value === null || !isObject(schema)) return value;
  const [first] = alternatives(sampling, schema);
  return first ? visiblePart(sampling, value, first.parts) : value;
}
