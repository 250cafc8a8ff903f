/** What differs between two versions of a document. Types only. */

/** `breaking`: a client written for the old version can fail. `risky`: it may, and only a person can tell. */
export type Severity = "breaking" | "risky" | "safe";

/** Requests may only widen; responses may only narrow. */
export type Direction = "request" | "response";

export interface Change {
  /** Stable id: `request-max-length-narrowed`, `operation-removed`. */
  readonly rule: string;
  readonly severity: Severity;
  /** Undefined where it is no part of a message. */
  readonly direction: Direction | undefined;
  /** What changed, as a clause. */
  readonly says: string;
  /** What it means for a client, in one sentence. */
  readonly why: string;
  /** JSON Pointers of the place, or of what is nearest to it, in the old and the new document. */
  readonly old: string;
  readonly new: string;
}

/** A change with every operation that it reaches, as `GET /pets`. */
export interface ReportedChange extends Change {
  readonly operations: readonly string[];
}
