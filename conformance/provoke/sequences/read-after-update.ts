/** What was changed reads as it was changed, and the answer to the change shows it too. */
import { bodyOf } from "../../body.ts";
import { change } from "./change.ts";
import { isScalar, sameScalar, shownAt } from "./shown.ts";
import type { Stage } from "./stage.ts";

export async function readAfterUpdate(stage: Stage): Promise<void> {
  const { answer, held, path, pointer, value } = await change(stage);
  const shown = (body: unknown): unknown => shownAt(body, pointer, held);
  const { exchange, body } = await stage.until(
    () => stage.read(path),
    (seen) => sameScalar(shown(seen.body), value),
  );
  if (exchange?.response && stage.test.statuses.includes(exchange.response.status)) stage.recorder.covers(exchange);
  const told = answer.response && shown(bodyOf(answer.response));
  const agrees = (found: unknown): boolean => found === undefined || (found !== null && !isScalar(found)) || sameScalar(found, value);
  const conclude = (found: unknown, message: string): void => stage.conclude(agrees(found), { message, expected: String(value), found, inferred: true });
  conclude(shown(body), `${stage.about.id} does not show the new ${pointer}.`);
  conclude(told, `The answer to the change does not show the new ${pointer}.`);
  stage.conclude(body !== undefined, {
    message: `${stage.about.id} no longer shows what was changed.`,
    expected: stage.test.statuses.join(" or "),
    found: String(exchange?.response?.status ?? "no item"),
    inferred: true,
  });
}
