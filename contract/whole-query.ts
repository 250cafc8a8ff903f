/** A query string as one value, both ways (OpenAPI 3.2, section 4.12: `in: querystring`). */
import { decodeForm } from "./form.ts";
import { encodeForm } from "./form-encode.ts";
import { parseJsonText, stringifyJson, UnreadableBody } from "./json.ts";
import { isForm, isJson } from "./media-type.ts";
import type { Json, Parameter } from "./model.ts";
import { percentEncode, toText } from "./parameter-text.ts";
import { percentDecode } from "./percent.ts";
import { fromText } from "./primitive.ts";
import { typesOf } from "./schema.ts";

/** Undefined where the text is not what the parameter's media type says. */
export function readWholeQuery(parameter: Parameter, text: string, follow: (reference: string) => Json | undefined): unknown {
  const { mediaType = "", schema, encoding = {} } = parameter;
  try {
    if (isForm(mediaType)) return decodeForm(new TextEncoder().encode(text), { schema, encoding }, follow);
    const plain = percentDecode(text);
    if (plain === undefined) return undefined;
    return isJson(mediaType) ? parseJsonText(plain) : fromText(typesOf(schema, follow))(plain);
  } catch (error) {
    if (error instanceof UnreadableBody) return undefined;
    throw error;
  }
}

/** Text is the query string as it is. */
export function writeWholeQuery({ mediaType = "", encoding = {} }: Parameter, value: unknown): string {
  if (isJson(mediaType)) return percentEncode(stringifyJson(value));
  return typeof value !== "object" || value === null ? toText(value) : encodeForm({ encoding }, value);
}
