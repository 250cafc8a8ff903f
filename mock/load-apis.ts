/** From what the user named to what the engine serves. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describeFault } from "../contract/fault.ts";
import { distance } from "../contract/nearest.ts";
import { packageRoot } from "../contract/package-root.ts";
import { behaviours } from "./behaviours/registry.ts";
import { type ApiSetting, idOf, readGround, readServed } from "./load-api.ts";
import type { ApiSource, MockOptions } from "./options.ts";
import type { Principal } from "./principals.ts";
import type { ApiOptions, ServedApi } from "./served-api.ts";
import type { StateSource } from "./start-state/start-state.ts";
import { clockAt, SandboxClock } from "./state/clock.ts";

/** The user named something that does not exist, or that clashes; the message says what to do. */
export class UsageError extends Error {}

export const shippedIds: readonly string[] = Object.keys(behaviours);

/** Throws {@link UsageError}, or a DocumentError with every fault. */
export async function loadApis(options: MockOptions, clock = startClock(options)): Promise<ServedApi[]> {
  const sources = (options.apis?.length ? options.apis : shippedIds).map(toSource);
  const shared: Omit<ApiOptions, "as"> = { seed: options.seed ?? 1, clock, validate: options.validate ?? "strict", observe: options.observe };
  const apis: ServedApi[] = [];
  const start = await startStates(sources, options);
  const { behaviour, as } = options;
  if (behaviour !== undefined && sources.length !== 1) throw new UsageError("A behaviour belongs to one API; name the one that is served with it.");
  for (const source of sources) apis.push(await serve({ source, shared, start: start?.get(idOf(source)), behaviour, as }, options));
  const names = apis.map(({ contract }) => contract.id);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new UsageError(namedTwice(twice, options.apis));
  // The catalogue loads for those who ask for it.
  if (options.fault !== undefined) await (await import("./faults/serve-fault.ts")).serveFault(apis, options.fault);
  if (as !== undefined && !apis.some(({ options: { as: found } }) => found)) throw new UsageError(unknownPrincipal(as, apis));
  return apis;
}

/** The clock of the default sandbox. Throws {@link UsageError}. */
export function startClock({ now }: Pick<MockOptions, "now">): SandboxClock {
  const at = now === undefined ? undefined : new Date(now);
  if (at && Number.isNaN(at.getTime())) throw new UsageError(`The time "${String(now)}" is none; write it like 2026-01-31T09:00:00Z.`);
  return new SandboxClock(clockAt(at));
}

function toSource(named: string | ApiSource): ApiSource {
  if (typeof named !== "string") return named;
  if (Object.hasOwn(behaviours, named)) return { id: named, document: join(packageRoot, "spec", named, "openapi.yaml") };
  const looksLikeFile = /[./\\]/.test(named) || existsSync(named);
  if (looksLikeFile) return { document: named };
  // People say "clerk" and mean "clerk-organizations".
  const far = (id: string): number => Math.min(distance(id, named), distance(id.split("-")[0] ?? id, named));
  const nearest = [...shippedIds].sort((a, b) => far(a) - far(b)).filter((id) => far(id) <= Math.max(2, named.length / 2))[0];
  const guess = nearest === undefined ? "" : ` Did you mean "${nearest}"?`;
  throw new UsageError(
    `There is no API "${named}".${guess}\nShipped:${shippedIds.map((id) => `\n  ${id}`).join("")}\nA document of your own is named by its path, such as ./openapi.yaml.`,
  );
}

function namedTwice(id: string, named: MockOptions["apis"] = []): string {
  if (named.filter((one) => one === id).length > 1) return `"${id}" is named twice; name each API once.`;
  return `Two documents are named "${id}", and the name is their URL; rename one file.`;
}

/** Reading them loads for those who give one. */
async function startStates(sources: readonly ApiSource[], { state }: MockOptions): Promise<ReadonlyMap<string, StateSource> | undefined> {
  return state === undefined ? undefined : (await import("./start-state/read-start-state.ts")).readStartState(state, sources.map(idOf));
}

async function serve(setting: ApiSetting, options: MockOptions): Promise<ServedApi> {
  const ground = await readGround(setting);
  for (const notice of ground.notices) options.onEvent?.({ event: "notice", api: ground.contract.id, message: describeFault(notice) });
  const { api, files } = await readServed(setting, ground);
  api.madeFrom = { setting, ground, files };
  return api;
}

function unknownPrincipal(as: string, apis: readonly ServedApi[]): string {
  const known = apis.map(({ contract, behaviour }) => `\n  ${contract.id}: ${behaviour.principals.map(({ id }: Principal) => id).join(", ")}`);
  return `No served API has a principal "${as}". There are:${known.join("")}`;
}
