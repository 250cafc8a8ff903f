/** A file that appears whole or not at all. */
import { randomUUID } from "node:crypto";
import { rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { ConfigurationError } from "../conformance/configuration-error.ts";
import { madeFolder } from "../conformance/report/made-folder.ts";

/** Makes the folder too. Throws {@link ConfigurationError}; `option` is where the user named the file. */
export async function writeWhole(file: string, content: string, option: string): Promise<void> {
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    await madeFolder(dirname(file));
    await writeFile(temporary, content);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw unwritable(file, option, error as NodeJS.ErrnoException);
  }
}

/** Whoever works for an hour wants to know beforehand. */
export async function expectWritable(file: string, option: string): Promise<void> {
  const probe = `${file}.${randomUUID()}.tmp`;
  try {
    await madeFolder(dirname(file));
    await writeFile(probe, "");
  } catch (error) {
    throw unwritable(file, option, error as NodeJS.ErrnoException);
  } finally {
    await rm(probe, { force: true }).catch(() => undefined);
  }
}

const unwritable = (file: string, option: string, { code, message }: NodeJS.ErrnoException): ConfigurationError =>
  new ConfigurationError(`"${file}" cannot be written (${code ?? message}). Name with ${option} what you may write to.`);
