/** What is known here of one sandbox that is kept. */
import type { Sandbox } from "../sandbox/sandbox.ts";

export class Line {
  /** Position of the latest record that is known here. */
  head = 0;
  /** Undefined where there is none, or none any more. */
  sandbox: Sandbox | undefined;
  /** Others may have written, or what was written is unclear: to be read again before the next use. */
  suspect = true;
  /** Of the records since the latest whole state, and of that. */
  bytes = 0;
  wholeBytes = 0;
  /** When it was last known that nothing newer was there, by `performance.now()`. */
  checkedMs = Number.NEGATIVE_INFINITY;

  /** Reading the records again takes longer than reading a whole state. */
  get isLong(): boolean {
    return this.bytes > Math.max(smallestBytes, 2 * this.wholeBytes);
  }
}

const smallestBytes = 1024 * 1024;
