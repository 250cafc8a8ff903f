/** How one field of a form is written (OpenAPI 3.1, section 4.8.15: Encoding Object). */
import { isJson } from "./media-type.ts";
import type { JsonObject } from "./model.ts";
import { isObject } from "./pointer.ts";

export interface FieldStyle {
  /** Whether the document says anything about style; else objects travel as JSON. */
  readonly stated: boolean;
  readonly name: string;
  readonly explode: boolean;
  /** Between items that are not exploded, decoded. */
  readonly separator: string;
  /** `contentType` says JSON. */
  readonly asDocument: boolean;
}

const separators: Record<string, string> = { spaceDelimited: " ", pipeDelimited: "|" };
const unstated: FieldStyle = Object.freeze({ stated: false, name: "form", explode: true, separator: ",", asDocument: false });

export function fieldStyle(encoding: JsonObject, field: string): FieldStyle {
  const settings = Object.hasOwn(encoding, field) ? encoding[field] : undefined;
  if (!isObject(settings)) return unstated;
  const name = typeof settings["style"] === "string" ? settings["style"] : "form";
  return {
    stated: ["style", "explode", "allowReserved"].some((keyword) => settings[keyword] !== undefined),
    name,
    explode: typeof settings["explode"] === "boolean" ? settings["explode"] : name === "form" || name === "deepObject",
    separator: separators[name] ?? ",",
    asDocument: isJson(String(settings["contentType"] ?? "")),
  };
}
