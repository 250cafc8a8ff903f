/** Patterns over producers and consumers. */
import type { Case, SequenceProvocation } from "../case.ts";
import type { Recorder } from "../recorder.ts";
import type { Outcome } from "../run-case.ts";
import { Inconclusive } from "../session.ts";

export async function provokeSequence(_recorder: Recorder, _test: Case, { pattern }: SequenceProvocation): Promise<Outcome> {
  throw new Inconclusive(`No sequence is known by the name "${pattern}".`);
}
