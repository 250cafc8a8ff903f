/** What a call did to a sandbox, in words that do it again elsewhere. */
import { parseJsonText, stringifyJson } from "../../contract/json.ts";
import type { Adjustment } from "../state/clock.ts";
import type { JournalEntry } from "../state/journal.ts";
import type { Content } from "./content.ts";

export type Effect =
  | { readonly kind: "entry"; readonly api: string; readonly entry: JournalEntry; readonly relaxed: boolean }
  | { readonly kind: "reset"; readonly api: string }
  | { readonly kind: "content"; readonly api: string; readonly content: Content }
  | { readonly kind: "clock"; readonly clock: Adjustment }
  /** The state that the records before this one leave. */
  | { readonly kind: "snapshot"; readonly name: string; readonly atMs: number }
  | { readonly kind: "forget"; readonly name: string }
  | Whole;

/** A snapshot whose records are not there any more. */
export interface KeptSnapshot {
  readonly name: string;
  readonly atMs: number;
  readonly clock: Adjustment;
  readonly apis: Readonly<Record<string, Content>>;
}

/** Everything that a sandbox has. */
export interface Whole {
  readonly kind: "whole";
  /** The sandbox was deleted: the next call begins anew. */
  readonly deleted: boolean;
  readonly clock: Adjustment;
  readonly apis: Readonly<Record<string, Content>>;
  /** The oldest first. */
  readonly snapshots: readonly KeptSnapshot[];
}

export const writeEffects = (effects: readonly Effect[]): string => stringifyJson(effects);

/** The text is our own, and lies deeper than the bodies that came in. */
export const readEffects = (text: string): readonly Effect[] => parseJsonText(text, true) as readonly Effect[];

/** A whole state says all, so what came before it need not be known. */
export const isWhole = (effects: readonly Effect[]): boolean => effects[0]?.kind === "whole";

export const isDeleted = (effects: readonly Effect[]): boolean => {
  const last = effects.at(-1);
  return last?.kind === "whole" && last.deleted;
};

/** Of a kind that a newer version writes. */
export const unknownEffect = (effect: never): string => `it holds "${(effect as { kind?: unknown }).kind}", which this version of specimen does not know`;
