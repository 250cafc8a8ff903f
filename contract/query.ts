/** A query string or a form as its pairs (WHATWG URL, section 5.1); names are decoded, values stay raw. */
import { formDecode } from "./percent.ts";

export interface Pair {
  /** Decoded; undefined where its escapes are broken. */
  readonly name: string | undefined;
  readonly raw: string;
}

export function parsePairs(text: string): Pair[] {
  if (text === "") return [];
  const pairs: Pair[] = [];
  for (const part of text.split("&")) {
    if (part === "") continue;
    const equals = part.indexOf("=");
    const name = formDecode(equals < 0 ? part : part.slice(0, equals));
    pairs.push({ name, raw: equals < 0 ? "" : part.slice(equals + 1) });
  }
  return pairs;
}

/** Cookies of a request, raw, in order (RFC 6265, section 4.2.1). */
export function parseCookies(header: string | undefined): Pair[] {
  if (!header) return [];
  return header.split(";").flatMap((part) => {
    const equals = part.indexOf("=");
    return equals < 0 ? [] : [{ name: part.slice(0, equals).trim(), raw: part.slice(equals + 1).trim() }];
  });
}
