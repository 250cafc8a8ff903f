/** What a sweep learns about one document. Types only. */

export interface Row {
  readonly document: string;
  /** Megabytes. */
  readonly size: number;
  /** Undefined: it was served. */
  readonly refused?: string;
  readonly operations?: number;
  /** CPU from the file to a mock that is ready. */
  readonly readyMs?: number;
  readonly asked?: Asked;
  readonly lives?: Lives;
  readonly verdict?: SelfVerdict;
  /** Most memory that the process had, in megabytes. */
  readonly peakMb?: number;
  readonly cpuMs?: number;
  /** How the process ended, where it did not end by itself. */
  readonly end?: string;
}

/** One valid request to every operation. */
export interface Asked {
  readonly answered: number;
  /** A documented 4xx. */
  readonly declined: readonly string[];
  /** Answers that break the document, 5xx, silence. */
  readonly invalid: readonly string[];
  /** Operations for which no valid request was found. */
  readonly unasked: readonly string[];
}

/** Create, read, list, change, delete, 404: as much of it as the document has. */
export interface Lives {
  readonly found: number;
  readonly whole: number;
  readonly broken: readonly string[];
}

export interface SelfVerdict {
  readonly cases: number;
  readonly planMs: number;
  /** Of the whole verdict, the mock's part included. */
  readonly cpuMs: number;
  readonly pass: number;
  readonly advisory: number;
  readonly inconclusive: number;
  readonly fail: number;
  readonly error: number;
  /** What was found, worst first. */
  readonly causes: readonly string[];
  /** Why cases stayed inconclusive, most frequent first. */
  readonly reasons: readonly string[];
}
