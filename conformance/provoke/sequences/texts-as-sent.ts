/** Letters beyond ASCII and an ampersand come back as they were sent. White space around a text is left alone: many servers trim it. */
import type { Contract, Operation } from "../../../contract/model.ts";
import { edited, memberPointers } from "../../derive/valid-body.ts";
import { requestMediaType } from "../../request-builder.ts";
import { Inconclusive } from "../../session.ts";
import { make, simpleBody } from "./make.ts";
import { shownAt } from "./shown.ts";
import type { Stage } from "./stage.ts";

const odd = "Zoë & ½ 漢字 👋";
const telling = /^(?:description|comment|note|text|title|label|name)$/i;

/** Where a creating request takes such a text, descriptions before names. */
export function freeText(contract: Contract, producer: Operation): string | undefined {
  const mediaType = requestMediaType(producer);
  const body = simpleBody(contract, producer);
  const fits = (pointer: string): boolean =>
    telling.test(pointer.slice(pointer.lastIndexOf("/") + 1)) &&
    typeof shownAt(body, pointer, undefined) === "string" &&
    !mediaType?.check(edited(body, { pointer, value: odd }));
  const [first] = memberPointers(body)
    .filter(fits)
    .sort((a, b) => Number(/name$/i.test(a)) - Number(/name$/i.test(b)));
  return mediaType && first;
}

export async function textsAsSent(stage: Stage): Promise<void> {
  const { producer } = stage.thing;
  const pointer = producer && freeText(stage.recorder.session.contract, producer);
  if (!producer || pointer === undefined) throw new Inconclusive("Creating takes no free text.");
  const word = `${stage.recorder.session.unique()} ${odd}`;
  const made = await make(stage, undefined, { pointer, value: word });
  const { body } = await stage.until(
    () => stage.read(made.path),
    (seen) => seen.body !== undefined,
  );
  const found = shownAt(body, pointer, made.identity.at(-1));
  stage.conclude(found === undefined || found === word, {
    message: `${stage.about.id} shows ${pointer} otherwise than it was sent.`,
    expected: word,
    found,
    inferred: true,
  });
}
