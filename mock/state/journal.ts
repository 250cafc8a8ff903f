/** What accepted calls changed: the one thing from which undo, kept state, replicas and explanations are made. */
import type { Change } from "./collection.ts";

/** What one accepted call changed. */
export interface JournalEntry {
  /** Counts accepted calls that changed something, from 1. */
  readonly position: number;
  readonly kind: "call" | "undo" | "redo";
  /** Id of the operation, the one that is taken back or done again included. */
  readonly operation: string;
  /** Id of who called it. */
  readonly principal: string;
  /** Milliseconds since 1970, by the world's clock. */
  readonly atMs: number;
  readonly changes: readonly Change[];
  /** Ids that had been given away before, and after. */
  readonly ids: { readonly before: number; readonly after: number };
}

/** Older entries are forgotten. */
export const journalLength = 1000;

/** Appends to a list that keeps its newest entries. */
export function remember<T>(list: T[], entry: T): void {
  list.push(entry);
  if (list.length > journalLength) list.shift();
}

const inverse = ({ before, after, ...change }: Change): Change => ({ ...change, before: after, after: before });

/** The changes that take others back, in the order in which that can be done. */
export const inverseOf = (changes: readonly Change[]): Change[] => changes.map(inverse).reverse();
