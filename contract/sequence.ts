/** Streams of values, both ways: JSON lines, JSON text sequences (RFC 7464), server-sent events (HTML, section 9.2). */
import { propertiesOf } from "./branches.ts";
import { parseJsonText, stringifyJson, TooMuch, UnreadableBody } from "./json.ts";
import type { Sequence } from "./media-type.ts";
import type { Json, MediaType } from "./model.ts";
import { toText } from "./parameter-text.ts";
import { isObject } from "./pointer.ts";
import { fromText } from "./primitive.ts";
import { typesOf } from "./schema.ts";

type Follow = (reference: string) => Json | undefined;

/** Longer streams are refused. */
const maxItems = 100_000;

/** Text where neither a schema of items nor an array is asked for. Throws {@link UnreadableBody}. */
export function decodeSequence(kind: Sequence, text: string, mediaType: MediaType, follow: Follow): unknown {
  const item = mediaType.itemSchema;
  if (item === undefined && !typesOf(mediaType.schema, follow).has("array")) return text;
  if (kind === "events") return decodeEvents(text, item, follow);
  const pieces = kind === "lines" ? text.split("\n") : records(text);
  const items: unknown[] = [];
  for (const [index, piece] of pieces.entries()) {
    if (piece.trim() === "") continue;
    if (items.length >= maxItems) throw tooMany();
    items.push(parseItem(piece, `${kind === "lines" ? "line" : "record"} ${index + 1}`));
  }
  return items;
}

const tooMany = (): TooMuch => new TooMuch(`the stream has more than ${maxItems} items`);

function records(text: string): string[] {
  const [before = "", ...pieces] = text.split("\u001e");
  if (before.trim() !== "") throw new UnreadableBody("the body does not begin with a record separator");
  return pieces;
}

function parseItem(text: string, place: string): unknown {
  try {
    return parseJsonText(text);
  } catch (error) {
    if (error instanceof UnreadableBody) throw new UnreadableBody(error.message.replace("the body", place));
    throw error;
  }
}

function decodeEvents(text: string, item: Json | undefined, follow: Follow): unknown[] {
  const whole = describesEvent(item, follow);
  const events: unknown[] = [];
  for (const block of text.replace(/\r\n?/g, "\n").split(/\n{2,}/)) {
    const event = fieldsOf(block);
    if (event.size === 0) continue;
    if (events.length >= maxItems) throw tooMany();
    events.push(whole ? typedEvent(event, item, follow) : parseItem(event.get("data") ?? "", `the data of event ${events.length + 1}`));
  }
  return events;
}

/** An item is the event with its fields, or else what its data holds as JSON. */
const describesEvent = (item: Json | undefined, follow: Follow): boolean => {
  const members = propertiesOf(item, follow);
  return ["data", "event", "retry"].some((name) => Object.hasOwn(members, name));
};

function fieldsOf(block: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of block.split("\n")) {
    const colon = line.indexOf(":");
    const name = colon < 0 ? line : line.slice(0, colon);
    if (!["data", "event", "id", "retry"].includes(name)) continue;
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    const before = fields.get(name);
    fields.set(name, name === "data" && before !== undefined ? `${before}\n${value}` : value);
  }
  return fields;
}

function typedEvent(fields: ReadonlyMap<string, string>, item: Json | undefined, follow: Follow): unknown {
  const members = propertiesOf(item, follow);
  return Object.fromEntries([...fields].map(([name, text]) => [name, typed(text, members[name] ?? fieldTypes[name], follow)]));
}

/** What the standard says where the document does not. */
const fieldTypes: Record<string, Json> = { retry: { type: "integer" } };

function typed(text: string, schema: Json | undefined, follow: Follow): unknown {
  const types = typesOf(schema, follow);
  if (types.has("string") || !(types.has("object") || types.has("array"))) return fromText(types)(text);
  return parseItem(text, "the data of an event");
}

/** Text goes out as it is. */
export function encodeSequence(kind: Sequence, value: unknown, mediaType: MediaType, follow: Follow): string {
  if (!Array.isArray(value)) return toText(value);
  if (kind === "lines") return value.map((item) => `${stringifyJson(item)}\n`).join("");
  if (kind === "records") return value.map((item) => `\u001e${stringifyJson(item)}\n`).join("");
  const whole = describesEvent(mediaType.itemSchema, follow);
  return value.map((item) => eventText(item, whole)).join("");
}

function eventText(item: unknown, whole: boolean): string {
  const fields = whole && isObject(item) ? Object.entries(item) : [["data", item] as const];
  return `${fields.map(([name, field]) => fieldText(name, field, whole)).join("")}\n`;
}

function fieldText(name: string, value: unknown, whole: boolean): string {
  const text = whole && typeof value === "string" ? value : stringifyJson(value);
  return text
    .split(/\r\n?|\n/)
    .map((line) => `${name}: ${line}\n`)
    .join("");
}
