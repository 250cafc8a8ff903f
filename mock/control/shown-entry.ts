/** A journal entry for people: what came, what went, and what changed inside of things. */
import type { components } from "../../generated/control.ts";
import type { Change } from "../state/collection.ts";
import type { JournalEntry } from "../state/journal.ts";
import { differences, masked, maskedStep, type PatchStep } from "./json-difference.ts";

type ShownStep = components["schemas"]["PatchOperation"];
export type ShownThing = components["schemas"]["Thing"];

/** Things are objects of any members, which the generated type cannot say. */
export const asThing = (value: unknown): ShownThing => value as ShownThing;

export const asSteps = (steps: readonly PatchStep[]): ShownStep[] => steps as ShownStep[];

/** Secrets are masked. */
export const shownEntry = ({ position, kind, operation, principal, atMs, changes }: JournalEntry): components["schemas"]["JournalEntry"] => ({
  position,
  kind,
  operation,
  principal,
  at: new Date(atMs).toISOString(),
  changes: changes.map(shownChange),
});

function shownChange({ collection, key, before, after }: Change): components["schemas"]["Change"] {
  if (before !== undefined && after !== undefined) return { collection, key, change: "changed", patch: asSteps(differences(before, after).map(maskedStep)) };
  return { collection, key, change: after === undefined ? "removed" : "added", value: asThing(masked(after ?? before)) };
}
