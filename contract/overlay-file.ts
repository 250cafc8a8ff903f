/** The overlay beside a document: `pets.overlay.yaml` for `pets.yaml`. */
import { access } from "node:fs/promises";
import { DocumentError, type Fault } from "./fault.ts";
import type { JsonObject } from "./model.ts";
import { applyOverlay } from "./overlay.ts";
import { positionsIn } from "./position.ts";
import { readDocument } from "./read.ts";

/** Applies the overlay that stands beside `file`, if any, in place. Throws {@link DocumentError}. */
export async function overlaid(document: JsonObject, file: string): Promise<{ readonly document: JsonObject; readonly notices: readonly Fault[] }> {
  const beside = await overlayBeside(file);
  if (beside === undefined) return { document, notices: [] };
  const { value, text, notices } = await readDocument(beside);
  const found = await applyOverlay(document, value);
  const positionOf = found.length > 0 ? positionsIn(text) : undefined;
  const faults = found.map(({ fatal, ...fault }) => ({
    fatal,
    fault: { ...fault, code: "bad-overlay" as const, file: beside, ...positionOf?.(fault.pointer) },
  }));
  if (faults.some(({ fatal }) => fatal)) throw new DocumentError(faults.map(({ fault }) => fault));
  return { document, notices: [...notices, ...faults.map(({ fault }) => fault)] };
}

/** Undefined where there is none. */
export async function overlayBeside(file: string): Promise<string | undefined> {
  const stem = file.replace(/\.(?:ya?ml|json)$/i, "");
  // An overlay has none of its own.
  if (stem.endsWith(".overlay")) return undefined;
  for (const extension of ["yaml", "yml", "json"]) {
    const candidate = `${stem}.overlay.${extension}`;
    const there = await access(candidate).then(
      () => true,
      () => false,
    );
    if (there) return candidate;
  }
  return undefined;
}
