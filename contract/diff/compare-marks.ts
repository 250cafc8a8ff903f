/** What a schema says beside its values: default, deprecated. */
import { canonical } from "./canonical.ts";
import type { Pair } from "./schema-diff.ts";
import { shown } from "./wording.ts";

export function compareMarks(pair: Pair): void {
  const { direction, new: other, old, places } = pair;
  const rule = (name: string): string => `${direction}-${name}`;
  if (other.deprecated && !old.deprecated)
    pair.add({
      rule: rule("schema-deprecated"),
      severity: "safe",
      direction,
      says: "it is deprecated now",
      why: "It still works; clients can prepare.",
      ...places,
    });
  // Nobody relies on the default of an answer.
  if (direction === "response" || !old.default || (other.default && canonical(old.default.value) === canonical(other.default.value))) return;
  const says = other.default
    ? `the default is ${shown(other.default.value)}, before ${shown(old.default.value)}`
    : `the default ${shown(old.default.value)} is gone`;
  const why = "A client that leaves it out gets another behaviour.";
  pair.add({ rule: rule("default-changed"), severity: "risky", direction, says, why, old: old.default.at, new: other.default?.at ?? places.new });
}
