/** Where a module of somebody's own went wrong, as the compiler or the stack tells it. */
import { isAbsolute, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Fault } from "../../contract/fault.ts";

const place = /(?:file:\/\/|(?<![\w:/]))(\/[^\s():]+|[A-Za-z]:\\[^\s():]+):(\d+):(\d+)/g;

/** `file`: as the user named it, for what has no place of its own. */
export function faultOf(error: unknown, file: string): Fault {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const [first = ""] = message.split("\n");
  const says = first
    .replace(/^ParseError: /, "")
    .trim()
    .replace(/\.$/, "");
  const kind = name === "Error" || first.startsWith(name) ? "" : `${name}: `;
  const found = placeIn(`${message}\n${stack ?? ""}`);
  // The compiler counts columns from 0, stacks from 1.
  const counted = first.startsWith("ParseError") && found.column !== undefined ? { ...found, column: found.column + 1 } : found;
  return { code: "bad-behaviour", file, message: `${kind}${says}.`, ...counted };
}

/** The first place in a file that is neither Node's nor a package's; `within` names the only files that count. */
export function placeIn(text: string, within?: readonly string[]): Pick<Fault, "line" | "column"> & { readonly file?: string } {
  for (const [whole, path = "", line, column] of text.matchAll(place)) {
    if (path.includes("/node_modules/") || (within && !within.includes(path))) continue;
    const file = whole.startsWith("file://") ? fileURLToPath(`file://${path}`) : path;
    return { file: shortest(file), line: Number(line), column: Number(column) };
  }
  return {};
}

function shortest(file: string): string {
  const near = relative(process.cwd(), file);
  return isAbsolute(near) || near.startsWith("..") ? file : near;
}
