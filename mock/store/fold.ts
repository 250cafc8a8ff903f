/** Records as the state that they leave, without the start state that they were made on. */
import type { Adjustment } from "../state/clock.ts";
import type { Key } from "../state/collection.ts";
import type { Content } from "./content.ts";
import type { Effect } from "./effect.ts";

/** What became of one API. Things that were never touched are not in it. */
export interface FoldedApi {
  position: number;
  ids: number;
  relaxed: boolean;
  readonly collections: Map<string, { count: number; readonly things: Map<Key, { readonly seq: number; readonly value: object | undefined }> }>;
}

export interface Folded {
  clock: Adjustment;
  deleted: boolean;
  readonly apis: Map<string, FoldedApi>;
}

export function fold(effects: Iterable<Effect>): Folded {
  const folded: Folded = { clock: { frozenMs: undefined, offsetMs: 0 }, deleted: false, apis: new Map() };
  for (const effect of effects) add(folded, effect);
  return folded;
}

function add(folded: Folded, effect: Effect): void {
  folded.deleted = effect.kind === "whole" && effect.deleted;
  if (effect.kind === "whole") {
    folded.apis.clear();
    folded.clock = effect.clock;
    for (const [id, content] of Object.entries(effect.apis)) folded.apis.set(id, fromContent(content));
  } else if (effect.kind === "clock") folded.clock = effect.clock;
  else if (effect.kind === "reset") folded.apis.delete(effect.api);
  else if (effect.kind === "content") folded.apis.set(effect.api, fromContent(effect.content));
  else {
    const api = folded.apis.get(effect.api) ?? { position: 0, ids: 0, relaxed: false, collections: new Map() };
    folded.apis.set(effect.api, api);
    addEntry(api, effect);
  }
}

function addEntry(api: FoldedApi, { entry, relaxed }: Extract<Effect, { kind: "entry" }>): void {
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
