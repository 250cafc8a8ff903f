import type { Category } from "./inbox.ts";

const texts = ["name", "email", "color", "signature", "document"] as const;

/** What a PATCH asks for; absent members stay as they are. */
export interface Change {
  readonly scalars: Partial<Record<(typeof texts)[number], string>>;
  readonly categories?: readonly Category[];
}

/** A body that asks for nothing that can be done; its message is the answer's text. */
export class Unacceptable extends Error {}

/** The bytes of a PATCH as a change; none at all ask for nothing. Throws Unacceptable. */
export function readChange(bytes: Uint8Array, lenientCategories: boolean): Change {
  if (bytes.length === 0) return { scalars: {} };
  const body = record(parse(bytes), "The body");
  const scalars: Change["scalars"] = {};
  for (const key of texts) if (Object.hasOwn(body, key)) scalars[key] = text(body[key], key);
  if (!Object.hasOwn(body, "categories")) return { scalars };
  return { scalars, categories: readCategories(body["categories"], lenientCategories) };
}

function readCategories(value: unknown, lenient: boolean): readonly Category[] {
  if (!Array.isArray(value)) throw new Unacceptable("categories: an array was expected");
  const categories = value.map((element: unknown, index) => readCategory(element, `categories[${index}]`, lenient));
  if (new Set(categories.map(({ id }) => id)).size < categories.length) throw new Unacceptable("categories: each id may appear once");
  return categories;
}

function readCategory(value: unknown, where: string, lenient: boolean): Category {
  const category = record(value, where);
  const member = (key: keyof Category): string => text(Object.hasOwn(category, key) ? category[key] : undefined, `${where}.${key}`);
  const textColor = lenient && !Object.hasOwn(category, "textColor") ? "#000000" : member("textColor");
  return { textColor, color: member("color"), name: member("name"), id: member("id") };
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new Unacceptable("The body could not be read as JSON");
  }
}

function record(value: unknown, where: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Unacceptable(`${where}: an object was expected`);
  return { ...value };
}

function text(value: unknown, where: string): string {
  if (typeof value !== "string") throw new Unacceptable(`${where}: a string was expected`);
  return value;
}
