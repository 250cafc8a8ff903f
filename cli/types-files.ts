/** Generated files in a folder: each appears whole or not at all. */
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { madeFolder } from "../conformance/report/made-folder.ts";
import { UsageError } from "../mock/load-apis.ts";

type Texts = ReadonlyMap<string, string>;

/** Throws {@link UsageError} where the folder cannot be written. */
export async function writeWhole(folder: string, texts: Texts): Promise<string[]> {
  const temporary = (name: string): string => join(folder, `.${name}.${process.pid}.tmp`);
  try {
    await madeFolder(folder);
    for (const [name, text] of texts) await writeFile(temporary(name), text);
    for (const name of texts.keys()) await rename(temporary(name), join(folder, name));
  } catch (error) {
    for (const name of texts.keys()) await rm(temporary(name), { force: true }).catch(() => undefined);
    throw new UsageError(`The folder ${folder} cannot be written (${(error as NodeJS.ErrnoException).code}); name another one with --out.`);
  }
  return [...texts.keys()].map((name) => join(folder, name));
}

/** Those that are missing or say something else. */
export async function staleFiles(folder: string, texts: Texts): Promise<string[]> {
  const stale: string[] = [];
  for (const [name, text] of texts) {
    const file = join(folder, name);
    if ((await readFile(file, "utf8").catch(() => undefined)) !== text) stale.push(file);
  }
  return stale;
}
