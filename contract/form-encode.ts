/** Values as `application/x-www-form-urlencoded` text, and the rule for fields that multipart bodies share (OpenAPI 3.1, section 4.8.14). */
import { toBrackets } from "./brackets.ts";
import { type FieldStyle, fieldStyle } from "./field-style.ts";
import { isFilePart } from "./file-part.ts";
import { stringifyJson } from "./json.ts";
import type { MediaType } from "./model.ts";
import { isPresent, percentEncode, presentMembers, toText } from "./parameter-text.ts";
import { isObject } from "./pointer.ts";

/** One name and one value of a form; a field of several values is several of them. */
export interface Field {
  readonly name: string;
  readonly value: unknown;
  readonly isDocument: boolean;
}

/** Anything but an object has no fields. */
export function encodeForm(mediaType: Pick<MediaType, "encoding">, value: unknown): string {
  return fieldsOf(mediaType, value)
    .map(({ name, value: entry, isDocument }) => `${percentEncode(name)}=${percentEncode(isDocument ? stringifyJson(entry) : toText(entry))}`)
    .join("&");
}

export function fieldsOf(mediaType: Pick<MediaType, "encoding">, value: unknown): readonly Field[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return presentMembers(value).flatMap(([name, member]) => fieldsOfMember(name, member, fieldStyle(mediaType.encoding, name)));
}

function fieldsOfMember(name: string, member: unknown, style: FieldStyle): readonly Field[] {
  const plain = (field: string, value: unknown): Field => ({ name: field, value, isDocument: false });
  if (style.asDocument) return [{ name, value: member, isDocument: true }];
  const structured = Array.isArray(member) || isPlainObject(member);
  if (style.name === "deepObject" && structured) return toBrackets(name, member).map(([field, text]) => plain(field, text));
  if (style.stated && isPlainObject(member)) {
    const members = presentMembers(member as object); // Plain objects only.
    return style.explode ? members.map(([field, value]) => plain(field, value)) : [plain(name, members.flat().map(toText).join(style.separator))];
  }
  if (!Array.isArray(member)) return [{ name, value: member, isDocument: isPlainObject(member) }];
  if (style.stated && !style.explode) return [plain(name, member.filter(isPresent).map(toText).join(style.separator))];
  return member.filter(isPresent).map((item) => ({ name, value: item, isDocument: isPlainObject(item) || Array.isArray(item) }));
}

const isPlainObject = (value: unknown): boolean => isObject(value) && !(value instanceof Uint8Array) && !isFilePart(value);
