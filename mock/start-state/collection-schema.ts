/** JSON Schema of what a start state says of one collection. */
import type { JsonObject } from "../../contract/model.ts";
import { escapeToken } from "../../contract/pointer.ts";

const count = { type: "integer", minimum: 0, maximum: 1_000_000 };

/** An array of things, or an object that also keeps, generates and fills in. A thing stands under `$defs`. */
export function collectionSchema(name: string): JsonObject {
  const things = { type: "array", items: { $ref: `#/$defs/${escapeToken(name)}` } };
  const members = {
    things,
    keep: { type: "boolean", default: false, description: "Whether the usual things stay as well." },
    generate: { ...count, description: "So many more, made up, and the same ones every time." },
    like: { type: "object", description: "Members that every generated thing has." },
  };
  return { anyOf: [things, { type: "object", properties: members, additionalProperties: false }] };
}
