/** The cases of a quick run. */
import { createHash } from "node:crypto";
import type { Case } from "./case.ts";
import { grouped } from "./grouped.ts";

/** Derived ones, for each operation. */
export const quickCases = 20;

/** Ids: every story, and of each operation's derived cases one of each kind and status, then others, as the seed has it. */
export function chosenQuickly(cases: readonly Case[], seed: number): Set<string> {
  const chosen = new Set<string>();
  for (const { id, provocation } of cases) if (provocation.kind === "scenario") chosen.add(id);
  const derived = cases.filter(({ id }) => !chosen.has(id));
  for (const group of grouped(derived, ({ operation }) => operation).values()) {
    const kinds = new Map<string, number>();
    const placeOf = ({ id }: Case): string => createHash("sha256").update(`${seed} ${id}`).digest("hex");
    const shuffled = group.map((test) => ({ test, place: placeOf(test) })).sort((a, b) => (a.place < b.place ? -1 : 1));
    const rounds = shuffled.map(({ test }) => {
      const kind = test.id.split("/").slice(2, 5).join("/");
      const round = kinds.get(kind) ?? 0;
      kinds.set(kind, round + 1);
      return { id: test.id, round };
    });
    for (const { id } of rounds.sort((a, b) => a.round - b.round).slice(0, quickCases)) chosen.add(id);
  }
  return chosen;
}
