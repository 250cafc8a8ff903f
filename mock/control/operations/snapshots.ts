/** Snapshots, and what differs between two. */
import type { components } from "../../../generated/control.ts";
import type { World } from "../../state/world.ts";
import type { ControlHandlers, Desk } from "../desk.ts";
import { conflict, unknown } from "../refusals.ts";
import { mostSnapshots, restore, type Snapshot, snapshotOf, snapshotsOf } from "../snapshots.ts";
import { differenceOf } from "../world-difference.ts";

type Id = "listSnapshots" | "getSnapshot" | "putSnapshot" | "deleteSnapshot" | "restoreSnapshot" | "diffStates";

export const snapshotOperations = (desk: Desk): ControlHandlers<Id> => ({
  listSnapshots: ({ reply }) => reply(200, { snapshots: [...snapshotsOf(desk.sandbox).values()].map(shown) }),

  getSnapshot({ path: { snapshot: name }, reply }) {
    const snapshot = snapshotsOf(desk.sandbox).get(name);
    return snapshot ? reply(200, shown(snapshot)) : reply(404, noSuch(desk, name));
  },

  putSnapshot({ path: { snapshot: name }, reply }) {
    const kept = snapshotsOf(desk.sandbox);
    const isNew = !kept.delete(name);
    if (isNew && kept.size >= mostSnapshots) return reply(409, conflict(`There are ${kept.size} snapshots, and more are not kept; delete one.`));
    const snapshot = snapshotOf(desk.sandbox, name);
    kept.set(name, snapshot);
    return isNew ? reply(201, shown(snapshot)) : reply(200, shown(snapshot));
  },

  deleteSnapshot: ({ path: { snapshot: name }, reply }) => (snapshotsOf(desk.sandbox).delete(name) ? reply(204) : reply(404, noSuch(desk, name))),

  restoreSnapshot({ path: { snapshot: name }, reply }) {
    const snapshot = snapshotsOf(desk.sandbox).get(name);
    if (!snapshot) return reply(404, noSuch(desk, name));
    restore(desk.sandbox, snapshot);
    return reply(200, shown(snapshot));
  },

  diffStates({ query: { from = "now", to = "now" }, reply }) {
    const named = (name: string): Snapshot | undefined => (name === "now" ? snapshotOf(desk.sandbox, name) : snapshotsOf(desk.sandbox).get(name));
    const [one, other] = [named(from), named(to)];
    if (!one || !other) return reply(404, noSuch(desk, one ? to : from));
    const apis: components["schemas"]["Difference"]["apis"] = {};
    for (const { contract, start } of desk.apis) {
      const worldIn = ({ worlds }: Snapshot): World => worlds.get(contract.id) ?? start;
      const difference = differenceOf(worldIn(one), worldIn(other));
      if (Object.keys(difference).length > 0) apis[contract.id] = difference;
    }
    return reply(200, { from, to, apis });
  },
});

const shown = ({ name, at, worlds }: Snapshot): components["schemas"]["Snapshot"] => ({
  name,
  at: at.toISOString(),
  apis: Object.fromEntries([...worlds].map(([id, { position }]) => [id, { position }])),
});

function noSuch({ sandbox }: Desk, name: string) {
  const names = [...snapshotsOf(sandbox).keys()];
  return unknown(`The sandbox "${sandbox.name}" has no snapshot "${name}"; ${names.length === 0 ? "it has none" : `there are ${names.join(", ")}`}.`);
}
