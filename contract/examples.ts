/** Example Objects of parameters, headers and media types (OpenAPI 3.1, section 4.8.19). */
import type { Json, JsonObject } from "./model.ts";
import { resolve } from "./pointer.ts";
import { object } from "./source.ts";

/** By name; the single `example` goes by that word. */
export function examplesOf(document: JsonObject, source: JsonObject): ReadonlyMap<string, Json> {
  const examples = new Map<string, Json>();
  for (const [name, raw] of Object.entries(object(source["examples"]))) {
    const { value } = resolve(document, raw, "");
    const entry = object(value);
    const shown = entry["value"] === undefined ? entry["dataValue"] : entry["value"];
    if (shown !== undefined) examples.set(name, shown);
  }
  if (source["example"] !== undefined) examples.set("example", source["example"]);
  return examples;
}
