/** Named states of a sandbox to return to. They cost nothing until something changes. */
import type { Adjustment } from "../state/clock.ts";
import type { World } from "../state/world.ts";
import type { Sandbox } from "./sandbox.ts";

export interface Snapshot {
  readonly name: string;
  /** By the sandbox's clock. */
  readonly at: Date;
  readonly clock: Adjustment;
  /** By API; one that is absent was as at the start. */
  readonly worlds: ReadonlyMap<string, World>;
}

/** Each sandbox keeps at most so many. */
export const mostSnapshots = 50;

/** The present state, without keeping it. */
export const snapshotOf = (sandbox: Sandbox, name: string, at = sandbox.clock.now()): Snapshot => ({
  name,
  at,
  clock: sandbox.clock.adjustment,
  worlds: new Map([...sandbox.apis].map(({ contract, world }) => [contract.id, world.fork()])),
});

export type Snapshots = ReadonlyMap<string, Snapshot>;

/** Without a snapshot the name is forgotten. The youngest comes last. */
export const withSnapshot = (before: Snapshots, name: string, snapshot: Snapshot | undefined): Snapshots => {
  const others = [...before].filter(([other]) => other !== name);
  return new Map(snapshot ? [...others, [name, snapshot]] : others);
};

/** Things, ids, positions and clock as they were; what came before cannot be undone any more. */
export function restore(sandbox: Sandbox, { clock, worlds }: Snapshot): void {
  for (const api of sandbox.apis) {
    const world = worlds.get(api.contract.id);
    if (world) api.adopt(world);
    else api.reset();
  }
  sandbox.clock.adjust(clock);
}
