/** The files that a document is made of: its own, an overlay beside it, and those that it refers to. */
import { dirname, join, resolve as resolvePath } from "node:path";
import type { JsonObject } from "../../contract/model.ts";
import { object } from "../../contract/source.ts";

/** Absolute paths; overlays are named whether they are there or not. */
export function documentFiles(document: string | JsonObject, loaded: JsonObject): readonly string[] {
  if (typeof document !== "string") return [];
  const file = resolvePath(document);
  const stem = file.replace(/\.(?:ya?ml|json)$/i, "");
  const overlays = ["yaml", "yml", "json"].map((extension) => `${stem}.overlay.${extension}`);
  return [file, ...overlays, ...Object.keys(object(loaded["x-files"])).map((name) => join(dirname(file), name))];
}
