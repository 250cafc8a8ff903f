/** Breaks lines between words. */

/** Words longer than the line stay whole: ids and paths are copied. */
export function wrapped(text: string, width: number, first = "", next = first): string {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(/(?<=\S)(?= )/)) {
    if (!empty && line.length + word.length > width) {
      lines.push(line);
      line = next + word.trimStart();
    } else line += word;
    empty = false;
  }
  return [...lines, line].join("\n");
}
