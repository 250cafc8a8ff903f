/** Changes as findings: where they stand in both documents, and in words. */
import type { Direction, ReportedChange, Severity } from "../contract/diff/change.ts";
import { subjectOf } from "../contract/diff/subject.ts";
import { tokensOf } from "../contract/pointer.ts";
import { type NamedDocument, partName } from "./diff-source.ts";
import type { Finding, Level, Place } from "./findings/finding.ts";
import { placesIn } from "./findings/places.ts";

const levels: Readonly<Record<Severity, Level>> = { breaking: "error", risky: "warning", safe: "note" };

export function findingsOf(changes: readonly ReportedChange[], before: NamedDocument, after: NamedDocument): readonly Finding[] {
  const oldPlace = placesOf(
    before,
    changes.map((change) => change.old),
  );
  const newPlace = placesOf(
    after,
    changes.map((change) => change.new),
  );
  return changes.map((change) => ({
    rule: change.rule,
    level: levels[change.severity],
    label: change.severity,
    message: messageOf(change),
    fix: null,
    place: newPlace(change.new),
    related: [{ message: "before", ...oldPlace(change.old) }],
    operations: change.operations,
  }));
}

/** In the file of several in which a pointer's place is. */
export function placesOf(document: NamedDocument, pointers: readonly string[]): (pointer: string) => Place {
  const split = (pointer: string): { part: string; inside: string } => {
    const [, written = "", inside = ""] = /^\/x-files\/([^/]*)(.*)$/.exec(pointer) ?? [];
    const [part = ""] = tokensOf(`/${written}`);
    return document.parts.has(part) ? { part, inside } : { part: "", inside: pointer };
  };
  const groups = new Map<string, string[]>();
  for (const { inside, part } of pointers.map(split)) groups.set(part, [...(groups.get(part) ?? []), inside]);
  const places = new Map(
    [...groups].map(([part, inside]) =>
      part === "" ? [part, placesIn(document.name, document.text, inside)] : [part, placesIn(partName(document, part), document.parts.get(part) ?? "", inside)],
    ),
  );
  return (pointer) => {
    const { inside, part } = split(pointer);
    return places.get(part)?.(inside) ?? { file: document.name, line: null, column: null, pointer };
  };
}

function messageOf(change: ReportedChange): string {
  const subject = subjectOf(change.new.length >= change.old.length ? change.new : change.old);
  return subject === "" ? `${capital(change.says)}. ${change.why}` : `${subject}: ${change.says}. ${change.why}`;
}

const directions: Readonly<Record<Direction, string>> = { request: "what clients send", response: "what clients receive" };
const shifts: Readonly<Record<string, string>> = {
  narrowed: "allows less than before",
  widened: "allows more than before",
  changed: "allows something else than before",
  unclear: "changed in a way that cannot be compared",
};

/** One sentence for a rule. */
export function ruleSays(rule: string): string {
  const [, direction = "", facet = "", shift = ""] = /^(request|response)-(.+)-(narrowed|widened|changed|unclear)$/.exec(rule) ?? [];
  if (direction === "request" || direction === "response") return `${sentence(facet)} of ${directions[direction]} ${shifts[shift]}.`;
  return `${sentence(rule)}.`;
}

const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);
const sentence = (words: string): string => capital(words.replaceAll("-", " "));
