/** How a store is, for whoever asks the mock. */
import type { Consistency } from "../options.ts";

export interface StoreHealth {
  readonly kind: "file" | "postgres";
  readonly reachable: boolean;
  /** What is wrong, where the store did not do its part the last time. */
  readonly trouble?: string;
  /** How many records of a sandbox are known here. */
  readonly position?: number;
  /** Of reads, where other processes may serve the same sandboxes. */
  readonly consistency?: Consistency;
  /** So old may what a local read sees be at most. */
  readonly stalenessMs?: number;
}
