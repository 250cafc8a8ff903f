/** What a target sent must not move a cursor, reorder a line or break a file. */

/** Control characters and overrides of the writing direction; tabs and line breaks stay when `lines`. */
export function visible(text: string, { lines = false }: { readonly lines?: boolean } = {}): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, (character) =>
    lines && (character === "\n" || character === "\t") ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** At most `length` characters; no half of a surrogate pair. */
export function shortened(text: string, length: number): string {
  const characters = [...text.slice(0, length * 2 + 2)];
  return characters.length > length ? `${characters.slice(0, Math.max(1, length - 1)).join("")}…` : text;
}

/** Errors bring their stack: only the JSON and the case's own entry show all of it. */
export const firstLine = (text: string): string => text.split(/\r?\n/, 1)[0] ?? "";
