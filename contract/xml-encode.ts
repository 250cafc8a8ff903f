/** A value to XML, by the `xml` keywords of its schema. */
import { itemsOf, propertiesOf } from "./branches.ts";
import type { Json } from "./model.ts";
import { isPresent, toText } from "./parameter-text.ts";
import { isObject } from "./pointer.ts";
import { type Follow, rootName, xmlName, xmlOf } from "./xml-schema.ts";

/** The whole document; the root is named by the schema, else `root`. */
export const encodeXml = (value: unknown, schema: Json | undefined, follow: Follow): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${elementOf(value, schema, rootName(schema, follow) ?? "root", follow)}\n`;

function elementOf(value: unknown, schema: Json | undefined, name: string, follow: Follow): string {
  const { prefix, namespace } = xmlOf(schema, follow);
  const tag = prefix === undefined ? name : `${xmlName(prefix)}:${name}`;
  const declared = namespace === undefined ? "" : ` xmlns${prefix === undefined ? "" : `:${xmlName(prefix)}`}="${escapeXml(namespace)}"`;
  if (value === null) return `<${tag}${declared} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>`;
  const { attributes, content } = contentOf(value, schema, follow);
  return content === "" ? `<${tag}${declared}${attributes}/>` : `<${tag}${declared}${attributes}>${content}</${tag}>`;
}

interface Content {
  readonly attributes: string;
  readonly content: string;
}

function contentOf(value: unknown, schema: Json | undefined, follow: Follow): Content {
  if (Array.isArray(value)) {
    const items = itemsOf(schema, follow);
    const name = xmlOf(items, follow).name ?? rootName(items, follow) ?? "item";
    return { attributes: "", content: value.map((item) => elementOf(item, items, name, follow)).join("") };
  }
  if (!isObject(value)) return { attributes: "", content: escapeXml(isPresent(value) ? toText(value) : "") };
  const properties = propertiesOf(schema, follow);
  let attributes = "";
  let content = "";
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    const declared = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const xml = xmlOf(declared, follow);
    const known = xml.name ?? xmlName(name);
    if (xml.attribute)
      attributes += member === null ? "" : ` ${xml.prefix === undefined ? "" : `${xmlName(xml.prefix)}:`}${known}="${escapeXml(toText(member))}"`;
    else if (xml.text) content += escapeXml(toText(member));
    else if (Array.isArray(member) && !xml.wrapped) content += repeated(member, declared, known, follow);
    else if (Array.isArray(member)) content += wrapped(member, declared, known, follow);
    else content += elementOf(member, declared, known, follow);
  }
  return { attributes, content };
}

function repeated(list: readonly unknown[], schema: Json | undefined, name: string, follow: Follow): string {
  const items = itemsOf(schema, follow);
  return list.map((item) => elementOf(item, items, xmlOf(items, follow).name ?? name, follow)).join("");
}

/** Items are named by their own schema, else like what wraps them. */
function wrapped(list: readonly unknown[], schema: Json | undefined, name: string, follow: Follow): string {
  const content = repeated(list, schema, name, follow);
  return content === "" ? `<${name}/>` : `<${name}>${content}</${name}>`;
}

const escapes: Record<string, string> = { "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;" };

/** Characters that XML cannot hold become U+FFFD. */
const escapeXml = (text: string): string =>
  text.replace(/[<>&"\n\r\t]/g, (character) => escapes[character] ?? "").replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");
