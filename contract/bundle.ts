/** Several files as one document: each other file stands whole under `x-files`, and references lead there. */
import { realpath } from "node:fs/promises";
import { basename, dirname, join, relative, resolve as resolvePath, sep } from "node:path";
import { DocumentError, type Fault } from "./fault.ts";
import type { JsonObject } from "./model.ts";
import { escapeToken, isObject, localPointer, tokensOf } from "./pointer.ts";
import { positionsIn } from "./position.ts";
import { readDocument, refuse } from "./read.ts";
import { type Part, walk } from "./walk.ts";

const member = "x-files";
const maxFiles = 2000;
const remote = /^[a-z][a-z0-9+.-]*:/i;

export interface Source {
  readonly file: string;
  readonly text: string;
}

export interface Bundle {
  /** Where a pointer of the document comes from; undefined for the file that was named. */
  sourceOf(pointer: string): { readonly source: Source; readonly pointer: string } | undefined;
}

/** `document`, written as `text`, in place. Nothing outside the folder of `file` is read, links followed, and nothing over the network. */
export async function bundle(file: string, document: JsonObject, text: string): Promise<Bundle> {
  const folder = dirname(resolvePath(file));
  const files: JsonObject = {};
  const sources = new Map<string, Source>();
  const missing = new Set<string>();
  const around = { folder, own: basename(file), files, missing };
  for (let wanted = relocate(document, around); wanted.size > 0; wanted = relocate(document, around)) {
    for (const [name, at] of wanted) {
      if (sources.size >= maxFiles) refuse("too-large", file, `it refers to more than ${maxFiles} files.`);
      const found = await readInside(file, folder, name, () => placeOf(sourceOf(sources, at) ?? { source: { file, text }, pointer: at }));
      if (!found) missing.add(name);
      else {
        files[name] = found.value;
        sources.set(name, { file: join(dirname(file), name), text: found.text });
      }
    }
    if (sources.size > 0) document[member] = files;
  }
  return { sourceOf: (pointer) => sourceOf(sources, pointer) };
}

function sourceOf(sources: ReadonlyMap<string, Source>, pointer: string): ReturnType<Bundle["sourceOf"]> {
  const [first, name = "", ...rest] = tokensOf(pointer);
  const source = first === member ? sources.get(name) : undefined;
  return source && { source, pointer: rest.map((token) => `/${escapeToken(token)}`).join("") };
}

const placeOf = ({ source, pointer }: { readonly source: Source; readonly pointer: string }): Partial<Fault> => ({
  file: source.file,
  pointer,
  ...positionsIn(source.text)(pointer),
});

interface Around {
  readonly folder: string;
  /** Name of the document's own file. */
  readonly own: string;
  readonly files: JsonObject;
  readonly missing: ReadonlySet<string>;
}

type Relocate = (reference: string, base: string, at: string) => string;

/** Rewrites every reference whose file is there; gives the names of the files that are wanted still, each with a place that wants it. */
function relocate(document: JsonObject, { folder, own, files, missing }: Around): Map<string, string> {
  const wanted = new Map<string, string>();
  const relocated: Relocate = (reference, base, at) => {
    if (remote.test(reference) || reference.startsWith(`#/${member}/`)) return reference;
    const cut = reference.indexOf("#");
    const path = cut < 0 ? reference : reference.slice(0, cut);
    const name = path === "" ? base : nameOf(folder, path, base);
    const pointer = cut < 0 ? "" : localPointer(reference.slice(cut));
    if (name === "" || pointer === undefined) return reference;
    if (name === own) return `#${encodeURI(pointer)}`;
    if (!Object.hasOwn(files, name) && !missing.has(name) && !wanted.has(name)) wanted.set(name, at);
    return Object.hasOwn(files, name) ? `#${encodeURI(`/${member}/${escapeToken(name)}${pointer}`)}` : reference;
  };
  walk(document, { part: (part) => relocatePart(part, relocated) });
  return wanted;
}

function relocatePart({ value, pointer }: Part, relocated: Relocate): void {
  if (!isObject(value)) return;
  const [first, name = ""] = pointer.startsWith(`/${member}/`) ? tokensOf(pointer) : [];
  const base = first === member ? name : "";
  if (typeof value["$ref"] === "string") value["$ref"] = relocated(value["$ref"], base, `${pointer}/$ref`);
  const mapping = isObject(value["discriminator"]) ? value["discriminator"]["mapping"] : undefined;
  if (!isObject(mapping)) return;
  // Without a slash or a hash it is the name of a component.
  for (const [key, target] of Object.entries(mapping))
    if (typeof target === "string" && /[/#]/.test(target)) mapping[key] = relocated(target, base, `${pointer}/discriminator/mapping/${escapeToken(key)}`);
}

/** A path as its file's name in the folder of the document; file systems know no escapes. */
function nameOf(folder: string, path: string, base: string): string {
  let plain = path;
  try {
    plain = decodeURIComponent(path);
  } catch {
    // A percent sign may be part of a name.
  }
  return relative(folder, resolvePath(folder, dirname(base), plain)).replaceAll("\\", "/");
}

type Place = () => Partial<Fault>;

async function readInside(file: string, folder: string, name: string, place: Place): Promise<{ value: JsonObject; text: string } | undefined> {
  const path = resolvePath(folder, name);
  const message = `this leads to "${name}", which lies outside of "${folder}", and nothing out there is read; bundle the document first.`;
  const outside = (): never => refuse("dangling-reference", file, message, place());
  if (!path.startsWith(folder + sep)) outside();
  const real = await realpath(path).catch(() => undefined);
  if (real === undefined) return undefined;
  if (!real.startsWith((await realpath(folder)) + sep)) outside();
  try {
    return await readDocument(join(dirname(file), relative(folder, path)));
  } catch (error) {
    if (error instanceof DocumentError && error.faults[0]?.code === "is-a-folder") return undefined;
    throw error;
  }
}
