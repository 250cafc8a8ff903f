/** Values as `application/x-www-form-urlencoded` text, and the rule for fields that multipart bodies share (OpenAPI 3.1, section 4.8.14). */
import { stringifyJson } from "./json.ts";
import { isJson } from "./media-type.ts";
import type { Json, MediaType } from "./model.ts";
import { isPresent, percentEncode, presentMembers, toText } from "./parameter-text.ts";
import { isObject } from "./pointer.ts";

/** One name and one value of a form; a field of several values is several of them. */
export interface Field {
  readonly name: string;
  readonly value: unknown;
  readonly isDocument: boolean;
}

/** Anything but an object has no fields. */
export function encodeForm(mediaType: MediaType, value: unknown): string {
  return fieldsOf(mediaType, value)
    .map(({ name, value: entry, isDocument }) => `${percentEncode(name)}=${percentEncode(isDocument ? stringifyJson(entry) : toText(entry))}`)
    .join("&");
}

export function fieldsOf(mediaType: MediaType, value: unknown): readonly Field[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return presentMembers(value).flatMap(([name, member]) =>
    fieldsOfMember(name, member, Object.hasOwn(mediaType.encoding, name) ? mediaType.encoding[name] : undefined),
  );
}

function fieldsOfMember(name: string, member: unknown, encoding: Json | undefined): readonly Field[] {
  const settings = isObject(encoding) ? encoding : {};
  if (isJson(String(settings["contentType"] ?? ""))) return [{ name, value: member, isDocument: true }];
  if (!Array.isArray(member)) return [{ name, value: member, isDocument: isPlainObject(member) }];
  if (settings["explode"] === false) return [{ name, value: member.filter(isPresent).map(toText).join(","), isDocument: false }];
  return member.filter(isPresent).map((item) => ({ name, value: item, isDocument: isPlainObject(item) || Array.isArray(item) }));
}

const isPlainObject = (value: unknown): boolean => isObject(value) && !(value instanceof Uint8Array);
