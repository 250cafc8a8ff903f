/** Deleting one thing leaves the one beside it. */
import { differences } from "./differences.ts";
import { make } from "./make.ts";
import { remove } from "./remove.ts";
import type { Stage } from "./stage.ts";

export async function siblingSurvives(stage: Stage): Promise<void> {
  const sibling = await make(stage);
  const other = await make(stage, sibling);
  await stage.until(
    () => stage.read(sibling.path),
    ({ body }) => body !== undefined,
  );
  await remove(stage, other);
  const { exchange, body } = await stage.read(sibling.path);
  const status = exchange?.response?.status ?? 0;
  if (exchange && stage.test.statuses.includes(status)) stage.recorder.covers(exchange);
  stage.conclude(body !== undefined, {
    message: `${stage.about.id} no longer shows a thing after another one was deleted.`,
    expected: stage.test.statuses.join(" or "),
    found: String(status),
    inferred: true,
  });
  const { producer } = stage.thing;
  const [first] = producer && body !== undefined ? differences(stage, producer, sibling.body, body, sibling.identity.at(-1)) : [];
  stage.conclude(first === undefined, {
    message: `${stage.about.id} shows another ${first?.pointer} after another thing was deleted.`,
    expected: String(first?.sent),
    found: first?.found,
    inferred: true,
  });
}
