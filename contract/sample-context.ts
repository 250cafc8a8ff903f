/** What one try at a sample carries along, and how it gives up. */
import type { Json, JsonObject } from "./model.ts";
import type { Random } from "./sample-random.ts";
import type { Voice } from "./sample-voice.ts";

/** More nodes than this leave optional parts out. */
export const ampleNodes = 200;
/** More nodes than this end the try. */
export const maxNodes = 20_000;
/** Optional parts below this depth are left out. */
export const optionalDepth = 6;
/** Deeper values end the branch. */
export const maxDepth = 100;

/** This branch leads to no value; another one may. */
export class Impossible extends Error {}

/** The try has done its share of work; no branch is worth another attempt. */
export class Exhausted extends Error {}

export type Direction = "request" | "response";

/** Where in the sampled value a schema stands. */
export interface Place {
  /** Name of the nearest member, for a realistic word. */
  readonly name: string;
  /** JSON Pointer in the sampled value. */
  readonly at: string;
  readonly depth: number;
  /** How often each reference is open above. */
  readonly open: ReadonlyMap<string, number>;
  /** A part that may be left out, so that recursion ends here. */
  readonly optional: boolean;
}

export interface Sampling {
  readonly document: JsonObject;
  readonly direction: Direction;
  readonly random: Random;
  /** Undefined: our own words will do. */
  readonly voice: Voice | undefined;
  /** `some` leaves each optional part to chance. */
  readonly optional: "all" | "some" | "none";
  /** Whether examples and defaults are taken. */
  readonly suggestions: boolean;
  /** Whether the other branches of a oneOf are kept out by construction. */
  readonly exclusive: boolean;
  /** Whether what `not` asks for is constructed where it can be, at the price of more work. */
  readonly certain: boolean;
  /** Pointers in the value where earlier tries broke the contract. */
  readonly distrusted: ReadonlySet<string>;
  /** What the last schemas that excluded each other said. */
  clash: string | undefined;
  /** Work done so far. */
  nodes: number;
  steps: number;
  /** Throws {@link Impossible} or {@link Exhausted}. */
  generate(schema: Json | undefined, place: Place): unknown;
}

/** A place in words. */
export const placeOf = (at: string): string => at || "the root";

/** Whether a part that may be left out is wanted here. */
export function wantsOptional({ optional, nodes, random }: Sampling, place: Place): boolean {
  if (optional === "none" || nodes > ampleNodes || place.depth >= optionalDepth) return false;
  return optional === "all" || random.chance(0.5);
}

/** Runs a generator for a part that may be left out; undefined where that part has no value. */
export function attempt<T>(generate: () => T): { readonly value: T } | undefined {
  try {
    return { value: generate() };
  } catch (error) {
    if (error instanceof Impossible) return undefined;
    throw error;
  }
}
