/** What a document is called in URLs, case ids and modules: never by the folder that a checkout happens to lie in. */
import { basename, dirname, extname, relative, resolve } from "node:path";

/** `spec/pets/openapi.yaml` gives `pets`, any other file its name without extension. */
export function documentId(file: string): string {
  const name = basename(file, extname(file));
  if (name !== "openapi") return name;
  const folder = basename(dirname(relative(process.cwd(), resolve(file))));
  return /^\.{0,2}$/.test(folder) ? name : folder;
}
