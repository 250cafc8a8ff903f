/** One file to a tree of its own: bounded in size, depth and aliases, and JSON in shape whatever it was written in. */
import { readFile, stat } from "node:fs/promises";
import { extname } from "node:path";
import { CORE_SCHEMA, mergeTag, load as parseYaml, YAMLException } from "js-yaml";
import { DocumentError, type Fault, type FaultCode } from "./fault.ts";
import { maxDepth } from "./json.ts";
import type { Json, JsonObject } from "./model.ts";
import { isObject } from "./pointer.ts";

/** Larger documents than this many bytes are refused. */
const maxBytes = 64 * 1024 * 1024;
/** More objects and lists than this, aliases unfolded, are refused: an alias bomb. */
const maxValues = 3_000_000;

export interface ReadFile {
  readonly text: string;
  readonly value: JsonObject;
  /** What is odd about the text and was read all the same. */
  readonly notices: readonly Fault[];
}

export function refuse(code: FaultCode, file: string, message: string, place: Partial<Fault> = {}): never {
  throw new DocumentError([{ code, file, message, ...place }]);
}

/** One file as it stands, its references not followed. Throws {@link DocumentError}. */
export async function readDocument(file: string): Promise<ReadFile> {
  const text = await readText(file);
  const { value, notices } = await parse(text, file);
  return { text, value: unfolded(value, file), notices };
}

async function readText(file: string): Promise<string> {
  if (/^https?:\/\//i.test(file)) refuse("remote-reference", file, "documents are read from files; download it first and name the file.");
  const status = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") refuse("no-such-file", file, "there is no such file; check the path.");
    return refuse("unreadable-file", file, `it cannot be read (${error.code}).`);
  });
  if (status.isDirectory()) refuse("is-a-folder", file, "expected a document, found a folder; name the OpenAPI file inside it.");
  if (!status.isFile()) refuse("unreadable-file", file, "expected a document, found something that is no file.");
  if (status.size > maxBytes) refuse("too-large", file, `expected at most ${maxBytes} bytes, found ${status.size}.`);
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => refuse("unreadable-file", file, `it cannot be read (${error.code}).`));
  const text = decode(bytes, file);
  if (text.trim() === "") refuse("empty-document", file, "expected an OpenAPI document, found an empty file.");
  return text;
}

/** UTF-8, or UTF-16 where a byte order mark says so. The mark goes. */
function decode(bytes: Uint8Array, file: string): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (!text.includes("\0")) return text;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  return refuse("not-yaml", file, "expected YAML or JSON in UTF-8, found bytes that are no text.");
}

async function parse(text: string, file: string): Promise<{ value: JsonObject; notices: Fault[] }> {
  const notices: Fault[] = [];
  let value: unknown;
  try {
    value = /^\s*\{/.test(text) && extname(file) === ".json" ? JSON.parse(text) : parseYaml(text, { schema: CORE_SCHEMA.withTags(mergeTag) });
  } catch (error) {
    if (error instanceof SyntaxError) refuse("not-yaml", file, `it is not valid JSON: ${error.message}.`, positionOfSyntaxError(error, text));
    if (!(error instanceof YAMLException)) throw error;
    const { line = 0, column = 0 } = error.mark ?? {};
    const place = { line: line + 1, column: column + 1 };
    // Other parsers let a bracket close at the indentation of its key.
    value = error.reason === "deficient indentation" ? await parseLeniently(text) : undefined;
    if (value === undefined) refuse("not-yaml", file, `it is not valid YAML: ${error.reason}.`, place);
    notices.push({ code: "not-yaml", file, message: `it is not valid YAML: ${error.reason}; it was read all the same.`, ...place });
  }
  if (!isObject(value))
    refuse("not-openapi", file, `expected an OpenAPI object, found ${Array.isArray(value) ? "an array" : value === null ? "null" : `a ${typeof value}`}.`);
  return { value, notices };
}

async function parseLeniently(text: string): Promise<unknown> {
  const { parseDocument } = await import("yaml");
  const document = parseDocument(text, { strict: false, merge: true, logLevel: "silent" });
  return document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 1000 });
}

/** Only some messages of the parser tell an offset. */
function positionOfSyntaxError({ message }: SyntaxError, text: string): Partial<Fault> {
  const offset = /at position (\d+)/.exec(message)?.[1];
  if (offset === undefined) return {};
  const before = text.slice(0, Number(offset)).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** A tree of its own: where two places share a value, nothing could say which of them a rule stands at. Alias bombs and towers end here. */
export function unfolded(root: JsonObject, file: string): JsonObject {
  let count = 0;
  const copy = (value: Json, depth: number): Json => {
    if (typeof value !== "object" || value === null) return value;
    count += 1;
    if (count > maxValues) refuse("too-large", file, `it holds more than ${maxValues} objects and lists, its aliases unfolded.`);
    if (depth > maxDepth) refuse("too-large", file, `its values nest deeper than ${maxDepth} levels, or in a circle.`);
    if (Array.isArray(value)) return value.map((entry) => copy(entry, depth + 1));
    const members: JsonObject = {};
    for (const name of Object.keys(value)) {
      const member = copy(value[name] as Json, depth + 1);
      if (name === "__proto__") Object.defineProperty(members, name, { value: member, enumerable: true, writable: true, configurable: true });
      else members[name] = member;
    }
    return members;
  };
  return copy(root, 1) as JsonObject;
}
