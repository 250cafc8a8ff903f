/** What a rule finds in a document, and what it is given to look at. Types only. */

import type { JsonObject } from "../model.ts";
import type { Direction } from "../sample-context.ts";
import type { Check } from "../schema.ts";
import type { DocumentParts } from "./parts.ts";

/** `note` never fails a run. */
export type Severity = "error" | "warn" | "note" | "off";

export interface Problem {
  /** JSON Pointer in the joined document. */
  readonly pointer: string;
  /** One sentence: what is wrong, and why it matters. */
  readonly message: string;
  /** One sentence: what to write instead. */
  readonly fix: string;
  /** The other place, where two places contradict each other. */
  readonly related?: string;
  /** Weaker than the rule's own severity, where the rule is less sure. */
  readonly severity?: Severity;
}

/** The document as rules see it: several files joined, schemas as JSON Schema 2020-12. */
export interface Subject {
  readonly document: JsonObject;
  /** `3.0`, `3.1` or `3.2`, as the author wrote it. */
  readonly version: string;
  readonly parts: DocumentParts;
  /** Judges values by the schema at a pointer; by one that cannot be compiled, every value holds. */
  judge(direction: Direction, pointer: string): Check;
  /** Pointers of schemas for which an earlier rule saw a value that holds. */
  readonly witnessed: Set<string>;
}

export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  /** One sentence for the table of rules: what holds in a sound document. */
  readonly says: string;
  find(subject: Subject): Iterable<Problem>;
}

/** A problem at its place in the author's files. */
export interface LintFinding {
  readonly rule: string;
  readonly severity: "error" | "warn" | "note";
  readonly file: string;
  /** JSON Pointer in that file. */
  readonly pointer: string;
  readonly message: string;
  readonly fix: string;
  readonly related: { readonly file: string; readonly pointer: string } | undefined;
}
