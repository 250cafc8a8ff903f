/** PUT replaces the whole (RFC 9110, section 9.3.4): what the later one does not name is not what the earlier one said. */
import type { Operation } from "../../../contract/model.ts";
import { isObject } from "../../../contract/pointer.ts";
import { edited, validBody } from "../../derive/valid-body.ts";
import { requestMediaType } from "../../request-builder.ts";
import { Inconclusive } from "../../session.ts";
import type { PathValues } from "../arrange.ts";
import { freshened } from "../fresh-body.ts";
import { make } from "./make.ts";
import { canonical, shownAt } from "./shown.ts";
import { omit, pick, type Stage } from "./stage.ts";

export async function putReplaces(stage: Stage): Promise<void> {
  const { producer, updater } = stage.thing;
  if (!updater) throw new Inconclusive("The API has no operation that changes this thing.");
  const path = producer ? (await make(stage)).path : await stage.offered(updater);
  const held = Object.values(producer ? omit(producer, path) : path).at(-1);
  const { contract } = stage.recorder.session;
  const least = validBody(contract, updater, "minimal");
  const whole = telling(stage, updater, validBody(contract, updater, "maximal"), least);
  const before = (await stage.read(path)).body;
  await put(stage, updater, path, whole);
  const full = (await stage.read(path)).body;
  await put(stage, updater, path, least);
  const after = (await stage.read(path)).body;
  if (before === undefined || full === undefined || after === undefined) throw new Inconclusive("The thing that was replaced cannot be read.");
  for (const name of left(whole, least)) {
    const at = (body: unknown): string => canonical(shownAt(body, `/${name}`, held) ?? null);
    // What it was before may be what the server puts in by itself.
    if (at(full) === at(before)) continue;
    stage.conclude(at(after) !== at(full), {
      message: `${updater.id} keeps ${name} of the earlier request, which the later one does not name.`,
      expected: "what it is without a value",
      found: at(after),
      inferred: true,
    });
  }
}

async function put(stage: Stage, updater: Operation, path: PathValues, body: unknown): Promise<void> {
  const mediaType = requestMediaType(updater);
  const fresh = mediaType && freshened(mediaType, body, () => stage.recorder.session.unique(), undefined);
  const exchange = await stage.call(updater, { path: pick(updater, path), body: fresh });
  stage.succeeded(exchange, updater);
  stage.recorder.covers(exchange);
}

/** With words of its own, as far as members take them: what is found later was told here. */
function telling(stage: Stage, updater: Operation, whole: unknown, least: unknown): unknown {
  let body = whole;
  for (const name of left(whole, least)) {
    const candidate = edited(body, { pointer: `/${name}`, value: stage.recorder.session.unique() });
    if (!requestMediaType(updater)?.check(candidate)) body = candidate;
  }
  return body;
}

/** Members that may be left out. */
export const left = (whole: unknown, least: unknown): string[] =>
  isObject(whole) ? Object.keys(whole).filter((name) => !(isObject(least) && name in least)) : [];
