/** Which of the things that are there a made-up one refers to: each in turn, and every combination before one comes again. */
import type { JsonObject } from "../../contract/model.ts";
import type { Key } from "../state/collection.ts";

/** Members that refer to others, and the keys of those. */
export type Targets = readonly (readonly [member: string, keys: readonly Key[]])[];

/** Values of the members; one that `made` leaves empty stays empty. */
export function referencesAt(turn: number, targets: Targets, made: JsonObject): JsonObject {
  // Where all stand at their first key again, the later ones move on by one.
  const round = Math.floor(turn / targets.reduce((product, [, { length }]) => leastCommonMultiple(product, length), 1));
  return Object.fromEntries(
    targets.flatMap(([member, keys], place): [string, Key][] => {
      const key = keys[(turn + place * round) % keys.length];
      return key === undefined || made[member] === null ? [] : [[member, key]];
    }),
  );
}

const leastCommonMultiple = (one: number, other: number): number => (other === 0 ? one : (one * other) / greatestCommonDivisor(one, other));

const greatestCommonDivisor = (one: number, other: number): number => (other === 0 ? one : greatestCommonDivisor(other, one % other));
