/** Makes a thing of the run's own: a body with every simple member that it may have, else the least that it must have. */
import type { Contract, Operation } from "../../../contract/model.ts";
import { templateNames } from "../../../contract/parameters.ts";
import { valueAt } from "../../../contract/pointer.ts";
import type { Edit } from "../../case.ts";
import { edited, memberPointers, validBody } from "../../derive/valid-body.ts";
import { type Exchange, headerOf } from "../../exchange.ts";
import { requestMediaType } from "../../request-builder.ts";
import { Inconclusive } from "../../session.ts";
import { arrange, type PathValues, registerRemoval } from "../arrange.ts";
import { evaluate } from "../expression.ts";
import { freshened } from "../fresh-body.ts";
import { learningsOf, valuesOfItem } from "../learnt.ts";
import { linksOf, valuesFromLocation } from "../producers.ts";
import { removeThing } from "../removal.ts";
import { valuesMade } from "../supposed.ts";
import { holdsWord, isScalar } from "./shown.ts";
import { omit, pick, type Stage } from "./stage.ts";
import { walk } from "./walk.ts";

export interface Made {
  /** Names the thing, and its siblings' place. */
  readonly path: PathValues;
  /** What tells it from its siblings. */
  readonly identity: readonly unknown[];
  readonly body: unknown;
  /** Names in the body that nobody else uses. */
  readonly words: readonly string[];
  readonly exchange: Exchange;
}

/** `beside`: under the same parents. `edit`: what its body must say. Throws Inconclusive where it cannot be made, or where the answer does not say what was made. */
export async function make(stage: Stage, beside?: Made, edit?: Edit): Promise<Made> {
  const { producer, reader, remover, updater } = stage.thing;
  const consumer = reader ?? remover ?? updater;
  if (!producer) throw new Inconclusive("The API has no operation that creates this thing.");
  const parents = beside ? pick(producer, beside.path) : await arrange(stage.recorder, producer, { kind: "existing" });
  const mediaType = requestMediaType(producer);
  const minimal = mediaType && validBody(stage.recorder.session.contract, producer, "minimal");
  for (const candidate of mediaType ? [simpleBody(stage.recorder.session.contract, producer), minimal] : [undefined]) {
    const words: string[] = [];
    const unique = (): string => words[words.push(stage.recorder.session.unique()) - 1] ?? "";
    const fresh = mediaType && freshened(mediaType, candidate, unique, undefined);
    const body = edit ? edited(fresh, edit) : fresh;
    const exchange = await stage.call(producer, { path: parents, body });
    if (!exchange.response || exchange.response.status >= 300) continue;
    registerRemoval(stage.recorder, producer, exchange, { path: parents, query: {}, body });
    const found =
      consumer && (stage.thing.by === "list" ? await learntPath(stage, consumer, parents, words) : pathOf(stage, producer, consumer, exchange, parents, body));
    const path = { ...parents, ...found };
    // What is only supposed was registered, too, and is removed where a control run agrees.
    if ((stage.thing.by === "location" || stage.thing.by === "list") && remover) removeLater(stage, remover, path);
    return { path, identity: Object.values(omit(producer, path)), body, words, exchange };
  }
  throw new Inconclusive(`${producer.id} creates nothing from what its schema allows; give its request an example that the implementation takes.`);
}

/** The answer does not name the thing, and the list does. */
async function learntPath(stage: Stage, consumer: Operation, parents: PathValues, [word]: readonly string[]): Promise<PathValues> {
  const { lister, producer } = stage.thing;
  const learning = learningsOf(stage.recorder.session.contract, consumer).find((one) => one.lister === lister && one.producer === producer);
  if (!learning || word === undefined) throw new Inconclusive(`${producer?.id} takes no word that tells a new thing from others in a list.`);
  const items = await stage.until(
    async () => (await walk(stage, learning.lister, pick(learning.lister, parents), undefined)).flat(),
    (seen) => seen.some((item) => holdsWord(item, word)),
  );
  const values = valuesOfItem(
    learning,
    items.find((item) => holdsWord(item, word)),
    parents,
  );
  // Where it does not stand in the list, it is the list that is at fault.
  return values ?? {};
}

function pathOf(stage: Stage, producer: Operation, consumer: Operation, exchange: Exchange, parents: PathValues, body: unknown): PathValues {
  const { contract, target } = stage.recorder.session;
  const names = templateNames(consumer.path);
  const origin = { path: parents, query: {}, body };
  const location = exchange.response && headerOf(exchange.response, "location");
  const linked = linksOf(contract, producer).get(consumer.id);
  const supposed = stage.thing.by === "supposed" ? valuesMade(stage.recorder, producer, exchange, { path: parents, body }) : undefined;
  const values =
    supposed !== undefined
      ? supposed
      : stage.thing.by === "link"
        ? Object.fromEntries(names.map((name) => [name, evaluate(linked?.[name], exchange, origin)]))
        : location === undefined
          ? {}
          : (valuesFromLocation(contract, consumer, location, target.baseUrl) ?? {});
  if (names.every((name) => isScalar(values[name]))) return values;
  throw new Inconclusive(`The answer of ${producer.id} does not say what it made: ${names.join(", ")} of ${consumer.path} cannot be read from it.`);
}

/** Links are followed elsewhere; here the operation is known by its path alone. */
function removeLater(stage: Stage, remover: Operation, path: PathValues): void {
  stage.recorder.afterwards(() => removeThing(stage.recorder, remover, path));
}

/** The minimal body with each simple member of the maximal one that it can take. */
export function simpleBody(contract: Contract, operation: Operation): unknown {
  const mediaType = requestMediaType(operation);
  const maximal = validBody(contract, operation, "maximal");
  let body = validBody(contract, operation, "minimal");
  for (const pointer of memberPointers(maximal)) {
    // What validBody gives came from JSON.
    const value = valueAt(maximal as never, pointer);
    if (!isScalar(value) || valueAt(body as never, pointer) !== undefined) continue;
    const richer = edited(body, { pointer, value });
    if (!mediaType?.check(richer)) body = richer;
  }
  return body;
}
