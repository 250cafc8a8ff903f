/** A list in words: where its things stand, pages, filters, order. */
import type { ListView } from "./inspect-view.ts";

export function listLines(list: ListView): string[] {
  const { items, filters, sort, envelope, ignored } = list;
  const told = Object.entries(envelope).map(([meaning, pointer]) => `${meaning} ${pointer}`);
  const picks = Object.entries(filters).map(([parameter, member]) => (`/${parameter}` === member ? parameter : `${parameter} (${member})`));
  return [
    items === "" ? "things in the array itself" : `things at ${items}`,
    ...(list.paging ? [`pages by ${pagingText(list)}`] : []),
    ...(told.length > 0 ? [`tells ${told.join(", ")}`] : []),
    ...(picks.length > 0 ? [`filters by ${picks.join(", ")}`] : []),
    ...(sort ? [`sorts by ${sort.parameter}${sortWords(sort.by)}${sort.direction === null ? "" : `, direction ${sort.direction}`}`] : []),
    ...(ignored.length > 0 ? [`ignores ${ignored.join(", ")}`] : []),
  ];
}

function pagingText({ paging, sizeMaximum, sizeDefault }: ListView): string {
  if (!paging) return "";
  const limits = [...(sizeDefault === null ? [] : [`${sizeDefault} unless asked`]), ...(sizeMaximum === null ? [] : [`at most ${sizeMaximum}`])].join(", ");
  const size = paging.size === undefined ? "" : ` of ${paging.size}${limits === "" ? "" : ` (${limits})`}`;
  if (paging.style === "offset") return `offset ${paging.offset}${size}`;
  if (paging.style === "page") return `number ${paging.page} (from ${paging.first})${size}`;
  if (paging.style === "cursor") return `${paging.takes === "key" ? "the last thing's key" : "cursor"} ${paging.cursor}${size}`;
  return `size${size.replace(/^ of/, "")}, the first page only`;
}

function sortWords(by: Readonly<Record<string, string>>): string {
  const words = Object.entries(by).map(([word, member]) => (`/${word}` === member ? word : `${word} (${member})`));
  return words.length === 0 ? " (any member)" : `: ${words.join(", ")}`;
}
