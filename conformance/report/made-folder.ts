/** A folder that reports and other files of ours are written to. */
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";

/** Makes it, and those above it, where they are missing. Node's own `recursive` never returns below /proc. */
export async function madeFolder(path: string): Promise<void> {
  if (existsSync(path)) return;
  await madeFolder(dirname(resolve(path)));
  await mkdir(path).catch((error: NodeJS.ErrnoException) => {
    // Somebody else was first.
    if (error.code !== "EEXIST") throw error;
  });
}
