/** The sandboxes of the mock: listed, made of each other, dropped. */
import type { components } from "../../../generated/control.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { defaultSandbox } from "../../sandbox/sandbox-name.ts";
import type { World } from "../../state/world.ts";
import type { ControlHandlers, Desk } from "../desk.ts";
import { conflict, mistaken, type Problem, unknown } from "../refusals.ts";
import { collectionsOf, isUntouched } from "../stored.ts";

export const sandboxOperations = (desk: Desk): ControlHandlers<"listSandboxes" | "getSandbox" | "putSandbox" | "deleteSandbox"> => ({
  listSandboxes: ({ reply }) => reply(200, { sandboxes: desk.sandboxes.list().map((sandbox) => shown(desk, sandbox)) }),

  getSandbox({ path: { sandbox: name }, reply }) {
    const sandbox = desk.sandboxes.find(name);
    return sandbox ? reply(200, shown(desk, sandbox)) : reply(404, noSuch(desk, name));
  },

  putSandbox({ path: { sandbox: name }, body, reply }) {
    if (name === defaultSandbox) return reply(409, conflict("The default sandbox is always there; reset it, or import into it."));
    const { sandboxes } = desk;
    const from = body?.from === undefined ? undefined : sandboxes.find(body.from);
    if (body?.from !== undefined && !from) return reply(422, mistaken([{ at: "/from", message: noSuch(desk, body.from).detail }]));
    const isNew = !sandboxes.find(name);
    if (!from && !isNew) sandboxes.delete(name);
    const made = from ? sandboxes.fork(from, name) : sandboxes.use(name);
    if (!made) return reply(503, noRoom(sandboxes.limits.most), { "Retry-After": "10" });
    return isNew ? reply(201, shown(desk, made)) : reply(200, shown(desk, made));
  },

  deleteSandbox({ path: { sandbox: name }, reply }) {
    if (name === defaultSandbox) return reply(409, conflict("The default sandbox cannot be dropped; reset it."));
    return desk.sandboxes.find(name) && desk.sandboxes.delete(name) ? reply(204) : reply(404, noSuch(desk, name));
  },
});

function shown({ sandboxes }: Desk, { name, lastUsedMs, apis }: Sandbox): components["schemas"]["Sandbox"] {
  // Nobody has to name the default one, so nobody counts how long it rests.
  const idleMs = name === defaultSandbox ? null : Math.max(0, Math.round(performance.now() - lastUsedMs));
  const expiresInMs = idleMs === null ? null : Math.max(0, sandboxes.limits.expireMs - idleMs);
  const extents = [...apis].map(({ contract, world }) => [contract.id, { position: world.position, things: thingsIn(world) }]);
  return { name, idleMs, expiresInMs, apis: Object.fromEntries(extents) };
}

/** Counting must not make what nobody asked for. */
const thingsIn = (world: World): number =>
  Object.values(collectionsOf(world)).reduce((sum, collection) => sum + (isUntouched(collection) ? 0 : collection.size), 0);

function noSuch({ sandboxes }: Desk, name: string): Problem {
  const names = sandboxes.list().map((sandbox) => sandbox.name);
  return unknown(`There is no sandbox "${name}"; there are ${names.slice(0, 20).join(", ")}${names.length > 20 ? " and more" : ""}.`);
}

const noRoom = (most: number): Problem => ({
  type: "/_specimen/problems/no-room",
  title: "There are too many sandboxes",
  status: 503,
  detail: `All ${most} sandboxes are in use; delete one, or come again when one rests.`,
});
