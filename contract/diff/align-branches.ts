/** Which alternative of the old document is which of the new: by discriminator, by name, else by likeness. */
import { isObject } from "../pointer.ts";
import type { Facets, Group } from "./facets.ts";
import type { SchemaAt } from "./leaves.ts";
import { changesOf, type Pair } from "./schema-diff.ts";

export interface Branch {
  readonly schemas: readonly SchemaAt[];
  readonly at: string;
  /** Of the component that it refers to. */
  readonly name: string | undefined;
  /** Values of the discriminator that choose it; undefined where there is no discriminator. */
  readonly tags: readonly string[] | undefined;
}

export interface Alignment {
  readonly pairs: readonly (readonly [Branch, Branch])[];
  readonly lost: readonly Branch[];
  readonly gained: readonly Branch[];
}

/** Beyond this many comparisons of one group, likeness is not tried. */
const maxTrials = 400;
/** Alternatives with more changes between them are not the same one. */
const maxChanges = 4;

export function branchesOf({ branches, discriminator }: Group): readonly Branch[] {
  return branches.map((branch) => {
    const reference = isObject(branch.schema) && typeof branch.schema["$ref"] === "string" ? branch.schema["$ref"] : undefined;
    const name = reference?.split("/").at(-1);
    return { schemas: [branch], at: branch.at, name, tags: discriminator ? tagsOf(discriminator.value["mapping"], reference, name) : undefined };
  });
}

function tagsOf(mapping: unknown, reference: string | undefined, name: string | undefined): readonly string[] {
  const stated = Object.entries(isObject(mapping) ? mapping : {}).filter(([, target]) => target === reference || target === name);
  // Without a mapping the component's name is the value.
  return stated.length > 0 ? stated.map(([tag]) => tag) : name === undefined ? [] : [name];
}

export function alignBranches(pair: Pair, before: readonly Branch[], after: readonly Branch[]): Alignment {
  const lost = new Set(before);
  const gained = new Set(after);
  const pairs: [Branch, Branch][] = [];
  const take = (agree: (old: Branch, other: Branch) => boolean): void => {
    for (const old of [...lost]) {
      const other = [...gained].find((candidate) => agree(old, candidate));
      if (!other) continue;
      pairs.push([old, other]);
      lost.delete(old);
      gained.delete(other);
    }
  };
  take((old, other) => old.tags?.some((tag) => other.tags?.includes(tag)) === true);
  take((old, other) => old.name !== undefined && old.name === other.name);
  if (lost.size * gained.size > maxTrials) return { pairs, lost: [...lost], gained: [...gained] };
  for (let limit = 0; limit <= maxChanges; limit += 1) take((old, other) => alike(pair, old, other, limit));
  return { pairs, lost: [...lost], gained: [...gained] };
}

function alike(pair: Pair, old: Branch, other: Branch, limit: number): boolean {
  const before = pair.diff.old.facetsOf(old.schemas);
  const after = pair.diff.new.facetsOf(other.schemas);
  if (limit > 0 && !sharesType(before, after)) return false;
  return changesOf(pair.diff.compare(old.schemas, other.schemas, pair.direction), limit + 1).length <= limit;
}

const sharesType = ({ types: before }: Facets, { types: after }: Facets): boolean =>
  !before || !after || [...before.value].some((name) => after.value.has(name));
