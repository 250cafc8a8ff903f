/** A document named on the command line: a file, `git:<ref>:<path>`, or a URL where that is allowed. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DocumentError } from "../contract/fault.ts";
import { type LoadedDocument, loadDocument } from "../contract/load.ts";
import { object } from "../contract/source.ts";
import { fetchDocument } from "./diff-fetch.ts";
import { checkOut } from "./diff-git.ts";

export interface NamedDocument {
  /** As the caller named it. */
  readonly name: string;
  readonly loaded: LoadedDocument;
  readonly text: string;
  /** Texts of the other files that it is made of, by their names under `x-files`. */
  readonly parts: ReadonlyMap<string, string>;
}

/** The name of another file, as the caller would write it. */
export const partName = (document: NamedDocument, part: string): string => document.name.replace(/[^/:]*$/, "") + part;

export interface SourceOptions {
  readonly allowUrl: boolean;
}

/** Throws {@link DocumentError} or a UsageError. */
export async function readDocument(name: string, { allowUrl }: SourceOptions): Promise<NamedDocument> {
  if (name.startsWith("git:")) return elsewhere(name, (folder) => checkOut(name, folder));
  if (/^https?:\/\//i.test(name)) return elsewhere(name, (folder) => fetchDocument(name, folder, allowUrl));
  const loaded = await loadDocument(name);
  return { name, loaded, ...(await textsOf(name, loaded)) };
}

/** Writes it to a folder of its own, and tells of faults by the name that the caller knows. */
async function elsewhere(name: string, write: (folder: string) => Promise<string>): Promise<NamedDocument> {
  const folder = await mkdtemp(join(tmpdir(), "specimen-diff-"));
  try {
    const file = await write(folder);
    const loaded = await loadDocument(file).catch((error: unknown) => {
      if (!(error instanceof DocumentError)) throw error;
      throw new DocumentError(error.faults.map((fault) => ({ ...fault, file: name, message: fault.message.replaceAll(file, name).replaceAll(folder, name) })));
    });
    return { name, loaded: { ...loaded, file: name }, ...(await textsOf(file, loaded)) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function textsOf(file: string, { document }: LoadedDocument): Promise<Pick<NamedDocument, "text" | "parts">> {
  const parts = new Map<string, string>();
  for (const part of Object.keys(object(document["x-files"]))) {
    // A member of this name may be the author's own.
    const text = await readFile(join(dirname(file), part), "utf8").catch(() => undefined);
    if (text !== undefined) parts.set(part, text);
  }
  return { text: await readFile(file, "utf8"), parts };
}
