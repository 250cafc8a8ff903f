/** Where the files that ship with the package lie, whether it runs from source or compiled. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

function find(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "spec")) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

export const packageRoot: string = find();
