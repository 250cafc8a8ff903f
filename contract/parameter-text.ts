/** Primitive values as text, and text as it may stand in a URI: the mirror of {@link fromText} and of percent-decoding. */
import { stringifyJson } from "./json.ts";

/** Integers are written out in digits; objects and arrays as JSON. */
export function toText(value: unknown): string {
  if (typeof value === "number" && Number.isInteger(value)) return String(BigInt(value));
  if (typeof value === "object" && value !== null) return stringifyJson(value);
  return String(value);
}

/** Everything but RFC 3986's unreserved characters; half surrogates become U+FFFD. */
export const percentEncode = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd")).replace(/[!'()*]/g, escapeAscii);

/** Reserved characters stay, save those that would end the value: `&`, `#`, `+`, and separators. */
export const encodeAllowingReserved = (text: string, separators: string): string =>
  percentEncode(text).replace(/%(?:3A|2F|3F|5B|5D|40|21|24|27|28|29|2A|2C|3B|3D)/g, (escape) => {
    const character = decodeURIComponent(escape);
    return separators.includes(character) ? escape : character;
  });

export const escapeAscii = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;

/** Whether a value is written at all: null and undefined are left out (RFC 6570, section 3.2.1). */
export const isPresent = (value: unknown): boolean => value !== undefined && value !== null;

export const presentMembers = (value: object): [string, unknown][] => Object.entries(value).filter(([, member]) => isPresent(member));
