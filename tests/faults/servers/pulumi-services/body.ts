import { type Exact, type ExactObject, int64Of, isArray, isObject, memberOf, readExact, textOf } from "./exact-json.ts";
import { Failure } from "./failure.ts";
import type { Item, Member, Property } from "./record.ts";

export interface Creation {
  readonly owner: Member;
  readonly name: string;
  readonly description: string;
  readonly properties: readonly Property[];
  readonly items: readonly Item[];
}

export type Change = Partial<Pick<Creation, "name" | "description" | "properties">>;

const itemName = /^[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+){0,2}$/;

export const isItemName = (name: string): boolean => itemName.test(name);

export function readCreation(bytes: Uint8Array): Creation {
  const body = readBody(bytes);
  const type = text(memberOf(body, "ownerType"), "ownerType");
  if (type !== "user" && type !== "team") throw bad("ownerType is neither user nor team");
  const owner = { type, name: text(memberOf(body, "ownerName"), "ownerName") } as const;
  if (owner.name === "") throw bad("ownerName is empty");
  const { description = "", properties = [] } = readChange(bytes);
  const items = memberOf(body, "items");
  return { owner, name: serviceName(memberOf(body, "name")), description, properties, items: items === undefined ? [] : readItems(items) };
}

export function readChange(bytes: Uint8Array): Change {
  const body = readBody(bytes);
  const [name, description, properties] = ["name", "description", "properties"].map((key) => memberOf(body, key));
  return {
    ...(name === undefined ? {} : { name: serviceName(name) }),
    ...(description === undefined ? {} : { description: text(description, "description") }),
    ...(properties === undefined ? {} : { properties: list(properties, "properties").map(readProperty) }),
  };
}

/** Reports each item as soon as it is found good. */
export const readAddition = (bytes: Uint8Array, onItem?: (item: Item) => void): readonly Item[] => readItems(memberOf(readBody(bytes), "items"), onItem);

function readItems(value: Exact | undefined, onItem?: (item: Item) => void): readonly Item[] {
  return list(value, "items").map((element, index) => {
    const where = `items[${index}]`;
    const object = objectAt(element, where);
    const type = text(memberOf(object, "type"), `${where}.type`);
    const name = text(memberOf(object, "name"), `${where}.name`);
    if (type !== "stack" && type !== "environment") throw bad(`${where}.type is neither stack nor environment`);
    if (!isItemName(name)) throw bad(`${where}.name is not a name of one to three parts`);
    onItem?.({ type, name });
    return { type, name };
  });
}

function readProperty(element: Exact, index: number): Property {
  const where = `properties[${index}]`;
  const object = objectAt(element, where);
  const [type, order] = [memberOf(object, "type"), memberOf(object, "order")];
  const position = order === undefined ? BigInt(index) : int64Of(order);
  if (position === undefined) throw bad(`${where}.order is not an integer of 64 bits`);
  const key = text(memberOf(object, "key"), `${where}.key`);
  const value = text(memberOf(object, "value"), `${where}.value`);
  return { key, value, type: type === undefined ? "string" : text(type, `${where}.type`), order: position };
}

function readBody(bytes: Uint8Array): ExactObject {
  let body: Exact;
  try {
    body = readExact(bytes);
  } catch {
    throw bad("the body is not JSON");
  }
  return objectAt(body, "the body");
}

function serviceName(value: Exact | undefined): string {
  const name = text(value, "name");
  if (name === "" || name.includes("/")) throw bad("name is empty or has a slash");
  return name;
}

function text(value: Exact | undefined, where: string): string {
  const found = textOf(value);
  if (found === undefined) throw bad(`${where} is not a string`);
  return found;
}

function list(value: Exact | undefined, where: string): readonly Exact[] {
  if (!isArray(value)) throw bad(`${where} is not an array`);
  return value;
}

function objectAt(value: Exact, where: string): ExactObject {
  if (!isObject(value)) throw bad(`${where} is not an object`);
  return value;
}

const bad = (detail: string): Failure => new Failure(400, detail);
