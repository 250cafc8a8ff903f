/** Two equal reads give what both hold in the same order. */
import type { PathValues } from "../arrange.ts";
import { fillList } from "./fill-list.ts";
import type { Stage } from "./stage.ts";
import { keyOf, walk } from "./walk.ts";

/** An order that others disturb once is the same the next time. */
const attempts = 3;

export async function orderStable(stage: Stage): Promise<void> {
  const path = await fillList(stage);
  let moved = await movedIn(stage, path);
  for (let attempt = 1; moved !== undefined && attempt < attempts; attempt += 1) moved = await movedIn(stage, path);
  stage.conclude(moved === undefined, {
    message: `Two equal reads of ${stage.about.id} give two orders.`,
    expected: "the same order",
    found: `${moved} stands elsewhere`,
    inferred: true,
  });
}

async function movedIn(stage: Stage, path: PathValues): Promise<string | undefined> {
  const keys = async (): Promise<string[]> => (await walk(stage, stage.about, path, undefined)).flat().map(keyOf);
  const [first, second] = [await keys(), await keys()];
  const both = (mine: readonly string[], other: readonly string[]): string[] => mine.filter((key) => other.includes(key));
  const again = both(second, first);
  return both(first, second).find((key, index) => again[index] !== key);
}
