/** Compares schemas of two documents, pair by pair; a pair that is met again is not compared again, so that recursion ends. */
import type { JsonObject } from "../model.ts";
import type { Change, Direction } from "./change.ts";
import { compareAlternatives, compareAsAlternatives } from "./compare-alternatives.ts";
import { compareItems } from "./compare-items.ts";
import { compareLimits } from "./compare-limits.ts";
import { compareMarks } from "./compare-marks.ts";
import { compareMembers } from "./compare-members.ts";
import { compareParts } from "./compare-parts.ts";
import { compareTypes } from "./compare-types.ts";
import { compareWords } from "./compare-words.ts";
import type { Facets } from "./facets.ts";
import type { Leaves, SchemaAt } from "./leaves.ts";
import { type Same, samenessOf } from "./sameness.ts";
import { SchemaSide } from "./schema-side.ts";
import { type Places, type Shift, shiftChange } from "./shift.ts";

/** What one pair comes to, and the pairs inside it; circles are possible. */
export interface Comparison {
  readonly changes: Change[];
  readonly inner: Comparison[];
}

/** A pair while it is compared. */
export interface Pair {
  readonly diff: SchemaDiff;
  readonly direction: Direction;
  readonly old: Facets;
  readonly new: Facets;
  readonly places: Places;
  readonly schemas: { readonly old: readonly SchemaAt[]; readonly new: readonly SchemaAt[] };
  add(change: Change): void;
  shift(facet: string, shift: Shift, says: string, places?: Partial<Places>, why?: string): void;
  /** Compares what is inside. */
  enter(old: readonly SchemaAt[], other: readonly SchemaAt[]): void;
}

const nothing: Comparison = { changes: [], inner: [] };

/** Pairs nested deeper than this wait for their turn, so that no chain of references exhausts the stack. */
const maxNesting = 150;

export class SchemaDiff {
  readonly old: SchemaSide;
  readonly new: SchemaSide;
  readonly same: Same;
  readonly #known = new Map<string, Comparison>();
  readonly #waiting: (() => void)[] = [];
  #nesting = 0;

  constructor(old: JsonObject, other: JsonObject) {
    this.old = new SchemaSide(old);
    this.new = new SchemaSide(other);
    this.same = samenessOf(old, other);
  }

  /** Schemas of one list hold together. */
  compare(old: readonly SchemaAt[], other: readonly SchemaAt[], direction: Direction): Comparison {
    if (old.length === 1 && other.length === 1 && this.same(old[0]?.schema, other[0]?.schema)) return nothing;
    const before = this.old.finder.of(old);
    const after = this.new.finder.of(other);
    const places = { old: old[0]?.at ?? "", new: other[0]?.at ?? "" };
    // What says nothing is known by its place alone.
    const key = `${direction} ${before.key || places.old}|${after.key || places.new}`;
    const known = this.#known.get(key);
    if (known) return known;
    const comparison: Comparison = { changes: [], inner: [] };
    this.#known.set(key, comparison);
    this.#schedule(() => this.#fill(comparison, before, after, places, direction));
    return comparison;
  }

  #schedule(task: () => void): void {
    if (this.#nesting >= maxNesting) return void this.#waiting.push(task);
    this.#nesting += 1;
    task();
    this.#nesting -= 1;
    if (this.#nesting > 0) return;
    for (let next = this.#waiting.pop(); next; next = this.#waiting.pop()) this.#schedule(next);
  }

  #fill(comparison: Comparison, before: Leaves, after: Leaves, places: Places, direction: Direction): void {
    const old = this.old.facetsOfLeaves(before, places.old);
    const other = this.new.facetsOfLeaves(after, places.new);
    const here = { old: old.at || places.old, new: other.at || places.new };
    const add = (change: Change): void => void comparison.changes.push(change);
    comparePair({
      diff: this,
      direction,
      old,
      new: other,
      places: here,
      schemas: { old: before.leaves, new: after.leaves },
      add,
      shift: (facet, shift, says, at, why) => add(shiftChange(direction, facet, shift, says, { ...here, ...at }, why)),
      enter: (inner, others) => {
        const found = this.compare(inner, others, direction);
        if (found !== nothing) comparison.inner.push(found);
      },
    });
  }
}

function comparePair(pair: Pair): void {
  if (pair.old.never || pair.new.never) return compareNever(pair);
  if (compareAsAlternatives(pair)) return;
  if (!compareTypes(pair)) return;
  compareLimits(pair);
  compareWords(pair);
  compareMembers(pair);
  compareItems(pair);
  compareAlternatives(pair);
  compareParts(pair);
  compareMarks(pair);
}

function compareNever(pair: Pair): void {
  if (pair.old.never === pair.new.never) return;
  if (pair.new.never) pair.shift("value", "narrowed", "no value may stand here any more");
  else pair.shift("value", "widened", "a value may stand here, where none was allowed");
}

/** Every change inside a comparison, at most `limit` of them. */
export function changesOf(start: Comparison, limit = Number.POSITIVE_INFINITY): Change[] {
  const found: Change[] = [];
  const seen = new Set<Comparison>([start]);
  for (const comparison of seen) {
    found.push(...comparison.changes);
    if (found.length >= limit) break;
    for (const inner of comparison.inner) seen.add(inner);
  }
  return found;
}
