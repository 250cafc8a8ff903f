/** Undo and redo. */
import type { components } from "../../../generated/control.ts";
import type { JournalEntry } from "../../state/journal.ts";
import type { World } from "../../state/world.ts";
import type { ControlHandlers, Desk } from "../desk.ts";
import { invalid } from "../refusals.ts";
import { shownEntry } from "../shown-entry.ts";

type Steps = components["schemas"]["Steps"];

export const stepOperations = (desk: Desk): ControlHandlers<"undo" | "redo"> => ({
  undo({ body, reply }) {
    const world = worldOf(desk, body);
    return typeof world === "string"
      ? reply(400, invalid(world))
      : reply(
          200,
          stepped(world, body, () => world.undo()),
        );
  },

  redo({ body, reply }) {
    const world = worldOf(desk, body);
    return typeof world === "string"
      ? reply(400, invalid(world))
      : reply(
          200,
          stepped(world, body, () => world.redo()),
        );
  },
});

function stepped(world: World, body: Steps | undefined, step: () => JournalEntry | undefined): components["schemas"]["Stepped"] {
  const calls: JournalEntry[] = [];
  for (let count = body?.count ?? 1; count > 0; count -= 1) {
    const entry = step();
    if (!entry) break;
    calls.push(entry);
  }
  return { calls: calls.map(shownEntry), position: world.position };
}

/** Or why it is not clear which. */
function worldOf({ apis, sandbox }: Desk, body: Steps | undefined): World | string {
  const ids = apis.map(({ contract }) => contract.id);
  const id = body?.api ?? (ids.length === 1 ? ids[0] : undefined);
  const api = apis.find(({ contract }) => contract.id === id);
  return api ? sandbox.api(api).world : `Expected "api" with one of ${ids.join(", ")}, found ${id ?? "nothing"}.`;
}
