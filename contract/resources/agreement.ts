/** Whether two schemas tell of the same kind of thing. */

import { isThing, type Shape } from "./shape.ts";
import { plain } from "./words.ts";

export interface Agreement {
  /** 1: one and the same schema; below: the share of members that the smaller has in common with the larger. */
  readonly degree: number;
  /** What both have: "the schema Pet", "5 of 6 members". */
  readonly says: string;
}

/** Below this share, likeness is chance. */
const least = 0.6;

/** Undefined where they do not. */
export function agreement(one: Shape, other: Shape): Agreement | undefined {
  if (!isThing(one) || !isThing(other)) return undefined;
  const shared = sharedMembers(one, other);
  const smaller = Math.min(one.members.size, other.members.size);
  const larger = Math.max(one.members.size, other.members.size);
  const name = commonName(one, other);
  // A base that everything derives from says nothing alone.
  if (name !== undefined && (larger === 0 || shared >= larger * 0.5)) return { degree: 1, says: `the schema ${shortName(name)}` };
  if (one === other) return { degree: 1, says: "the same schema" };
  const degree = smaller === 0 ? 0 : shared / smaller;
  if (shared >= 2 && degree >= least) return { degree: degree * 0.95, says: `${shared} of its ${smaller} members` };
  if (shared === 0 || degree < 0.4) return undefined;
  const stems = [...other.names].map(stem);
  const isAlike = [...one.names].map(stem).some((candidate) => candidate !== "" && stems.includes(candidate));
  return isAlike ? { degree: 0.5, says: `a schema of like name, and ${shared} of its ${smaller} members` } : undefined;
}

/** Whether all that `part` has is the thing's, its key included: `{id}` as the answer to creating. */
export function isPartOf(part: Shape, thing: Shape): boolean {
  if (part.members.size === 0 || part.members.size > 3) return false;
  const names = [...part.members.keys()];
  return names.every((name) => thing.members.has(name)) && names.some((name) => /(?:^|_)(?:id|uuid|sid|key|slug)$/i.test(name));
}

function commonName(one: Shape, other: Shape): string | undefined {
  for (const reference of one.names) if (other.names.has(reference)) return reference;
  return undefined;
}

function sharedMembers(one: Shape, other: Shape): number {
  const [few, many] = one.members.size <= other.members.size ? [one, other] : [other, one];
  let shared = 0;
  for (const name of few.members.keys()) if (many.members.has(name)) shared += 1;
  return shared;
}

const shortName = (reference: string): string => reference.slice(reference.lastIndexOf("/") + 1);

const stem = (reference: string): string =>
  plain(shortName(reference)).replace(/(?:full|simple|simplified|minimal|summary|mini|base|details?|response|object|item|resource|read|out|dto|model)+$/g, "");
