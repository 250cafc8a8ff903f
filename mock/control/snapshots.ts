/** Named states of a sandbox to return to. They cost nothing until something changes. */
import type { Sandbox } from "../sandbox/sandbox.ts";
import type { Adjustment } from "../state/clock.ts";
import type { World } from "../state/world.ts";

export interface Snapshot {
  readonly name: string;
  readonly at: Date;
  readonly clock: Adjustment;
  /** By API; one that is absent was as at the start. */
  readonly worlds: ReadonlyMap<string, World>;
}

/** Each sandbox keeps at most so many. */
export const mostSnapshots = 50;

const kept = new WeakMap<Sandbox, Map<string, Snapshot>>();

/** The oldest first. */
export function snapshotsOf(sandbox: Sandbox): Map<string, Snapshot> {
  const known = kept.get(sandbox);
  if (known) return known;
  const made = new Map<string, Snapshot>();
  kept.set(sandbox, made);
  return made;
}

/** The present state, without keeping it. */
export const snapshotOf = (sandbox: Sandbox, name: string): Snapshot => ({
  name,
  at: sandbox.clock.now(),
  clock: sandbox.clock.adjustment,
  worlds: new Map([...sandbox.apis].map(({ contract, world }) => [contract.id, world.fork()])),
});

/** Things, ids, positions and clock as they were; what came before cannot be undone any more. */
export function restore(sandbox: Sandbox, { clock, worlds }: Snapshot): void {
  for (const api of sandbox.apis) {
    const world = worlds.get(api.contract.id);
    if (world) api.adopt(world);
    else api.reset();
  }
  sandbox.clock.adjust(clock);
}
