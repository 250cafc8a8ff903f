/** Snapshots, and what differs between two. */
import type { components } from "../../../generated/control.ts";
import { mostSnapshots, restore, type Snapshot, snapshotOf } from "../../sandbox/snapshot.ts";
import type { World } from "../../state/world.ts";
import type { ControlHandlers, Desk } from "../desk.ts";
import { conflict, unknown } from "../refusals.ts";
import { differenceOf } from "../world-difference.ts";

/** Compared like a snapshot, and never kept. */
const present = "now";

type Id = "listSnapshots" | "getSnapshot" | "putSnapshot" | "deleteSnapshot" | "restoreSnapshot" | "diffStates";

export const snapshotOperations = (desk: Desk): ControlHandlers<Id> => ({
  listSnapshots: ({ reply }) => reply(200, { snapshots: [...desk.sandbox.snapshots.values()].map((snapshot) => shown(desk, snapshot)) }),

  getSnapshot({ path: { snapshot: name }, reply }) {
    const snapshot = desk.sandbox.snapshots.get(name);
    return snapshot ? reply(200, shown(desk, snapshot)) : reply(404, noSuch(desk, name));
  },

  putSnapshot({ path: { snapshot: name }, reply }) {
    const { snapshots } = desk.sandbox;
    if (name === present) return reply(409, conflict('"now" is what there is at present; choose another name.'));
    const isNew = !snapshots.has(name);
    if (isNew && snapshots.size >= mostSnapshots) return reply(409, conflict(`There are ${snapshots.size} snapshots, and more are not kept; delete one.`));
    const snapshot = snapshotOf(desk.sandbox, name);
    desk.sandbox.keepSnapshot(snapshot);
    return isNew ? reply(201, shown(desk, snapshot)) : reply(200, shown(desk, snapshot));
  },

  deleteSnapshot: ({ path: { snapshot: name }, reply }) => (desk.sandbox.forgetSnapshot(name) ? reply(204) : reply(404, noSuch(desk, name))),

  restoreSnapshot({ path: { snapshot: name }, reply }) {
    const snapshot = desk.sandbox.snapshots.get(name);
    if (!snapshot) return reply(404, noSuch(desk, name));
    restore(desk.sandbox, snapshot);
    return reply(200, shown(desk, snapshot));
  },

  diffStates({ query: { from = present, to = present }, reply }) {
    const named = (name: string): Snapshot | undefined => (name === present ? snapshotOf(desk.sandbox, name) : desk.sandbox.snapshots.get(name));
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

const shown = ({ apis }: Desk, { name, at, worlds }: Snapshot): components["schemas"]["Snapshot"] => ({
  name,
  at: at.toISOString(),
  apis: Object.fromEntries(apis.map(({ contract: { id } }) => [id, { position: worlds.get(id)?.position ?? 0 }])),
});

function noSuch({ sandbox }: Desk, name: string) {
  const names = [...sandbox.snapshots.keys()];
  return unknown(`The sandbox "${sandbox.name}" has no snapshot "${name}"; ${names.length === 0 ? "it has none" : `there are ${names.join(", ")}`}.`);
}
