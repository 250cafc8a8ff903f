/** Changes as findings: where they stand in both documents, and in words. */
import type { Direction, ReportedChange, Severity } from "../contract/diff/change.ts";
import { subjectOf } from "../contract/diff/subject.ts";
import type { NamedDocument } from "./diff-source.ts";
import type { Finding, Level } from "./findings/finding.ts";
import { placesIn } from "./findings/places.ts";

const levels: Readonly<Record<Severity, Level>> = { breaking: "error", risky: "warning", safe: "note" };

export function findingsOf(changes: readonly ReportedChange[], before: NamedDocument, after: NamedDocument): readonly Finding[] {
  const oldPlace = placesIn(
    before.name,
    before.text,
    changes.map((change) => change.old),
  );
  const newPlace = placesIn(
    after.name,
    after.text,
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

function messageOf(change: ReportedChange): string {
  const subject = subjectOf(change.new.length >= change.old.length ? change.new : change.old);
  return `${subject === "" ? "" : `${subject}: `}${change.says}. ${change.why}`;
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

const sentence = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1).replaceAll("-", " ");
