/** What a schema says about its XML (OpenAPI 3.1, section 4.8.26; nodeType: OpenAPI 3.2). */
import type { Json, JsonObject } from "./model.ts";
import { isObject } from "./pointer.ts";

export type Follow = (reference: string) => Json | undefined;

export interface XmlKeywords {
  readonly name: string | undefined;
  readonly prefix: string | undefined;
  readonly namespace: string | undefined;
  readonly attribute: boolean;
  readonly wrapped: boolean;
  /** The text of the element around it. */
  readonly text: boolean;
}

/** The schema's own keywords, then those of what it refers to and combines. */
export function xmlOf(schema: Json | undefined, follow: Follow): XmlKeywords {
  const found = merged(schema, follow, 0);
  const word = (keyword: string): string | undefined => (typeof found[keyword] === "string" ? found[keyword] : undefined);
  const nodeType = word("nodeType");
  return {
    name: word("name") === undefined ? undefined : xmlName(word("name") ?? ""),
    prefix: word("prefix"),
    namespace: word("namespace"),
    attribute: found["attribute"] === true || nodeType === "attribute",
    wrapped: found["wrapped"] === true || nodeType === "element",
    text: nodeType === "text" || nodeType === "cdata",
  };
}

function merged(schema: Json | undefined, follow: Follow, depth: number): JsonObject {
  if (!isObject(schema) || depth > 16) return {};
  const parts = ["allOf", "anyOf"].flatMap((keyword) => (Array.isArray(schema[keyword]) ? schema[keyword] : []));
  const target = typeof schema["$ref"] === "string" ? [follow(schema["$ref"])] : [];
  const inner = [...target, ...parts].map((part) => merged(part, follow, depth + 1));
  return Object.assign({}, ...inner.reverse(), isObject(schema["xml"]) ? schema["xml"] : {});
}

/** Name of the root element: the schema's own, else its component's; undefined where neither says. */
export function rootName(schema: Json | undefined, follow: Follow): string | undefined {
  const own = xmlOf(schema, follow).name;
  if (own !== undefined) return own;
  const reference = isObject(schema) && typeof schema["$ref"] === "string" ? schema["$ref"] : undefined;
  return reference === undefined ? undefined : xmlName(reference.slice(reference.lastIndexOf("/") + 1));
}

/** Characters that no name can hold become underscores. */
export const xmlName = (text: string): string => {
  const safe = text.replace(/[^-.\w\u00c0-\ufffd]/g, "_");
  return /^[A-Z_a-z\u00c0-\ufffd]/.test(safe) ? safe : `_${safe}`;
};
