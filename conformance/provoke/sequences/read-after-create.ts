/** What was created is there, and its simple members read as they were sent. */
import { responseFor } from "../../../contract/status.ts";
import { differences } from "./differences.ts";
import { make } from "./make.ts";
import type { Stage } from "./stage.ts";

export async function readAfterCreate(stage: Stage): Promise<void> {
  const made = await make(stage);
  const { exchange, body } = await stage.until(
    () => stage.read(made.path),
    (seen) => seen.body !== undefined,
  );
  const status = exchange?.response?.status ?? 0;
  const found = stage.test.statuses.includes(status);
  if (exchange && found) stage.recorder.covers(exchange);
  // Another documented success is as good.
  const there = status >= 200 && status < 300 && responseFor(stage.about.responses, status) !== undefined;
  stage.conclude(there, {
    message: `${stage.about.id} does not show what was just created.`,
    expected: stage.test.statuses.join(" or "),
    found: String(status),
  });
  if (!there) return;
  const { producer } = stage.thing;
  const changed = producer ? differences(stage, producer, made.body, body, made.identity.at(-1)) : [];
  const [first] = changed;
  stage.conclude(first === undefined, {
    message: `${stage.about.id} shows ${first?.pointer} otherwise than it was sent.`,
    expected: String(first?.sent),
    found: first?.found,
    inferred: true,
  });
}
