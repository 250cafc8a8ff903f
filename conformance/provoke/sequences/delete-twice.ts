/** What was deleted cannot be deleted again. */
import { documented } from "../../derive/new-case.ts";
import { make } from "./make.ts";
import { remove } from "./remove.ts";
import { pick, type Stage } from "./stage.ts";

export async function deleteTwice(stage: Stage): Promise<void> {
  const made = await make(stage);
  await remove(stage, made);
  const { reader } = stage.thing;
  // A reader that documents no such answer is not asked for it.
  if (reader && documented(reader, [404, 410]).length > 0)
    await stage.until(
      () => stage.read(made.path),
      ({ body }) => body === undefined,
    );
  const exchange = await stage.until(
    () => stage.call(stage.about, { path: pick(stage.about, made.path) }),
    ({ response }) => response !== undefined && stage.test.statuses.includes(response.status),
  );
  const status = exchange.response?.status ?? 0;
  const refused = stage.test.statuses.includes(status);
  if (refused) stage.recorder.covers(exchange);
  stage.conclude(refused, {
    message: `${stage.about.id} answers ${status} for what was deleted before.`,
    expected: stage.test.statuses.join(" or "),
    found: String(status),
  });
}
