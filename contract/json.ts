/** JSON (RFC 8259) with what JavaScript's own parser loses: integers beyond 2^53 arrive, and leave, as bigint. */

/** Deeper nesting than this is refused before anything walks it. */
export const maxDepth = 512;

export class UnreadableBody extends Error {}

/** More of it than is read, which is nobody's fault. */
export class TooMuch extends UnreadableBody {}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Text in the charset that a Content-Type names, else in UTF-8. Throws {@link UnreadableBody}. */
export function decodeText(bytes: Uint8Array, charset: string | undefined): string {
  if (charset === undefined || /^utf-?8$/i.test(charset)) return decodeUtf8(bytes);
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableBody(`the body cannot be read as ${charset}`);
  }
}

/** UTF-8 to text. Throws {@link UnreadableBody}. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new UnreadableBody("the body is not valid UTF-8");
  }
}

/** Throws {@link UnreadableBody} with one sentence that says what is wrong. */
export function parseJson(bytes: Uint8Array): unknown {
  return parseJsonText(decodeUtf8(bytes));
}

/** The same for text, of any depth where it is our own. */
export function parseJsonText(text: string, isOwn = false): unknown {
  if (!isOwn && isTooDeep(text)) throw new UnreadableBody(`the body is nested deeper than ${maxDepth} levels`);
  try {
    return /\d{16}/.test(text) ? parseExactly(text) : JSON.parse(text);
  } catch (error) {
    throw new UnreadableBody(`the body is not JSON: ${withoutExcerpt((error as SyntaxError).message)}`);
  }
}

/** The parser quotes what it could not read, which can be a secret. */
const withoutExcerpt = (message: string): string => message.replace(/, (?:\.{3})?".*$/s, "");

export function stringifyJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "null";
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return stringifyExactly(value);
  }
}

function isTooDeep(text: string): boolean {
  if (text.length < maxDepth) return false;
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quoted) {
      if (code === 0x5c) at += 1;
      else if (code === 0x22) quoted = false;
    } else if (code === 0x22) quoted = true;
    else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      if (depth > maxDepth) return true;
    } else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
  return false;
}

// Unsafe integers travel through JSON.parse as strings with a mark that no client can guess.
const mark = `bigint-${Math.random().toString(36).slice(2)}${Math.random().toString(36).slice(2)}:`;
const marked = new RegExp(`"${mark}(-?\\d+)"`, "g");
const numberAt = /-?\d[\d.eE+-]*/y;
/** Integers of more digits than a double can hold stay what JSON.parse makes of them: reading them exactly is slow. */
const longInteger = /^-?[1-9]\d{15,307}$/;

function parseExactly(text: string): unknown {
  return restored(JSON.parse(withMarks(text)));
}

// A scan, not one expression: long strings exhaust an expression's stack, and unterminated ones take it quadratic time.
function withMarks(text: string): string {
  const pieces: string[] = [];
  let copied = 0;
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code === 0x22) at = endOfString(text, at);
    else if (code !== 0x2d && !(code >= 0x30 && code <= 0x39)) at += 1;
    else {
      numberAt.lastIndex = at;
      const token = numberAt.exec(text)?.[0] ?? "-";
      if (longInteger.test(token) && !Number.isSafeInteger(Number(token))) {
        pieces.push(text.slice(copied, at), `"${mark}${token}"`);
        copied = at + token.length;
      }
      at += token.length;
    }
  }
  return pieces.join("") + text.slice(copied);
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) at += 1;
    else if (code === 0x22) return at + 1;
  }
  return text.length;
}

// In place, and not by a reviver, which costs several times the parse itself.
function restored(value: unknown): unknown {
  if (typeof value === "string") return value.startsWith(mark) ? BigInt(value.slice(mark.length)) : value;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at += 1) value[at] = restored(value[at]);
  } else {
    const members = value as Record<string, unknown>;
    for (const name of Object.keys(members)) members[name] = restored(members[name]);
  }
  return value;
}

function stringifyExactly(value: unknown): string {
  const text = JSON.stringify(value, (_member, entry: unknown) => (typeof entry === "bigint" ? mark + entry : entry));
  return text.replace(marked, "$1");
}
