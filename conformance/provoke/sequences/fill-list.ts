/** A list with enough in it to have pages: the run's own things where it can make them, else what a fixture names. */
import { Inconclusive } from "../../session.ts";
import { arrange, type PathValues } from "../arrange.ts";
import { make } from "./make.ts";
import { holdsAll } from "./shown.ts";
import { pick, type Stage } from "./stage.ts";
import { walk } from "./walk.ts";

/** The path of the list. */
export async function fillList(stage: Stage): Promise<PathValues> {
  const { about, listed, recorder } = stage;
  if (!listed || recorder.session.options.readOnly) return arrange(recorder, about, { kind: "existing" });
  const first = await make(stage);
  const made = [first, await make(stage, first), await make(stage, first)];
  const path = pick(about, first.path);
  const seen = await stage.until(
    async () => (await walk(stage, about, path, undefined)).flat(),
    (items) => made.every(({ identity }) => items.some((item) => holdsAll(item, identity))),
  );
  if (seen.length === 0) throw new Inconclusive(`${about.id} does not list what was created.`);
  return path;
}
