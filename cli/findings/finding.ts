/** What check, diff, proxy and coverage say alike; findings.schema.json publishes the shape. Types only. */

export type Level = "error" | "warning" | "note";

/** Where in a document; null where it is not known. */
export interface Place {
  readonly file: string;
  /** 1-based. */
  readonly line: number | null;
  readonly column: number | null;
  /** JSON Pointer (RFC 6901). */
  readonly pointer: string | null;
}

export interface RelatedPlace extends Place {
  /** What stands there: "before", "first used here". */
  readonly message: string;
}

export interface Finding {
  /** Stable id of the rule: `request-parameter-removed`. */
  readonly rule: string;
  readonly level: Level;
  /** The command's own word for the level, such as `breaking`; printed in its stead. */
  readonly label: string | null;
  /** One or two sentences. */
  readonly message: string;
  /** What to do. */
  readonly fix: string | null;
  readonly place: Place | null;
  readonly related: readonly RelatedPlace[];
  /** Operations that it touches: `GET /pets`. */
  readonly operations: readonly string[];
}

export interface Findings {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: "specimen"; readonly version: string; readonly command: string };
  /** What was judged, as the caller named it. */
  readonly documents: readonly string[];
  readonly exitCode: number;
  /** The conclusion in one sentence. */
  readonly sentence: string;
  readonly totals: Readonly<Record<Level, number>>;
  /** Every rule that has a finding. */
  readonly rules: readonly { readonly id: string; readonly says: string }[];
  /** Worst first. */
  readonly findings: readonly Finding[];
  /** What only this command tells. */
  readonly details: Readonly<Record<string, unknown>> | null;
}

/** Text of a document by the name that its places carry, for code frames; undefined where it is not at hand. */
export type SourceOf = (file: string) => string | undefined;
