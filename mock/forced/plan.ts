/** What the next answers of an operation are to be. */
import type { WireFault } from "../message.ts";

export interface Plan {
  /** Undefined: of whichever API has the operation. */
  readonly api?: string;
  readonly operation: string;
  /** So many answers are forced. */
  readonly times?: number;
  /** Of each matching call; 1 unless said. */
  readonly probability?: number;
  /** The same seed chooses the same calls. */
  readonly seed?: number;
  readonly status?: number;
  readonly example?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly delayMs?: number;
  readonly fault?: WireFault;
}

/** Nothing runs: the answer is made from the plan. Without any of these, the usual answer comes late or spoilt. */
export const replaces = ({ status, example, body, headers }: Plan): boolean =>
  status !== undefined || example !== undefined || body !== undefined || headers !== undefined;
