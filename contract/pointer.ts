/** JSON Pointer (RFC 6901) and the references that use it. */
import type { Json, JsonObject } from "./model.ts";

/** One token of a pointer, escaped. */
export const escapeToken = (token: string): string => token.replaceAll("~", "~0").replaceAll("/", "~1");

const unescapeToken = (token: string): string => token.replaceAll("~1", "/").replaceAll("~0", "~");

export const isObject = (value: unknown): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);

export const tokensOf = (pointer: string): string[] => (pointer === "" ? [] : pointer.slice(1).split("/").map(unescapeToken));

const arrayIndex = /^(?:0|[1-9]\d*)$/;

/** The value at a pointer; undefined where there is none. */
export function valueAt(document: Json, pointer: string): Json | undefined {
  let value: Json | undefined = document;
  for (const token of tokensOf(pointer)) {
    if (Array.isArray(value)) value = arrayIndex.test(token) ? value[Number(token)] : undefined;
    else if (isObject(value) && Object.hasOwn(value, token)) value = value[token];
    else return undefined;
  }
  return value;
}

/** Pointer of a local reference: `#/components/x` gives `/components/x`. Undefined for any other reference. */
export function localPointer(reference: string): string | undefined {
  if (reference === "#") return "";
  if (!reference.startsWith("#/")) return undefined;
  try {
    return decodeURIComponent(reference.slice(1));
  } catch {
    return reference.slice(1);
  }
}

export interface Resolved {
  readonly value: Json | undefined;
  readonly pointer: string;
}

/** Follows a Reference Object to what it names; bounded, so that a circle ends as undefined. */
export function resolve(document: JsonObject, value: Json | undefined, pointer: string): Resolved {
  let at: Resolved = { value, pointer };
  for (let hops = 0; hops < 64; hops += 1) {
    if (!isObject(at.value) || typeof at.value["$ref"] !== "string") return at;
    const target = localPointer(at.value["$ref"]);
    if (target === undefined) return { value: undefined, pointer: at.pointer };
    at = { value: valueAt(document, target), pointer: target };
  }
  return { value: undefined, pointer };
}
