/** The clock of a sandbox: frozen, set, advanced. */
import type { components } from "../../../generated/control.ts";
import type { SandboxClock } from "../../state/clock.ts";
import type { ControlHandlers, Desk } from "../desk.ts";
import { invalid } from "../refusals.ts";

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** Times that a four-digit year can say. */
const first = new Date("0001-01-01T00:00:00Z").getTime();
const last = new Date("9999-12-31T00:00:00Z").getTime();
const outside = "The time would lie outside the years 1 to 9999.";

const isSayable = (at: Date): boolean => at.getTime() >= first && at.getTime() <= last;

export const clockOperations = (desk: Desk): ControlHandlers<"getClock" | "freezeClock" | "setClock" | "advanceClock" | "runClock"> => ({
  getClock: ({ reply }) => reply(200, shown(desk.sandbox.clock)),

  freezeClock({ body, reply }) {
    const at = body?.at === undefined ? undefined : new Date(body.at);
    if (at && !isSayable(at)) return reply(400, invalid(outside));
    desk.sandbox.clock.freeze(at);
    return reply(200, shown(desk.sandbox.clock));
  },

  setClock({ body, reply }) {
    const at = new Date(body.at);
    if (!isSayable(at)) return reply(400, invalid(outside));
    desk.sandbox.clock.set(at);
    return reply(200, shown(desk.sandbox.clock));
  },

  advanceClock({ body, reply }) {
    const { clock } = desk.sandbox;
    const ms = Number.parseInt(body.by, 10) * (units[body.by.replace(/^\d+/, "")] ?? 0);
    if (!isSayable(new Date(clock.now().getTime() + ms))) return reply(400, invalid(outside));
    clock.advance(ms);
    return reply(200, shown(clock));
  },

  runClock({ reply }) {
    desk.sandbox.clock.run();
    return reply(200, shown(desk.sandbox.clock));
  },
});

const shown = (clock: SandboxClock): components["schemas"]["Clock"] => {
  const now = clock.now();
  return { now: now.toISOString(), frozen: clock.isFrozen, aheadMs: now.getTime() - Date.now() };
};
