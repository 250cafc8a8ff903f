/** Records as the state that they leave, without the start state that they were made on. */
import type { Adjustment } from "../state/clock.ts";
import type { Key } from "../state/collection.ts";
import type { Content } from "./content.ts";
import { type Effect, unknownEffect, type Whole } from "./effect.ts";

/** What became of one API. Things that were never touched are not in it. */
export interface FoldedApi {
  position: number;
  ids: number;
  relaxed: boolean;
  readonly collections: Map<string, { count: number; readonly things: Map<Key, { readonly seq: number; readonly value: object | undefined }> }>;
}

interface FoldedSnapshot {
  readonly atMs: number;
  readonly clock: Adjustment;
  readonly apis: ReadonlyMap<string, FoldedApi>;
}

export interface Folded {
  clock: Adjustment;
  deleted: boolean;
  readonly apis: Map<string, FoldedApi>;
  /** By name, the oldest first. */
  readonly snapshots: Map<string, FoldedSnapshot>;
}

export function fold(effects: Iterable<Effect>): Folded {
  const folded: Folded = { clock: { frozenMs: undefined, offsetMs: 0 }, deleted: false, apis: new Map(), snapshots: new Map() };
  for (const effect of effects) add(folded, effect);
  return folded;
}

function add(folded: Folded, effect: Effect): void {
  folded.deleted = effect.kind === "whole" && effect.deleted;
  const { apis, snapshots } = folded;
  switch (effect.kind) {
    case "whole":
      return replace(folded, effect);
    case "clock":
      folded.clock = effect.clock;
      return;
    case "reset":
      return void apis.delete(effect.api);
    case "content":
      return void apis.set(effect.api, fromContent(effect.content));
    case "entry":
      return addEntry(apis, effect);
    case "snapshot":
      snapshots.delete(effect.name);
      return void snapshots.set(effect.name, { atMs: effect.atMs, clock: folded.clock, apis: new Map([...apis].map(([id, api]) => [id, copyOf(api)])) });
    case "forget":
      return void snapshots.delete(effect.name);
    default:
      throw new Error(unknownEffect(effect));
  }
}

function replace(folded: Folded, { clock, apis, snapshots }: Whole): void {
  folded.clock = clock;
  folded.apis.clear();
  for (const [id, api] of foldedFrom(apis)) folded.apis.set(id, api);
  folded.snapshots.clear();
  for (const { name, atMs, clock, apis } of snapshots) folded.snapshots.set(name, { atMs, clock, apis: foldedFrom(apis) });
}

const foldedFrom = (apis: Readonly<Record<string, Content>>): Map<string, FoldedApi> =>
  new Map(Object.entries(apis).map(([id, content]) => [id, fromContent(content)]));

const copyOf = (api: FoldedApi): FoldedApi => ({
  ...api,
  collections: new Map([...api.collections].map(([name, { count, things }]) => [name, { count, things: new Map(things) }])),
});

function addEntry(apis: Folded["apis"], { api: id, entry, relaxed }: Extract<Effect, { kind: "entry" }>): void {
  const api = apis.get(id) ?? { position: 0, ids: 0, relaxed: false, collections: new Map() };
  apis.set(id, api);
  Object.assign(api, { position: entry.position, ids: entry.ids.after, relaxed });
  for (const { collection, key, after, seq } of entry.changes) {
    const known = api.collections.get(collection) ?? { count: 0, things: new Map() };
    known.count = Math.max(known.count, seq + 1);
    // Collections hold objects.
    known.things.set(key, { seq, value: after as object | undefined });
    api.collections.set(collection, known);
  }
}

function fromContent({ mark: { position, ids, relaxed }, collections }: Content): FoldedApi {
  const api: FoldedApi = { position, ids, relaxed, collections: new Map() };
  for (const [name, { count, things, gone }] of Object.entries(collections)) {
    const known = new Map<Key, { seq: number; value: object | undefined }>(things.map(([key, seq, value]) => [key, { seq, value }]));
    for (const key of gone) known.set(key, { seq: 0, value: undefined });
    api.collections.set(name, { count, things: known });
  }
  return api;
}

/** Calls that were made before cannot be undone on another start state. */
export function contentFrom({ position, ids, relaxed, collections }: FoldedApi): Content {
  return {
    mark: { position, ids, relaxed, done: [], undone: [] },
    collections: Object.fromEntries(
      [...collections].map(([name, { count, things }]) => [
        name,
        {
          count,
          things: [...things].flatMap(([key, { seq, value }]) => (value === undefined ? [] : [[key, seq, value] as const])),
          gone: [...things].flatMap(([key, { value }]) => (value === undefined ? [key] : [])),
        },
      ]),
    ),
  };
}
