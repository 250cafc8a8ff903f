/** Deletes a thing of the run's own. Throws Inconclusive where that is refused. */
import { Inconclusive } from "../../session.ts";
import type { Made } from "./make.ts";
import { pick, type Stage } from "./stage.ts";

export async function remove(stage: Stage, { path }: Made): Promise<void> {
  const { reader, remover } = stage.thing;
  if (!remover) throw new Inconclusive("The API has no operation that deletes this thing.");
  // What cannot be seen yet cannot be deleted yet.
  if (reader)
    await stage.until(
      () => stage.read(path),
      ({ body }) => body !== undefined,
    );
  const exchange = await stage.call(remover, { path: pick(remover, path) });
  stage.succeeded(exchange, remover);
}
