/** Scripts in a package.json that is somebody else's: added where they are missing, the rest stays as it is written. */
import { isMap, type Pair, parseDocument, type Scalar, type YAMLMap } from "yaml";
import { UsageError } from "../mock/load-apis.ts";

export const scripts: Readonly<Record<string, string>> = {
  mock: "specimen mock",
  verify: "specimen verify",
  "check:contract": "specimen check",
};

export interface Added {
  readonly text: string;
  /** Names of the scripts that were missing. */
  readonly added: readonly string[];
  /** Names that another command has; they stay. */
  readonly kept: readonly string[];
}

/** Throws {@link UsageError} where the text is no package. */
export function withScripts(text: string, file: string): Added {
  const present = packageOf(text, file).scripts ?? {};
  const added = Object.keys(scripts).filter((name) => !Object.hasOwn(present, name));
  const kept = Object.keys(scripts).filter((name) => Object.hasOwn(present, name) && present[name] !== scripts[name]);
  return { text: added.length === 0 ? text : insert(text, added), added, kept };
}

function packageOf(text: string, file: string): { scripts?: Record<string, unknown> } {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  } catch (error) {
    throw new UsageError(`${file} is not valid JSON: ${(error as Error).message}. Mend it first.`);
  }
  throw new UsageError(`${file} holds no object. Mend it first.`);
}

/** JSON is YAML, whose parser tells where everything stands. */
function insert(text: string, names: readonly string[]): string {
  const { contents } = parseDocument(text, { uniqueKeys: false });
  if (!isMap(contents)) return text;
  const indent = /\n([ \t]+)"/.exec(text)?.[1] ?? "  ";
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const lines = names.map((name) => `${JSON.stringify(name)}: ${JSON.stringify(scripts[name])}`);
  const own = contents.get("scripts", true);
  if (isMap(own)) {
    const [start = 0, close = 0] = own.range ?? [];
    const inOneLine = own.items.length > 0 && !text.slice(start, close).includes("\n");
    return spliced(text, own, lines, inOneLine ? " " : `${newline}${indent}${indent}`, `${newline}${indent}`);
  }
  const block = `"scripts": {${lines.map((line) => `${newline}${indent}${indent}${line}`).join(",")}${newline}${indent}}`;
  return spliced(text, contents, [block], `${newline}${indent}`, newline);
}

/** Behind the last member; an empty map also needs its closing brace on a line of its own. */
function spliced(text: string, map: YAMLMap, members: readonly string[], before: string, after: string): string {
  const last = map.items.at(-1) as Pair<Scalar, Scalar> | undefined;
  const end = last?.value?.range?.[1];
  const joined = members.map((member) => before + member).join(",");
  if (end !== undefined) return `${text.slice(0, end)},${joined}${text.slice(end)}`;
  const [start = 0, close = 0] = map.range ?? [];
  return `${text.slice(0, start)}{${joined}${after}}${text.slice(close)}`;
}
