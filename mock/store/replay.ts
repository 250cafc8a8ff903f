/** Does to sandboxes in memory what records say. */
import type { Sandbox } from "../sandbox/sandbox.ts";
import type { Sandboxes } from "../sandbox/sandboxes.ts";
import { type Snapshot, snapshotOf, withSnapshot } from "../sandbox/snapshot.ts";
import type { ServedApi } from "../served-api.ts";
import type { World } from "../state/world.ts";
import { type Content, contentOf, worldOf } from "./content.ts";
import { type Effect, isDeleted, type KeptSnapshot, unknownEffect, type Whole } from "./effect.ts";

/** What stands in memory, and the APIs of the default sandbox. */
export interface Place {
  readonly sandboxes: Sandboxes;
  readonly apis: readonly ServedApi[];
}

/** The sandbox as it is afterwards. Nobody is told. */
export function replay({ sandboxes, apis }: Place, sandbox: Sandbox, effects: readonly Effect[]): void {
  const served = (id: string): ServedApi => {
    const origin = apis.find(({ contract }) => contract.id === id);
    if (!origin) throw new Error(`there is no API "${id}"`);
    return sandbox.api(origin);
  };
  for (const effect of effects) redo(sandbox, effect, served);
  if (isDeleted(effects)) sandboxes.place(sandbox.name, undefined);
}

type Served = (id: string) => ServedApi;

function redo(sandbox: Sandbox, effect: Effect, served: Served): void {
  switch (effect.kind) {
    case "whole":
      return restore(sandbox, effect, served);
    case "clock":
      return sandbox.clock.adjust(effect.clock);
    case "entry":
      return served(effect.api).world.apply(effect.entry, effect.relaxed);
    case "reset":
      return startOver(served(effect.api), sandbox);
    case "content":
      return placeContent(served(effect.api), sandbox, effect.content);
    case "snapshot":
      return snap(sandbox, effect.name, snapshotOf(sandbox, effect.name, new Date(effect.atMs)));
    case "forget":
      return snap(sandbox, effect.name, undefined);
    default:
      throw new Error(unknownEffect(effect));
  }
}

const snap = (sandbox: Sandbox, name: string, snapshot: Snapshot | undefined): void => sandbox.placeSnapshots(withSnapshot(sandbox.snapshots, name, snapshot));

const startOver = (api: ServedApi, { clock }: Sandbox): void => api.place(api.start.fork(clock));

const placeContent = (api: ServedApi, { clock }: Sandbox, content: Content): void => api.place(worldOf(api.start, content, clock));

function restore(sandbox: Sandbox, { clock, apis, snapshots }: Whole, served: Served): void {
  sandbox.clock.adjust(clock);
  for (const api of sandbox.apis) if (!(api.contract.id in apis)) startOver(api, sandbox);
  for (const [id, content] of Object.entries(apis)) placeContent(served(id), sandbox, content);
  sandbox.placeSnapshots(new Map(snapshots.map((kept) => [kept.name, snapshotFrom(kept, sandbox, served)])));
}

function snapshotFrom({ name, atMs, clock, apis }: KeptSnapshot, sandbox: Sandbox, served: Served): Snapshot {
  const worlds = Object.entries(apis).map(([id, content]) => [id, worldOf(served(id).start, content, sandbox.clock)] as const);
  return { name, at: new Date(atMs), clock, worlds: new Map(worlds) };
}

/** As it was before any record. Nobody is told. */
export function startAgain(sandbox: Sandbox): void {
  sandbox.clock.reset();
  for (const api of sandbox.apis) startOver(api, sandbox);
  sandbox.placeSnapshots(new Map());
}

export function wholeOf(sandbox: Sandbox): Whole {
  const starts = new Map([...sandbox.apis].map(({ contract, start }) => [contract.id, start]));
  const contentsOf = (worlds: Iterable<readonly [string, World]>): Record<string, Content> =>
    Object.fromEntries([...worlds].flatMap(([id, world]) => [starts.get(id)].flatMap((start) => (start ? [[id, contentOf(start, world)]] : []))));
  return {
    kind: "whole",
    deleted: false,
    clock: sandbox.clock.adjustment,
    apis: contentsOf([...sandbox.apis].map(({ contract, world }) => [contract.id, world])),
    snapshots: [...sandbox.snapshots.values()].map(({ name, at, clock, worlds }) => ({ name, atMs: at.getTime(), clock, apis: contentsOf(worlds) })),
  };
}
