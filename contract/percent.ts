/** Percent-decoding (RFC 3986, section 2.1), strict: a broken escape or broken UTF-8 is undefined. */
export function percentDecode(text: string): string | undefined {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The same with `+` as a space, as forms and query strings have it (WHATWG URL, section 5.1). */
export const formDecode = (text: string): string | undefined => percentDecode(text.includes("+") ? text.replaceAll("+", " ") : text);
