/** A document named on the command line: a file, `git:<ref>:<path>`, or a URL where that is allowed. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DocumentError } from "../contract/fault.ts";
import { type LoadedDocument, loadDocument } from "../contract/load.ts";
import { fetchDocument } from "./diff-fetch.ts";
import { checkOut } from "./diff-git.ts";

export interface NamedDocument {
  /** As the caller named it. */
  readonly name: string;
  readonly loaded: LoadedDocument;
  readonly text: string;
}

export interface SourceOptions {
  readonly allowUrl: boolean;
}

/** Throws {@link DocumentError} or a UsageError. */
export async function readDocument(name: string, { allowUrl }: SourceOptions): Promise<NamedDocument> {
  if (name.startsWith("git:")) return elsewhere(name, (folder) => checkOut(name, folder));
  if (/^https?:\/\//i.test(name)) return elsewhere(name, (folder) => fetchDocument(name, folder, allowUrl));
  return { name, loaded: await loadDocument(name), text: await readFile(name, "utf8") };
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
    return { name, loaded: { ...loaded, file: name }, text: await readFile(file, "utf8") };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
