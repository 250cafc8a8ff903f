/** A change of one member leaves the other ones that can be written, and what names the thing, as they were. */
import type { Operation } from "../../../contract/model.ts";
import { positionsOf } from "../../derive/violations.ts";
import { requestMediaType } from "../../request-builder.ts";
import { change } from "./change.ts";
import { canonical, objectWith, sameScalar, shownAt } from "./shown.ts";
import type { Stage } from "./stage.ts";

export async function updateChangesOnly(stage: Stage): Promise<void> {
  const { answer, before, held, path, pointer, value } = await change(stage);
  const { body: after } = await stage.until(
    () => stage.read(path),
    ({ body }) => sameScalar(shownAt(body, pointer, held), value),
  );
  stage.recorder.covers(answer);
  if (after === undefined) return;
  for (const other of writable(stage).filter((name) => name !== pointer && !name.startsWith(`${pointer}/`) && !pointer.startsWith(`${name}/`))) {
    const [was, is] = [shownAt(before, other, held), shownAt(after, other, held)];
    if (was === undefined) continue;
    stage.conclude(is !== undefined && canonical(was) === canonical(is), {
      message: `Changing ${pointer} changed ${other} as well.`,
      expected: canonical(was),
      found: is === undefined ? undefined : canonical(is),
      inferred: true,
    });
  }
  stage.conclude(!objectWith(before, held) || objectWith(after, held) !== undefined, {
    message: `Changing ${pointer} changed what names the thing.`,
    expected: String(held),
    found: after,
    inferred: true,
  });
}

/** Members that creating or changing takes; what a server keeps for itself, such as times, may move. */
function writable(stage: Stage): string[] {
  const { producer, updater } = stage.thing;
  const { document } = stage.recorder.session.contract;
  const members = (operation: Operation | undefined): string[] => {
    const mediaType = operation && requestMediaType(operation);
    return mediaType ? positionsOf(document, `${mediaType.pointer}/schema`, mediaType.schema, undefined).map((position) => position.pointer) : [];
  };
  return [...new Set([...members(updater), ...members(producer)])];
}
