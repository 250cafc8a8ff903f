/** What was inferred, in one line. */
import type { Behaviour } from "../handler.ts";

const namesWidth = 34;

/** Short enough for a terminal of 80 columns, an indent of two included. */
export function inferredSummary({ resources, loose }: NonNullable<Behaviour["inferred"]>): string {
  const samples = `${loose} ${loose === 1 ? "operation answers" : "operations answer"} with samples`;
  if (resources.length === 0) return `no resources: ${samples}; specimen inspect shows why`;
  const count = resources.length === 1 ? "keeps" : `keeps ${resources.length} resources:`;
  const kept = `${count} ${shortened(resources)}`;
  return loose === 0 ? kept : `${kept}\n  ${samples}; specimen inspect shows why`;
}

/** Names that fit, and how many more there are. */
function shortened(names: readonly string[]): string {
  const shown = [names[0] ?? ""];
  for (const name of names.slice(1)) {
    if ([...shown, name].join(", ").length > namesWidth) break;
    shown.push(name);
  }
  const more = names.length - shown.length;
  return shown.join(", ") + (more > 0 ? ` and ${more} more` : "");
}
