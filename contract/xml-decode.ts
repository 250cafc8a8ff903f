/** An XML body to the value that its schema describes. */
import { isRequired, itemsOf, propertiesOf } from "./branches.ts";
import type { Json } from "./model.ts";
import { fromText } from "./primitive.ts";
import { typesOf } from "./schema.ts";
import type { XmlElement } from "./xml-parse.ts";
import { type Follow, xmlName, xmlOf } from "./xml-schema.ts";

export const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

const elementsOf = ({ children }: XmlElement): readonly XmlElement[] => children.filter((child) => typeof child !== "string");
const textOf = ({ children }: XmlElement): string => children.filter((child) => typeof child === "string").join("");
const isNil = ({ attributes }: XmlElement): boolean => [...attributes].some(([name, value]) => localName(name) === "nil" && value === "true");

/** Elements that the schema does not know stay, under their own names. */
export function xmlValue(element: XmlElement, schema: Json | undefined, follow: Follow): unknown {
  if (isNil(element)) return null;
  const types = typesOf(schema, follow);
  const elements = elementsOf(element);
  if (types.has("array")) return elements.map((child) => xmlValue(child, itemsOf(schema, follow), follow));
  const primitive = ["string", "number", "integer", "boolean"].some((type) => types.has(type));
  const structured = elements.length > 0 || (types.has("object") && !primitive) || (types.size === 0 && declaredAttributes(element).length > 0);
  if (structured) return members(element, schema, follow);
  return primitiveValue(textOf(element), types);
}

function primitiveValue(text: string, types: ReadonlySet<string>): unknown {
  const trimmed = text.trim();
  if (types.has("null") && !types.has("string") && trimmed === "") return null;
  return fromText(types)(types.has("string") || types.size === 0 ? text : trimmed);
}

/** Declarations of namespaces, and what belongs to XML Schema, are no members. */
const declaredAttributes = ({ attributes }: XmlElement): [string, string][] => [...attributes].filter(([name]) => !/^(?:xmlns(?::|$)|xsi:|xml:)/.test(name));

function members(element: XmlElement, schema: Json | undefined, follow: Follow): unknown {
  const value = new Map<string, unknown>();
  const attributes = new Map(declaredAttributes(element).map(([name, text]) => [localName(name), text]));
  const groups = grouped(elementsOf(element));
  const take = <T>(from: Map<string, T>, name: string): T | undefined => {
    const taken = from.get(name);
    from.delete(name);
    return taken;
  };
  for (const [name, member] of Object.entries(propertiesOf(schema, follow))) {
    const xml = xmlOf(member, follow);
    const types = typesOf(member, follow);
    const known = xml.name ?? xmlName(name);
    if (xml.attribute) setPresent(value, name, take(attributes, known), (text) => primitiveValue(text, types));
    else if (xml.text) value.set(name, primitiveValue(textOf(element), types));
    else if (types.has("array") && !xml.wrapped) {
      const items = itemsOf(member, follow);
      const found = take(groups, xmlOf(items, follow).name ?? known);
      // A list of nothing leaves no trace.
      if (found || isRequired(schema, name, follow))
        value.set(
          name,
          (found ?? []).map((child) => xmlValue(child, items, follow)),
        );
    } else setPresent(value, name, take(groups, known), (found) => several(found, member, follow));
  }
  for (const [name, found] of groups) value.set(name, several(found, undefined, follow));
  for (const [name, text] of attributes) value.set(name, text);
  return Object.fromEntries(value);
}

function setPresent<T>(value: Map<string, unknown>, name: string, found: T | undefined, read: (found: T) => unknown): void {
  if (found !== undefined) value.set(name, read(found));
}

/** An element that stands more than once where one is asked for: the validator will say so. */
const several = (found: readonly XmlElement[], schema: Json | undefined, follow: Follow): unknown =>
  found.length === 1 && found[0] ? xmlValue(found[0], schema, follow) : found.map((child) => xmlValue(child, schema, follow));

function grouped(elements: readonly XmlElement[]): Map<string, XmlElement[]> {
  const groups = new Map<string, XmlElement[]>();
  for (const element of elements) {
    const group = groups.get(localName(element.name));
    if (group) group.push(element);
    else groups.set(localName(element.name), [element]);
  }
  return groups;
}
