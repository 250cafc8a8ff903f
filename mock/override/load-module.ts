/** A TypeScript or JavaScript file of somebody's own, run afresh each time, with all that it imports. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, resolve as resolvePath, sep } from "node:path";
import { DocumentError } from "../../contract/fault.ts";
import { faultOf } from "./module-fault.ts";

export interface LoadedModule {
  /** Its default export. */
  readonly exported: unknown;
  /** As the user named it. */
  readonly file: string;
  readonly text: string;
  /** Absolute paths of the files that were run: its own, and what it imports, packages excepted. */
  readonly files: readonly string[];
}

const { cache } = createRequire(import.meta.url);

/** Throws {@link DocumentError}. The compiler loads for those who have such a file. */
export async function loadModule(file: string): Promise<LoadedModule> {
  const path = resolvePath(file);
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    const why = error.code === "ENOENT" ? "there is no such file; check the path." : `it cannot be read (${error.code}).`;
    throw new DocumentError([{ code: error.code === "ENOENT" ? "no-such-file" : "unreadable-file", file, message: why }]);
  });
  const [{ createJiti }, library] = await Promise.all([import("jiti"), import("../index.ts")]);
  const before = new Set(Object.keys(cache));
  // Collections must be of the very class that the engine knows.
  const jiti = createJiti(`${dirname(path)}${sep}`, { fsCache: false, virtualModules: { "@specimen-api/specimen": library } });
  try {
    const loaded = await jiti.import<{ default?: unknown }>(path);
    // The loader gives the whole module for a default that is not there.
    return { exported: "default" in loaded ? loaded.default : undefined, file, text, files: fresh(before) };
  } catch (error) {
    throw new DocumentError([faultOf(error, file)]);
  } finally {
    // What stayed in the cache would be run no second time, and kept for ever.
    for (const name of fresh(before)) delete cache[name];
  }
}

const fresh = (before: ReadonlySet<string>): string[] => Object.keys(cache).filter((name) => !before.has(name) && !name.includes(`${sep}node_modules${sep}`));
