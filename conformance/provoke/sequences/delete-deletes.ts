/** What was deleted is gone, from its own URL and from the list. */
import { make } from "./make.ts";
import { remove } from "./remove.ts";
import { holdsAll } from "./shown.ts";
import { pick, type Stage } from "./stage.ts";
import { walk } from "./walk.ts";

export async function deleteDeletes(stage: Stage): Promise<void> {
  const made = await make(stage);
  await remove(stage, made);
  const { lister, reader } = stage.thing;
  if (reader) {
    const exchange = await stage.until(
      () => stage.call(reader, { path: pick(reader, made.path) }),
      ({ response }) => response !== undefined && stage.test.statuses.includes(response.status),
    );
    const status = exchange.response?.status ?? 0;
    if (stage.test.statuses.includes(status)) stage.recorder.covers(exchange);
    stage.conclude(stage.test.statuses.includes(status), {
      message: `${reader.id} still answers ${status} for what was deleted.`,
      expected: stage.test.statuses.join(" or "),
      found: String(status),
    });
  }
  if (!lister) return;
  const list = await stage.until(
    async () => (await walk(stage, lister, pick(lister, made.path), undefined)).flat(),
    (items) => !items.some((item) => holdsAll(item, made.identity)),
  );
  stage.conclude(!list.some((item) => holdsAll(item, made.identity)), {
    message: `${lister.id} still lists what was deleted.`,
    expected: `no item with ${made.identity.join(", ")}`,
    found: "one",
    inferred: true,
  });
}
