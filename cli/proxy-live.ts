/** What a proxy says while traffic passes: one paragraph a cause, when it is first seen. */
import pc from "picocolors";
import { shortened, visible } from "../conformance/report/visible.ts";
import { wrapped } from "../conformance/report/wrap.ts";
import type { Entry } from "../proxy/ledger.ts";
import type { Place } from "./findings/finding.ts";
import { placeText } from "./findings/words.ts";

const width = 80;

/** Undefined for notes, which wait for the summary. */
export function liveText({ finding, first, level }: Entry, place: Place | null, colours: ReturnType<typeof pc.createColors> = pc): string | undefined {
  if (level === "note") return undefined;
  const tone = level === "error" ? colours.red : colours.yellow;
  const said = `${finding.message} Expected ${finding.expected}, found ${finding.found}.`;
  return [
    `${colours.bold(tone(level))}  ${colours.bold(finding.check)}  ${visible(first)}`,
    ...(place ? [`  ${colours.dim(visible(placeText(place)))}`] : []),
    wrapped(visible(shortened(said, 600)), width, "  "),
  ].join("\n");
}
