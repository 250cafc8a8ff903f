/** What was created stands in the list, once. */
import { Inconclusive } from "../../session.ts";
import { make } from "./make.ts";
import { holdsAll, holdsWord } from "./shown.ts";
import { pick, type Stage } from "./stage.ts";
import { walk } from "./walk.ts";

export async function listAfterCreate(stage: Stage): Promise<void> {
  const made = await make(stage);
  const items = async (): Promise<unknown[]> => (await walk(stage, stage.about, pick(stage.about, made.path), undefined)).flat();
  const own = (list: readonly unknown[]): unknown[] => list.filter((item) => made.identity.length > 0 && holdsAll(item, made.identity));
  const list = await stage.until(items, (seen) => own(seen).length > 0);
  // Things that others delete meanwhile move the pages, so that one is passed over.
  const found = own(list).length > 0 ? own(list) : own(await items());
  if (found.length === 0 && list.length > 0 && !list.some((item) => holdsAll(item, []) && typeof item === "object"))
    throw new Inconclusive(`${stage.about.id} lists names only, so nothing tells whether this thing is among them.`);
  stage.conclude(found.length > 0, {
    message: `${stage.about.id} does not list what was just created.`,
    expected: `an item with ${made.identity.join(", ")}`,
    found: `${list.length} items, none of them`,
    inferred: true,
  });
  const [word] = made.words;
  const twins = word === undefined ? found : list.filter((item) => holdsWord(item, word));
  stage.conclude(twins.length < 2, {
    message: `${stage.about.id} lists twice what was created once.`,
    expected: "one item",
    found: `${twins.length} items with "${word ?? made.identity.join(", ")}"`,
    inferred: true,
  });
}
