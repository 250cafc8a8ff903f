/** Does to sandboxes in memory what records say. */
import type { Sandbox } from "../sandbox/sandbox.ts";
import type { Sandboxes } from "../sandbox/sandboxes.ts";
import type { ServedApi } from "../served-api.ts";
import { contentOf, worldOf } from "./content.ts";
import { type Effect, isDeleted, type Whole } from "./effect.ts";

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
  for (const effect of effects) {
    if (effect.kind === "whole") restore(sandbox, effect, served);
    else if (effect.kind === "clock") sandbox.clock.adjust(effect.clock);
    else if (effect.kind === "entry") {
      const { world } = served(effect.api);
      world.apply(effect.entry, effect.relaxed);
    } else if (effect.kind === "reset") {
      const api = served(effect.api);
      api.place(api.start.fork(sandbox.clock));
    } else {
      const api = served(effect.api);
      api.place(worldOf(api.start, effect.content, sandbox.clock));
    }
  }
  if (isDeleted(effects)) sandboxes.place(sandbox.name, undefined);
}

function restore(sandbox: Sandbox, { clock, apis }: Whole, served: (id: string) => ServedApi): void {
  sandbox.clock.adjust(clock);
  for (const api of sandbox.apis) if (!(api.contract.id in apis)) api.place(api.start.fork(sandbox.clock));
  for (const [id, content] of Object.entries(apis)) {
    const api = served(id);
    api.place(worldOf(api.start, content, sandbox.clock));
  }
}

/** As it was before any record. Nobody is told. */
export function startAgain(sandbox: Sandbox): void {
  sandbox.clock.reset();
  for (const api of sandbox.apis) api.place(api.start.fork(sandbox.clock));
}

export function wholeOf(sandbox: Sandbox): Whole {
  const apis = Object.fromEntries([...sandbox.apis].map((api) => [api.contract.id, contentOf(api.start, api.world)]));
  return { kind: "whole", deleted: false, clock: sandbox.clock.adjustment, apis };
}
