/** oneOf and anyOf: alternatives are paired first, then compared. */
import { alignBranches, type Branch, branchesOf } from "./align-branches.ts";
import { compareDiscriminators, compareTags } from "./compare-discriminators.ts";
import type { Facets, Group } from "./facets.ts";
import { changesOf, type Pair } from "./schema-diff.ts";
import type { Places } from "./shift.ts";

/** A schema that became one of several, or the other way round: true where that is the whole story. */
export function compareAsAlternatives(pair: Pair): boolean {
  const [before, after] = [pair.old.groups, pair.new.groups];
  if (before.length + after.length !== 1) return false;
  const fromPlain = before.length === 0;
  const [plain, other] = fromPlain ? [pair.old, pair.new] : [pair.new, pair.old];
  const [group] = other.groups;
  if (!group || !isSilent(other) || isSilent(plain)) return false;
  const schemas = fromPlain ? pair.schemas.old : pair.schemas.new;
  const single: Branch = { schemas, at: plain.at, name: undefined, tags: undefined };
  const several = branchesOf(group);
  if (fromPlain) compareBranches(pair, [single], several, { old: plain.at, new: group.at });
  else compareBranches(pair, several, [single], { old: group.at, new: plain.at });
  return true;
}

export function compareAlternatives(pair: Pair): void {
  const length = Math.max(pair.old.groups.length, pair.new.groups.length);
  for (let index = 0; index < length; index += 1) {
    const [before, after] = [pair.old.groups[index], pair.new.groups[index]];
    if (before && after) compareGroups(pair, before, after);
    else if (after) pair.shift("alternatives", "narrowed", `it must fit ${after.keyword} now`, { new: after.at });
    else if (before) pair.shift("alternatives", "widened", `it need not fit ${before.keyword} any more`, { old: before.at });
  }
  if (length === 0) compareDiscriminators(pair, pair.old.discriminator, pair.new.discriminator);
}

function compareGroups(pair: Pair, before: Group, after: Group): void {
  const places = { old: before.at, new: after.at };
  if (before.keyword !== after.keyword)
    pair.shift(
      "alternatives",
      after.keyword === "anyOf" ? "widened" : "unclear",
      `${after.keyword} stands where ${before.keyword} stood`,
      places,
      {
        request: "What fits two alternatives is told apart in another way.",
        response: "An answer may fit several alternatives, or must fit one alone.",
      }[pair.direction],
    );
  if (before.discriminator?.value["propertyName"] !== after.discriminator?.value["propertyName"])
    compareDiscriminators(pair, before.discriminator, after.discriminator);
  compareBranches(pair, branchesOf(before), branchesOf(after), places);
}

function compareBranches(pair: Pair, before: readonly Branch[], after: readonly Branch[], places: Places): void {
  const { gained, lost, pairs } = alignBranches(pair, before, after);
  for (const [old, other] of pairs) {
    pair.enter(old.schemas, other.schemas);
    compareTags(pair, old, other);
  }
  for (const branch of lost) {
    if (after.some((other) => isCovered(pair, branch, other))) continue;
    const why = { request: "A client that sends this alternative is now refused.", response: "Clients only stop meeting this alternative." }[pair.direction];
    pair.shift("alternative", "narrowed", `${nameOf(branch)} is no alternative any more`, { ...places, old: branch.at }, why);
  }
  for (const branch of gained) {
    if (before.some((old) => isCovered(pair, old, branch))) continue;
    const why = { request: "Whatever a client sends today is still allowed.", response: "A client meets an alternative that it does not know." }[
      pair.direction
    ];
    pair.shift("alternative", "widened", `${nameOf(branch)} is a new alternative`, { ...places, new: branch.at }, why);
  }
}

/** Whether one alternative does for the other, under the same name where names tell them apart. */
const isCovered = (pair: Pair, old: Branch, other: Branch): boolean =>
  (!old.tags || !other.tags || old.tags.some((tag) => other.tags?.includes(tag))) &&
  changesOf(pair.diff.compare(old.schemas, other.schemas, pair.direction)).every(({ severity }) => severity === "safe");

const nameOf = ({ name }: Branch): string => (name === undefined ? "a schema" : `"${name}"`);

/** Whether there is nothing but alternatives, or nothing at all. */
function isSilent({ arrays, limits, never, objects, parts, required, types, values, words }: Facets): boolean {
  const sizes = [arrays.length, limits.size, objects.length, parts.size, required.size, words.size];
  return !never && !types && !values && sizes.every((size) => size === 0);
}
