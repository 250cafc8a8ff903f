/** One API: its document, the behaviour that it has by itself, and what somebody overrides of that. */
import { compile } from "../contract/compile.ts";
import { DocumentError, type Fault } from "../contract/fault.ts";
import { documentId, loadDocument } from "../contract/load.ts";
import type { Contract } from "../contract/model.ts";
import { giveVoice } from "../contract/sample-voice.ts";
import { AnyCredential } from "./any-credential.ts";
import { behaviours } from "./behaviours/registry.ts";
import type { Behaviour } from "./handler.ts";
import type { ApiSource } from "./options.ts";
import { isOverride } from "./override/override.ts";
import { type ApiOptions, ServedApi } from "./served-api.ts";
import type { StateSource } from "./start-state/start-state.ts";

/** All that one API is made from. */
export interface ApiSetting {
  readonly source: ApiSource;
  readonly shared: Omit<ApiOptions, "as">;
  readonly start: StateSource | undefined;
  /** A file of overrides. */
  readonly behaviour: string | undefined;
  /** Id of a principal. */
  readonly as: string | undefined;
}

/** A document with the behaviour that it has by itself. */
export interface Ground {
  readonly contract: Contract;
  readonly base: Behaviour;
  readonly notices: readonly Fault[];
}

export const idOf = ({ id, document }: ApiSource): string => id ?? (typeof document === "string" ? documentId(document) : "api");

/** Throws DocumentError. */
export async function readGround({ source, shared: { seed }, start }: ApiSetting): Promise<Ground> {
  const loaded = await loadDocument(source.document);
  const contract = compile(idOf(source), loaded);
  const { behaviour } = source;
  const written = behaviour && !isOverride(behaviour) ? behaviour : await shippedBehaviour(source.id);
  if (!written) await giveVoice(contract.document);
  const usual = written ?? (await inferred(contract, seed));
  return { contract, base: start ? await started(usual, source, start, seed) : usual, notices: loaded.notices };
}

async function started(usual: Behaviour, source: ApiSource, start: StateSource, seed: number): Promise<Behaviour> {
  const reading = await import("./start-state/read-start-state.ts");
  return reading.started(idOf(source), source.behaviour === undefined && Object.hasOwn(behaviours, idOf(source)), usual, start, seed);
}

/** `files`: those that the overrides are made of. Throws DocumentError. */
export async function readServed(setting: ApiSetting, ground: Ground): Promise<{ readonly api: ServedApi; readonly files: readonly string[] }> {
  const { behaviour, files } = await behaviourOn(setting, ground);
  try {
    return { api: served(setting, ground.contract, behaviour), files };
  } catch (error) {
    if (setting.behaviour === undefined || !(error instanceof Error)) throw error;
    throw new DocumentError([{ code: "bad-behaviour", file: setting.behaviour, message: error.message }]);
  }
}

/** The compiler loads for those who override something. */
async function behaviourOn({ source, behaviour: file }: ApiSetting, { contract, base }: Ground): Promise<{ behaviour: Behaviour; files: readonly string[] }> {
  const given = source.behaviour;
  if (file === undefined && (given === undefined || !isOverride(given))) return { behaviour: base, files: [] };
  const { withFile, withOverride } = await import("./override/with-overrides.ts");
  const behaviour = given !== undefined && isOverride(given) ? withOverride(contract, base, given) : base;
  return file === undefined ? { behaviour, files: [] } : withFile(contract, behaviour, file);
}

function served({ shared, as: name }: ApiSetting, contract: Contract, behaviour: Behaviour): ServedApi {
  // Where nobody is named, anybody may call.
  const anybody = behaviour.inferred !== undefined && behaviour.principals.length === 0;
  const as = anybody && name !== undefined ? { id: name, credentials: [] } : behaviour.principals.find(({ id }) => id === name);
  return new ServedApi(contract, behaviour, { ...shared, as }, anybody ? new AnyCredential(contract) : undefined);
}

/** Loads for those who bring documents of their own. */
async function inferred(contract: Contract, seed: number): Promise<Behaviour> {
  const [{ inferResources }, { inferredBehaviour }] = await Promise.all([import("../contract/resources/infer.ts"), import("./inferred/behaviour.ts")]);
  return inferredBehaviour(contract, inferResources(contract), { seed });
}

const shippedBehaviour = async (id: string | undefined) =>
  id !== undefined && Object.hasOwn(behaviours, id) ? (await behaviours[id]?.())?.default : undefined;
