/** What a world has that its start state has not: enough to make it again, and small where little was changed. */
import type { Collection, Key } from "../state/collection.ts";
import { SeededCollection } from "../state/seeded-collection.ts";
import type { World, WorldMark } from "../state/world.ts";

export interface Content {
  readonly mark: WorldMark;
  readonly collections: Readonly<Record<string, Difference>>;
}

/** From a collection of the start state to one of now. */
export interface Difference {
  /** How many things were ever inserted. */
  readonly count: number;
  readonly things: readonly (readonly [key: Key, seq: number, value: object])[];
  readonly gone: readonly Key[];
}

type Collections = Readonly<Record<string, Collection<object>>>;

// A world's constructor saw to it that its state holds collections and nothing else.
const collectionsOf = (world: World): Collections => world.state as Collections;

export function contentOf(start: World, world: World): Content {
  const before = collectionsOf(start);
  const collections: Record<string, Difference> = {};
  for (const [name, collection] of Object.entries(collectionsOf(world))) {
    const difference = isUnread(collection) ? undefined : differenceOf(before[name] as Collection<object>, collection);
    if (difference) collections[name] = difference;
  }
  return { mark: world.mark, collections };
}

/** Nothing can have changed in what was never made. */
const isUnread = (collection: Collection<object>): boolean => collection instanceof SeededCollection && !collection.isSeeded;

function differenceOf(before: Collection<object>, now: Collection<object>): Difference | undefined {
  const things: [Key, number, object][] = [];
  for (const { key, seq, value } of now.stored()) if (before.get(key) !== value) things.push([key, seq, value]);
  const gone: Key[] = [];
  for (const { key } of before.stored()) if (!now.has(key)) gone.push(key);
  return things.length === 0 && gone.length === 0 && now.count === before.count ? undefined : { count: now.count, things, gone };
}

/** Makes the world again. Throws where content and start state do not go together. */
export function worldOf(start: World, { mark, collections }: Content, clock: Parameters<World["fork"]>[0]): World {
  const world = start.fork(clock);
  const state = collectionsOf(world);
  for (const [name, { count, things, gone }] of Object.entries(collections)) {
    const collection = state[name];
    if (!collection) throw new Error(`there is no collection "${name}" any more`);
    put(collection, things, gone);
    collection.countFrom(Math.max(count, collection.count));
  }
  world.resume(mark);
  return world;
}

function put(collection: Collection<object>, things: Difference["things"], gone: readonly Key[]): void {
  const go = (key: Key): void => {
    if (collection.has(key)) collection.redo({ collection: "", key, before: collection.get(key), after: undefined, seq: 0 });
  };
  // Changed things leave first: what was unique to one may be another's by now.
  for (const key of gone) go(key);
  for (const [key] of things) go(key);
  for (const [key, seq, after] of things) collection.redo({ collection: "", key, before: undefined, after, seq });
}
