/** What whoever keeps state is told of: every way in which a sandbox can change. */
import type { ServedApi } from "../served-api.ts";
import type { JournalEntry } from "../state/journal.ts";
import type { World } from "../state/world.ts";
import type { Sandbox } from "./sandbox.ts";
import type { Snapshot, Snapshots } from "./snapshot.ts";

export interface SandboxKeeper {
  wrote(sandbox: Sandbox, api: ServedApi, world: World, entry: JournalEntry): void;
  /** An API has another world, by `reset` the start state. */
  replaced(sandbox: Sandbox, api: ServedApi, before: World, by: "reset" | "adopt"): void;
  /** A fork has the place of `before`. */
  forked(sandbox: Sandbox, before: Sandbox | undefined): void;
  /** A snapshot of that name was kept, or forgotten; `before` were there. */
  snapped(sandbox: Sandbox, name: string, snapshot: Snapshot | undefined, before: Snapshots): void;
  deleted(sandbox: Sandbox): void;
  /** Somebody works with it. */
  used(sandbox: Sandbox): void;
  /** Somebody asked for a sandbox that is not in memory. */
  missed(name: string): void;
}
