/** Members that tell when a thing came to be and when it last changed, by their names; in the form that their schema asks for. */
import type { Json } from "../../contract/model.ts";
import { plain } from "../../contract/resources/words.ts";
import type { Anatomy } from "./anatomy.ts";

export type Stamp = "created" | "updated" | "later";

const begun = "(?:created?|creation|insert(?:ed)?|added|registered|joined|issued|opened|submitted|started)";
const changed = "(?:updated?|modified|modification|lastupdated?|lastmodified|changed|lastchanged?|edited|lastedited)";
const suffix = "(?:at|on|date|time|datetime|timestamp|ts|dateutc|timeutc|ms)?";
const prefix = "(?:date|time|timestamp|datetime)?";
const createdNames = new RegExp(`^${prefix}${begun}${suffix}$`);
const updatedNames = new RegExp(`^${prefix}${changed}${suffix}$`);
const laterNames = /(?:at|on|date|time|timestamp)$/;

/** `later`: something that has not happened to a new thing. Undefined for members that hold no time. */
export function stampOf(anatomy: Anatomy, name: string, schema: Json): Stamp | undefined {
  const { format, types } = anatomy.shape(schema);
  const tellsTime = format === "date-time" || format === "date" || format === "unix-time";
  if (!tellsTime && format !== undefined && !/^int(?:32|64)$|^double$|^float$/.test(format)) return undefined;
  if (types.has("object") || types.has("array") || types.has("boolean")) return undefined;
  const word = plain(name);
  if (createdNames.test(word) && (tellsTime || word !== "issued")) return "created";
  if (updatedNames.test(word)) return "updated";
  return tellsTime && laterNames.test(word) ? "later" : undefined;
}

/** A time as text, as a date, or as seconds or milliseconds since 1970. */
export function timeFor(anatomy: Anatomy, name: string, schema: Json, now: Date): string | number {
  const { format, types } = anatomy.shape(schema);
  const isNumber = (types.has("integer") || types.has("number")) && !types.has("string");
  if (isNumber) return isInMilliseconds(name, schema) ? now.getTime() : Math.floor(now.getTime() / 1000);
  return format === "date" ? now.toISOString().slice(0, 10) : now.toISOString();
}

function isInMilliseconds(name: string, schema: Json): boolean {
  const example = typeof schema === "object" && schema !== null && !Array.isArray(schema) ? schema["example"] : undefined;
  return /ms$|millis/i.test(name) || (typeof example === "number" && example > 100_000_000_000);
}
