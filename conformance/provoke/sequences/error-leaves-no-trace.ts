/** A refused write changes neither the thing nor the list. */
import type { Operation } from "../../../contract/model.ts";
import { deriveInvalid } from "../../derive/invalid.ts";
import { edited, validBody } from "../../derive/valid-body.ts";
import { requestMediaType } from "../../request-builder.ts";
import { Inconclusive } from "../../session.ts";
import type { PathValues } from "../arrange.ts";
import { freshened } from "../fresh-body.ts";
import { make } from "./make.ts";
import { canonical, holdsWord } from "./shown.ts";
import { pick, type Stage } from "./stage.ts";
import { walk } from "./walk.ts";

export const errorLeavesNoTrace = (stage: Stage): Promise<void> => (stage.about === stage.thing.producer ? refusedCreation(stage) : refusedChange(stage));

async function refusedCreation(stage: Stage): Promise<void> {
  const { lister } = stage.thing;
  if (!lister) throw new Inconclusive("No list shows what was created.");
  const control = await make(stage);
  const listed = async (word: string): Promise<boolean> =>
    (await walk(stage, lister, pick(lister, control.path), undefined)).flat().some((item) => holdsWord(item, word));
  const seen = await stage.until(
    () => listed(control.words[0] ?? ""),
    (yes) => yes,
  );
  if (!seen) throw new Inconclusive(`${lister.id} shows no name that creating takes, so it cannot tell whether a refused one left something.`);
  const words = await refuse(stage, pick(stage.about, control.path));
  // A change that takes its time to be seen would come only then.
  if (words.length > 0) await settled(stage);
  const left: string[] = [];
  for (const word of words) if (await listed(word)) left.push(word);
  conclude(stage, left.length === 0, "is in the list", left.join(", "));
}

async function refusedChange(stage: Stage): Promise<void> {
  const { producer } = stage.thing;
  const path = producer ? (await make(stage)).path : await stage.offered(stage.about);
  const { body: before } = await stage.until(
    () => stage.read(path),
    ({ body }) => body !== undefined,
  );
  if (before === undefined) throw new Inconclusive("The thing that a refused change would touch cannot be read.");
  const words = await refuse(stage, pick(stage.about, path));
  await settled(stage);
  const { body: after } = await stage.read(path);
  const left = words.filter((word) => holdsWord(after, word) && !holdsWord(before, word));
  conclude(stage, left.length === 0, "reads as the refused request had it", left.join(", "));
  conclude(stage, after !== undefined, "is gone", canonical(before));
}

const settled = (stage: Stage): Promise<void> => new Promise((resolve) => setTimeout(resolve, stage.recorder.session.target.profile.visibleAfterMs));

const conclude = (stage: Stage, holds: boolean, what: string, found: string): void =>
  stage.conclude(holds, { message: `${stage.about.id} refused a request, and yet it ${what}.`, expected: "nothing changed", found, inferred: true });

/** Sends what breaks the contract in one place and is new in the others, until one is refused; its new names. */
async function refuse(stage: Stage, path: PathValues): Promise<readonly string[]> {
  for (const body of invalidBodies(stage, stage.about)) {
    const exchange = await stage.call(stage.about, { path, body: body.value });
    const status = exchange.response?.status ?? 0;
    if (stage.test.statuses.includes(status)) {
      stage.recorder.covers(exchange);
      return body.words;
    }
  }
  throw new Inconclusive(`${stage.about.id} refuses nothing that is known to break its schema, so a refusal could not be brought about.`);
}

/** At most three, those with names that can be recognised. */
function invalidBodies(stage: Stage, operation: Operation): { readonly value: unknown; readonly words: readonly string[] }[] {
  const { contract } = stage.recorder.session;
  const mediaType = requestMediaType(operation);
  const found: { value: unknown; words: string[] }[] = [];
  for (const { provocation } of mediaType ? deriveInvalid({ ...contract, operations: [operation] }) : []) {
    if (provocation.kind !== "request" || provocation.body.kind !== "valid" || !provocation.body.edit || !mediaType) continue;
    const { edit } = provocation.body;
    const words: string[] = [];
    const unique = (): string => words[words.push(stage.recorder.session.unique()) - 1] ?? "";
    const value = freshened(mediaType, edited(validBody(contract, operation, "maximal"), edit), unique, edit.pointer);
    const kept = words.filter((word) => holdsWord(value, word));
    if (kept.length > 0) found.push({ value, words: kept });
    if (found.length === 3) break;
  }
  return found;
}
