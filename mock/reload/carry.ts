/** The state of a world, brought into the collections of another behaviour. */
import type { Behaviour } from "../handler.ts";
import type { Snapshots } from "../sandbox/snapshot.ts";
import type { Clock } from "../state/clock.ts";
import type { Collection } from "../state/collection.ts";
import { SeededCollection } from "../state/seeded-collection.ts";
import { World } from "../state/world.ts";

export interface Carried {
  readonly world: World;
  /** What could not be brought along, and what no answer can show as it is; one sentence each. */
  readonly notices: readonly string[];
}

interface Into {
  readonly behaviour: Behaviour;
  readonly seed: number;
  readonly clock: Clock;
  readonly sameContract: boolean;
}

type Collections = Readonly<Record<string, Collection<object>>>;

/** More things than these are not looked at one by one. */
const maxJudged = 1000;

/** A world in which nothing was done begins anew; otherwise every thing whose collection is still there stays, as it is. */
export function carried(before: World, start: World, { behaviour, seed, clock, sameContract }: Into): Carried {
  const fresh = start.fork(clock);
  if (before.position === 0 && before.ids === 0) return { world: fresh, notices: [] };
  const notices: string[] = [];
  const [from, to] = [before.state as Collections, fresh.state as Collections];
  const state = Object.fromEntries(Object.entries(to).map(([name, collection]) => [name, filled(collection, from[name], name, notices)]));
  for (const [name, collection] of Object.entries(from))
    if (!Object.hasOwn(to, name) && isMade(collection) && collection.size > 0) notices.push(`${name} is gone, and its ${things(collection.size)}.`);
  const world = new World(state, seed, clock);
  // Calls that touched what was dropped cannot be undone.
  world.resume(notices.length === 0 ? before.mark : { ...before.mark, done: [], undone: [] });
  return { world, notices: [...notices, ...(sameContract ? [] : misfits(behaviour, state))] };
}

/** With the worlds of one API brought along. */
export const carriedSnapshots = (snapshots: Snapshots, api: string, carry: (before: World) => World): Snapshots =>
  new Map(
    [...snapshots].map(([name, snapshot]) => {
      const before = snapshot.worlds.get(api);
      return [name, before ? { ...snapshot, worlds: new Map(snapshot.worlds).set(api, carry(before)) } : snapshot];
    }),
  );

function filled(collection: Collection<object>, from: Collection<object> | undefined, name: string, notices: string[]): Collection<object> {
  if (!from || !isMade(from)) return collection.fork();
  const into = collection.emptied();
  const refused: string[] = [];
  for (const { value, seq } of from.stored()) {
    try {
      into.redo({ collection: name, key: into.keyOf(value), before: undefined, after: value, seq });
    } catch (error) {
      refused.push(error instanceof Error ? error.message : String(error));
    }
  }
  into.countFrom(from.count);
  if (refused.length > 0) notices.push(`${things(refused.length)} of ${name} ${refused.length === 1 ? "was" : "were"} dropped: ${refused[0]}`);
  return into;
}

/** They are kept: answers make up what does not fit, and another change of the document may want them back. */
function misfits({ inferred }: Behaviour, state: Collections): string[] {
  if (!inferred?.misfit) return [];
  return inferred.resources.flatMap((name) => {
    const collection = state[name];
    if (!collection || !isMade(collection)) return [];
    const why = [...collection.all].slice(0, maxJudged).flatMap((thing) => inferred.misfit?.(name, thing) ?? []);
    return why.length === 0
      ? []
      : [`${things(why.length)} of ${name} ${why.length === 1 ? "does" : "do"} not fit any more, kept and shown as far as possible: ${why[0]}`];
  });
}

/** A start state that nobody has asked for yet stays unmade. */
const isMade = (collection: Collection<object>): boolean => !(collection instanceof SeededCollection) || collection.isSeeded;

const things = (count: number): string => `${count} ${count === 1 ? "thing" : "things"}`;
