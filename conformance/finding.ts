/** One thing that is wrong with an exchange, or with what several show together. */
import type { Provenance } from "../contract/provenance.ts";

export interface Finding {
  /** Id of the check that found it; `scenario` for what only a story shows. */
  readonly check: string;
  /** One sentence. */
  readonly message: string;
  readonly expected: string;
  readonly found: string;
  /** As strong as the expectation that is broken. */
  readonly provenance: Provenance;
  /** JSON Pointer in the contract; empty where no place says it (a rule does, or HTTP). */
  readonly pointer: string;
  /** Id in rules.yaml, or a section of an RFC. */
  readonly rule?: string;
  /** Occurrences with the same key are one cause. */
  readonly cause: string;
}
