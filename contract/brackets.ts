/** Nested names, both ways: `address[city]=Oslo&tags[]=a&items[0][id]=1` (OpenAPI's deepObject, and deeper as servers read it). */
import { itemsOf, propertiesOf } from "./branches.ts";
import type { Json } from "./model.ts";
import { isPresent, presentMembers, toText } from "./parameter-text.ts";
import { isObject } from "./pointer.ts";
import { fromText } from "./primitive.ts";
import { typesOf } from "./schema.ts";

type Follow = (reference: string) => Json | undefined;

const maxNesting = 32;

interface Node {
  readonly values: string[];
  readonly members: Map<string, Node>;
}

const newNode = (): Node => ({ values: [], members: new Map() });

/** Whether a field belongs to the nested value of this name. */
export const isNestedIn = (field: string, name: string): boolean => field.startsWith(`${name}[`) && field.endsWith("]");

/** Undefined where no field is nested in this name. Names nested too deeply, or with broken brackets, are not. */
export function fromBrackets(name: string, fields: Iterable<readonly [name: string, text: string]>, schema: Json | undefined, follow: Follow): unknown {
  const root = newNode();
  for (const [field, text] of fields) {
    const keys = isNestedIn(field, name) ? keysOf(field.slice(name.length)) : undefined;
    if (!keys || keys.length > maxNesting) continue;
    let node = root;
    for (const key of keys) {
      const next = node.members.get(key) ?? newNode();
      node.members.set(key, next);
      node.values.length = 0;
      node = next;
    }
    node.members.clear();
    node.values.push(text);
  }
  return root.members.size === 0 ? undefined : valueOf(root, schema, follow);
}

function keysOf(text: string): string[] | undefined {
  const keys = text.slice(1, -1).split("][");
  return keys.some((key) => /[[\]]/.test(key)) ? undefined : keys;
}

function valueOf({ values, members }: Node, schema: Json | undefined, follow: Follow): unknown {
  const types = typesOf(schema, follow);
  const read = fromText(types);
  // What is sent twice holds as it was sent last, unless a list is asked for.
  if (members.size === 0 && values.at(-1) === "" && !takesText(types)) return types.has("array") ? [] : {};
  if (members.size === 0)
    return types.has("array") && values.length > 1 ? values.map(fromText(typesOf(itemsOf(schema, follow), follow))) : read(values.at(-1) ?? "");
  const keys = [...members.keys()];
  const isList = keys.every((key) => /^\d*$/.test(key)) && (types.has("array") || !types.has("object"));
  if (!isList) {
    const properties = propertiesOf(schema, follow);
    const other = isObject(schema) ? schema["additionalProperties"] : undefined;
    return Object.fromEntries([...members].map(([key, node]) => [key, valueOf(node, Object.hasOwn(properties, key) ? properties[key] : other, follow)]));
  }
  const items = itemsOf(schema, follow);
  const sorted = [...members].sort(([left], [right]) => Number(left) - Number(right));
  const readItem = fromText(typesOf(items, follow));
  return sorted.flatMap(([key, node]) => (key === "" && node.members.size === 0 ? node.values.map(readItem) : [valueOf(node, items, follow)]));
}

/** Whether empty text means itself, and not an empty list or object. */
const takesText = (types: ReadonlySet<string>): boolean => types.has("string") || !(types.has("object") || types.has("array"));

/** Fields of a nested value; lists of plain values repeat an empty bracket. */
export function toBrackets(name: string, value: unknown): (readonly [name: string, text: string])[] {
  if (Array.isArray(value)) {
    if (value.length === 0 && name.endsWith("]")) return [[name, ""]];
    const plain = value.every((item) => typeof item !== "object");
    return value.filter(isPresent).flatMap((item, index) => toBrackets(plain ? `${name}[]` : `${name}[${index}]`, item));
  }
  if (typeof value !== "object" || value === null) return [[name, toText(value)]];
  const members = presentMembers(value);
  // At the root nothing sent is nothing; inside, an empty object would be lost.
  if (members.length === 0 && name.endsWith("]")) return [[name, ""]];
  return members.flatMap(([member, entry]) => toBrackets(`${name}[${member}]`, entry));
}
