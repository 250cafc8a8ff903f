/** A control run: before something supposed is held against a target, the target must behave as supposed once. */
import { templateNames } from "../../../contract/parameters.ts";
import { Inconclusive } from "../../session.ts";
import { ownWords } from "../control-run.ts";
import { make } from "./make.ts";
import { holdsAll, holdsWord } from "./shown.ts";
import { pick, type Stage } from "./stage.ts";

const agreed = new WeakMap<object, Map<string, string | undefined>>();

/** Once in a run for each thing. Throws Inconclusive where what was made cannot be read by the name that its answer gives. */
export async function agrees(stage: Stage): Promise<void> {
  const { producer, reader } = stage.thing;
  const { session } = stage.recorder;
  const known = agreed.get(session) ?? new Map<string, string | undefined>();
  agreed.set(session, known);
  const key = producer?.id ?? "";
  if (!known.has(key)) known.set(key, await objection(stage));
  const reason = known.get(key);
  if (reason !== undefined)
    throw new Inconclusive(`${reason} That ${key} makes what ${reader?.id} shows is only supposed; state it with x-resource or a Link.`);
}

async function objection(stage: Stage): Promise<string | undefined> {
  const { reader } = stage.thing;
  if (!reader) return undefined;
  const made = await make(stage);
  // That it shows nothing is held against nobody.
  const before = stage.recorder.guessed;
  stage.recorder.guessed = true;
  const name = made.path[templateNames(reader.path).at(-1) ?? ""];
  const { exchange, body } = await stage.until(
    () => stage.read(pick(reader, made.path)),
    (seen) => seen.body !== undefined,
  );
  stage.recorder.guessed = before;
  if (body === undefined) return `${reader.id} answers ${exchange?.response?.status} for ${JSON.stringify(name)}, which was just created.`;
  const words = ownWords(stage.recorder, made.body, made.exchange);
  if (!words.every((word) => holdsWord(body, word)))
    return `${reader.id} shows another thing by the name ${JSON.stringify(name)} than the one that was just created.`;
  return holdsAll(body, [name]) ? undefined : `${reader.id} shows a thing without the name ${JSON.stringify(name)}, by which it was asked for.`;
}
