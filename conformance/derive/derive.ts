/** A contract to its cases, pure: the same contract gives the same cases in the same order. */
import type { Contract } from "../../contract/model.ts";
import type { Case } from "../case.ts";
import { deriveBrokenBodies } from "./broken-body.ts";
import { deriveCredentials } from "./credentials.ts";
import { deriveInvalid } from "./invalid.ts";
import { deriveMethods } from "./methods.ts";
import { deriveResources } from "./resources.ts";
import { deriveSequences } from "./sequences.ts";
import { deriveValid } from "./valid.ts";

/** One family of cases. */
export type Derive = (contract: Contract) => readonly Case[];

const families: readonly Derive[] = [deriveValid, deriveInvalid, deriveBrokenBodies, deriveCredentials, deriveResources, deriveMethods, deriveSequences];

/** Ids are unique: of two cases with one id, the first stays. */
export function deriveCases(contract: Contract): Case[] {
  const cases = new Map<string, Case>();
  for (const family of families) for (const test of family(contract)) if (!cases.has(test.id)) cases.set(test.id, test);
  return [...cases.values()];
}
