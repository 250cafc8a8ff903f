/** Export and import: a sandbox as one document. */

import { escapeToken } from "../../../contract/pointer.ts";
import type { components } from "../../../generated/control.ts";
import type { ServedApi } from "../../served-api.ts";
import type { Adjustment } from "../../state/clock.ts";
import { type ControlHandlers, controlPrincipal, type Desk } from "../desk.ts";
import { refill } from "../refill.ts";
import { type Mistake, mistaken } from "../refusals.ts";
import { asThing } from "../shown-entry.ts";
import { collectionsOf, digestOf } from "../stored.ts";

type Export = components["schemas"]["Export"];
type ExportedApi = components["schemas"]["ExportedApi"];

export const exchangeOperations = (desk: Desk): ControlHandlers<"exportState" | "importState"> => ({
  exportState({ reply }) {
    const apis = Object.fromEntries(desk.apis.map((origin) => [origin.contract.id, exported(desk.sandbox.api(origin))]));
    return reply(200, { format: 1, clock: settingOf(desk.sandbox.clock.adjustment), apis });
  },

  importState({ body, reply }) {
    const { apis, mistakes } = targetsOf(desk, body);
    if (mistakes.length === 0) for (const [api, given] of apis) refill(api, given, `/apis/${escapeToken(api.contract.id)}/collections`, mistakes);
    if (mistakes.length > 0) {
      for (const [{ world }] of apis) world.rollback();
      return reply(422, mistaken(mistakes));
    }
    for (const [{ world }, given] of apis) {
      const { collections, ids, relaxed = false } = given;
      const isWhole = Object.keys(collectionsOf(world)).every((name) => Object.hasOwn(collections, name));
      // What stays may have been made under later ids, and outside limits.
      if (ids !== undefined) world.countIdsFrom(isWhole ? ids : Math.max(ids, world.ids));
      world.relaxed = relaxed || (world.relaxed && !isWhole);
      world.commit("importState", controlPrincipal);
    }
    if (body.clock) desk.sandbox.clock.adjust(adjustmentOf(body.clock));
    const positions = Object.fromEntries(apis.map(([{ contract, world }]) => [contract.id, { position: world.position }]));
    return reply(200, { apis: positions, notes: apis.flatMap(([api, given]) => notesOn(api, given)) });
  },
});

const exported = ({ contract, world }: ServedApi): ExportedApi => ({
  contract: digestOf(contract),
  ids: world.ids,
  ...(world.relaxed && { relaxed: true }),
  collections: Object.fromEntries(Object.entries(collectionsOf(world)).map(([name, { all }]) => [name, [...all].map(asThing)])),
});

function targetsOf({ apis, sandbox }: Desk, body: Export): { apis: [ServedApi, ExportedApi][]; mistakes: Mistake[] } {
  const found: [ServedApi, ExportedApi][] = [];
  const mistakes: Mistake[] = [];
  for (const [id, given] of Object.entries(body.apis)) {
    const origin = apis.find(({ contract }) => contract.id === id);
    if (origin) found.push([sandbox.api(origin), given]);
    else mistakes.push({ at: `/apis/${escapeToken(id)}`, message: `"${id}" is not served; served are ${apis.map(({ contract }) => contract.id).join(", ")}.` });
  }
  return { apis: found, mistakes };
}

const notesOn = ({ contract }: ServedApi, { contract: digest }: ExportedApi): string[] =>
  digest === undefined || digest === digestOf(contract) ? [] : [`${contract.id}: this was exported under another version of the contract.`];

const settingOf = ({ frozenMs, offsetMs, free }: Adjustment): components["schemas"]["ClockSetting"] =>
  frozenMs === undefined ? { aheadMs: offsetMs, ...(free && { running: free }) } : { frozenAt: new Date(frozenMs).toISOString() };

const adjustmentOf = ({ frozenAt, aheadMs = 0, running }: components["schemas"]["ClockSetting"]): Adjustment =>
  frozenAt === undefined
    ? { frozenMs: undefined, offsetMs: aheadMs, ...(running && { free: running }) }
    : { frozenMs: new Date(frozenAt).getTime(), offsetMs: 0 };
