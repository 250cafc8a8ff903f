/** A file or an object to one bundled OpenAPI 3.1 document. Every fault of a broken one at once, with its place. */
import { readFile, stat } from "node:fs/promises";
import { basename, dirname, extname, resolve as resolvePath, sep } from "node:path";
import { CORE_SCHEMA, mergeTag, load as parseYaml, YAMLException } from "js-yaml";
import { DocumentError, type Fault, type FaultCode } from "./fault.ts";
import { maxDepth } from "./json.ts";
import type { Json, JsonObject } from "./model.ts";
import { isObject } from "./pointer.ts";
import { positionsIn } from "./position.ts";
import { structuralFaults } from "./soundness.ts";
import { upgradeSchemas } from "./upgrade.ts";

/** Larger documents than this many bytes are refused. */
const maxBytes = 64 * 1024 * 1024;
/** More values than this, aliases unfolded, are refused: an alias bomb. */
const maxValues = 20_000_000;

export interface LoadedDocument {
  readonly document: JsonObject;
  readonly file: string | undefined;
  /** What is odd but can be served around. */
  readonly notices: readonly Fault[];
}

/** Throws {@link DocumentError}. */
export async function loadDocument(source: string | JsonObject): Promise<LoadedDocument> {
  if (typeof source !== "string") return finish(source, undefined, undefined);
  const text = await readSource(source);
  let document = parse(text, source);
  if (refersToFiles(document)) document = await bundle(source);
  return finish(document, source, text);
}

/** `spec/pets/openapi.yaml` gives `pets`, any other file its name without extension. */
export function documentId(file: string): string {
  const name = basename(file, extname(file));
  return name === "openapi" ? basename(dirname(resolvePath(file))) : name;
}

function refuse(code: FaultCode, file: string, message: string, place: Partial<Fault> = {}): never {
  throw new DocumentError([{ code, file, message, ...place }]);
}

/** Only some messages of the parser tell an offset. */
function positionOfSyntaxError({ message }: SyntaxError, text: string): Partial<Fault> {
  const offset = /at position (\d+)/.exec(message)?.[1];
  if (offset === undefined) return {};
  const before = text.slice(0, Number(offset)).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

async function readSource(file: string): Promise<string> {
  if (/^https?:\/\//i.test(file)) refuse("remote-reference", file, "documents are read from files; download it first and name the file.");
  const status = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") refuse("no-such-file", file, "there is no such file; check the path.");
    return refuse("unreadable-file", file, `it cannot be read (${error.code}).`);
  });
  if (status.isDirectory()) refuse("is-a-folder", file, "expected a document, found a folder; name the OpenAPI file inside it.");
  if (status.size > maxBytes) refuse("too-large", file, `expected at most ${maxBytes} bytes, found ${status.size}.`);
  const raw = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => refuse("unreadable-file", file, `it cannot be read (${error.code}).`));
  const text = raw.replace(/^\uFEFF/, "");
  if (text.trim() === "") refuse("empty-document", file, "expected an OpenAPI document, found an empty file.");
  return text;
}

function parse(text: string, file: string): JsonObject {
  let value: unknown;
  try {
    value = /^\s*\{/.test(text) && extname(file) === ".json" ? JSON.parse(text) : parseYaml(text, { schema: CORE_SCHEMA.withTags(mergeTag) });
  } catch (error) {
    if (error instanceof YAMLException) {
      const { line = 0, column = 0 } = error.mark ?? {};
      refuse("not-yaml", file, `it is not valid YAML: ${error.reason}.`, { line: line + 1, column: column + 1 });
    }
    if (error instanceof SyntaxError) refuse("not-yaml", file, `it is not valid JSON: ${error.message}.`, positionOfSyntaxError(error, text));
    throw error;
  }
  if (!isObject(value)) refuse("not-openapi", file, `expected an OpenAPI object, found ${Array.isArray(value) ? "an array" : typeof value}.`);
  return value;
}

/** Alias bombs, circles and towers: nothing behind this walk needs to fear them. */
function refuseEndless(root: Json, file: string): void {
  const pending: Json[] = [root];
  const depths = [0];
  for (let count = 1; pending.length > 0; count += 1) {
    const value = pending.pop();
    const depth = (depths.pop() ?? 0) + 1;
    if (count > maxValues) refuse("too-large", file, `its aliases unfold to more than ${maxValues} values.`);
    if (depth > maxDepth) refuse("too-large", file, `its values nest deeper than ${maxDepth} levels, or in a circle.`);
    for (const member of Object.values(value ?? {})) {
      if (typeof member !== "object" || member === null) continue;
      pending.push(member);
      depths.push(depth);
    }
  }
}

function refersToFiles(document: JsonObject): boolean {
  const seen = new Set<Json>();
  const pending: Json[] = [document];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    const reference = Array.isArray(value) ? undefined : value["$ref"];
    if (typeof reference === "string" && !reference.startsWith("#") && !/^[a-z][a-z0-9+.-]*:\/\//i.test(reference)) return true;
    for (const member of Object.values(value)) if (typeof member === "object") pending.push(member as Json);
  }
  return false;
}

/** Several files as one. Nothing outside the document's own folder is read, and nothing over the network. */
async function bundle(file: string): Promise<JsonObject> {
  const { default: SwaggerParser } = await import("@apidevtools/swagger-parser");
  const folder = resolvePath(dirname(file)) + sep;
  let outside = "";
  const inside = {
    order: 1,
    canRead: (entry: { url: string }) => !/^[a-z][a-z0-9+.-]+:\/\//i.test(entry.url) || entry.url.startsWith("file:"),
    read: async (entry: { url: string }) => {
      const path = resolvePath(decodeURIComponent(entry.url.replace(/^file:\/\//, "").replace(/#.*$/, "")));
      if (!path.startsWith(folder)) {
        outside = `"${path}" lies outside "${folder}", where references may not lead.`;
        throw new Error(outside);
      }
      return readFile(path);
    },
  };
  try {
    return (await SwaggerParser.bundle(file, { resolve: { file: false, http: false, inside } as never })) as unknown as JsonObject;
  } catch (error) {
    return refuse("dangling-reference", file, `a reference to another file cannot be followed: ${outside || (error as Error).message}`);
  }
}

/** A tree of its own: where two places share a value, a rule could not say which of them it stands at. */
function unfolded<T extends Json>(value: T): T {
  if (Array.isArray(value)) return value.map(unfolded) as T;
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, unfolded(member)])) as T;
}

function finish(source: JsonObject, file: string | undefined, text: string | undefined): LoadedDocument {
  const name = file ?? "document";
  refuseEndless(source, name);
  const document = unfolded(source);
  const version = document["openapi"];
  if (document["swagger"] === "2.0") refuse("unsupported-version", name, "expected OpenAPI 3.x, found Swagger 2.0; upgrade the document first.");
  if (typeof version !== "string") refuse("not-openapi", name, 'expected a member "openapi" with a version such as "3.1.0".');
  if (!/^3\.[012]\./.test(`${version}.`)) refuse("unsupported-version", name, `expected OpenAPI 3.0, 3.1 or 3.2, found ${version}.`);
  const found = structuralFaults(document);
  if (found.length > 0) {
    const positionOf = text === undefined ? () => undefined : positionsIn(text);
    const faults = found.map(({ fatal, ...fault }) => ({ fatal, fault: { ...fault, file: name, ...positionOf(fault.pointer ?? "") } }));
    if (faults.some(({ fatal }) => fatal)) throw new DocumentError(faults.map(({ fault }) => fault));
    if (version.startsWith("3.0")) upgradeSchemas(document);
    return { document, file, notices: faults.map(({ fault }) => fault) };
  }
  if (version.startsWith("3.0")) upgradeSchemas(document);
  return { document, file, notices: [] };
}
