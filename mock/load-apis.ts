/** From what the user named to what the engine serves. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { compile } from "../contract/compile.ts";
import { describeFault } from "../contract/fault.ts";
import { documentId, loadDocument } from "../contract/load.ts";
import type { Contract } from "../contract/model.ts";
import { distance } from "../contract/nearest.ts";
import { packageRoot } from "../contract/package-root.ts";
import { giveVoice } from "../contract/sample-voice.ts";
import { AnyCredential } from "./any-credential.ts";
import { behaviours } from "./behaviours/registry.ts";
import type { Behaviour } from "./handler.ts";
import type { ApiSource, MockOptions } from "./options.ts";
import type { Principal } from "./principals.ts";
import { type ApiOptions, ServedApi } from "./served-api.ts";
import type { StateSource } from "./start-state/start-state.ts";
import { clockAt, SandboxClock } from "./state/clock.ts";

/** The user named something that does not exist, or that clashes; the message says what to do. */
export class UsageError extends Error {}

export const shippedIds: readonly string[] = Object.keys(behaviours);

/** Throws {@link UsageError}, or a DocumentError with every fault. */
export async function loadApis(options: MockOptions, clock = startClock(options)): Promise<ServedApi[]> {
  const sources = (options.apis?.length ? options.apis : shippedIds).map(toSource);
  const shared: Omit<ApiOptions, "as"> = { seed: options.seed ?? 1, clock, validate: options.validate ?? "strict" };
  const apis: ServedApi[] = [];
  const start = await startStates(sources, options);
  for (const source of sources) apis.push(await serve(source, shared, options, start?.get(idOf(source))));
  const names = apis.map(({ contract }) => contract.id);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new UsageError(namedTwice(twice, options.apis));
  // The catalogue loads for those who ask for it.
  if (options.fault !== undefined) await (await import("./faults/serve-fault.ts")).serveFault(apis, options.fault);
  const { as } = options;
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

const idOf = ({ id, document }: ApiSource): string => id ?? (typeof document === "string" ? documentId(document) : "api");

/** Reading them loads for those who give one. */
async function startStates(sources: readonly ApiSource[], { state }: MockOptions): Promise<ReadonlyMap<string, StateSource> | undefined> {
  return state === undefined ? undefined : (await import("./start-state/read-start-state.ts")).readStartState(state, sources.map(idOf));
}

async function behaviourFrom(given: Behaviour, source: ApiSource, start: StateSource | undefined, seed: number): Promise<Behaviour> {
  if (!start) return given;
  const { started } = await import("./start-state/read-start-state.ts");
  return started(idOf(source), source.behaviour === undefined && Object.hasOwn(behaviours, idOf(source)), given, start, seed);
}

async function serve(source: ApiSource, shared: Omit<ApiOptions, "as">, options: MockOptions, start: StateSource | undefined): Promise<ServedApi> {
  const loaded = await loadDocument(source.document);
  const id = idOf(source);
  const contract = compile(id, loaded);
  for (const notice of loaded.notices) options.onEvent?.({ event: "notice", api: id, message: describeFault(notice) });
  const shipped = source.behaviour ?? (await shippedBehaviour(source.id));
  if (shipped) {
    const as = shipped.principals.find((principal: Principal) => principal.id === options.as);
    return new ServedApi(contract, await behaviourFrom(shipped, source, start, shared.seed), { ...shared, as });
  }
  await giveVoice(contract.document);
  const as = options.as === undefined ? undefined : { id: options.as, credentials: [] };
  const behaviour = await behaviourFrom(await inferred(contract, shared.seed), source, start, shared.seed);
  return new ServedApi(contract, behaviour, { ...shared, as }, new AnyCredential(contract));
}

/** Loads for those who bring documents of their own. */
async function inferred(contract: Contract, seed: number): Promise<Behaviour> {
  const [{ inferResources }, { inferredBehaviour }] = await Promise.all([import("../contract/resources/infer.ts"), import("./inferred/behaviour.ts")]);
  return inferredBehaviour(contract, inferResources(contract), { seed });
}

const shippedBehaviour = async (id: string | undefined) =>
  id !== undefined && Object.hasOwn(behaviours, id) ? (await behaviours[id]?.())?.default : undefined;

function unknownPrincipal(as: string, apis: readonly ServedApi[]): string {
  const known = apis.map(({ contract, behaviour }) => `\n  ${contract.id}: ${behaviour.principals.map(({ id }: Principal) => id).join(", ")}`);
  return `No served API has a principal "${as}". There are:${known.join("")}`;
}
