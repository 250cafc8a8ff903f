/** What the user named to the document that it means. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { documentId } from "../contract/load.ts";
import { distance } from "../contract/nearest.ts";
import { packageRoot } from "../contract/package-root.ts";
import { ConfigurationError } from "./configuration-error.ts";

const folder = join(packageRoot, "spec");

/** A shipped API's id, or the path of a document. Throws {@link ConfigurationError} with the nearest name. */
export function contractFile(named: string): { readonly id: string; readonly file: string } {
  // The mock's own control API is judged by its path.
  const shipped = readdirSync(folder)
    .filter((name) => name !== "control")
    .sort();
  if (shipped.includes(named)) return { id: named, file: join(folder, named, "openapi.yaml") };
  if (/[./\\]/.test(named) || existsSync(named)) return { id: documentId(named), file: named };
  // People say "clerk" and mean "clerk-organizations".
  const far = (id: string): number => Math.min(distance(id, named), distance(id.split("-")[0] ?? id, named));
  const [nearest] = [...shipped].sort((a, b) => far(a) - far(b)).filter((id) => far(id) <= Math.max(2, named.length / 2));
  const guess = nearest === undefined ? "" : ` Did you mean "${nearest}"?`;
  throw new ConfigurationError(
    `There is no API "${named}".${guess}\nShipped:${shipped.map((id) => `\n  ${id}`).join("")}\nA document of your own is named by its path, such as ./openapi.yaml.`,
  );
}
