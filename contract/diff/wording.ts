/** How values and lists are written in a change. */
import type { Json } from "../model.ts";

const valueLength = 40;
const listLength = 6;

export function shown(value: Json): string {
  const text = JSON.stringify(value) ?? "";
  return text.length > valueLength ? `${[...text.slice(0, valueLength)].slice(0, -1).join("")}…` : text;
}

/** `a`, `a or b`, `a, b or c`; long lists are counted. */
export function list(words: readonly string[]): string {
  if (words.length === 0) return "nothing";
  const said = words.length > listLength ? [...words.slice(0, listLength - 1), `${words.length - listLength + 1} more`] : words;
  const last = said.at(-1) ?? "";
  return said.length === 1 ? last : `${said.slice(0, -1).join(", ")} and ${last}`;
}
