/** One member of a thing, changed: of the run's own thing, or of one that the profile offers and that is put back. */
import type { Contract, Operation } from "../../../contract/model.ts";
import { isObject, valueAt } from "../../../contract/pointer.ts";
import { edited, memberPointers, validBody } from "../../derive/valid-body.ts";
import { positionsOf } from "../../derive/violations.ts";
import type { Exchange } from "../../exchange.ts";
import { requestMediaType } from "../../request-builder.ts";
import { Inconclusive } from "../../session.ts";
import type { PathValues } from "../arrange.ts";
import { make } from "./make.ts";
import { isScalar, sameScalar, shownAt } from "./shown.ts";
import { omit, pick, type Stage } from "./stage.ts";

export interface Changed {
  readonly path: PathValues;
  /** A value that the thing itself holds. */
  readonly held: unknown;
  readonly pointer: string;
  readonly value: unknown;
  /** As it read before. */
  readonly before: unknown;
  readonly answer: Exchange;
}

const naming = /^(?:name|title|label|description|comment|text)$/i;

/** Throws Inconclusive where there is nothing to change, or where the change is refused. */
export async function change(stage: Stage): Promise<Changed> {
  const { producer, updater } = stage.thing;
  if (!updater) throw new Inconclusive("The API has no operation that changes this thing.");
  const path = producer ? (await make(stage)).path : await stage.offered(updater);
  const identity = Object.values(producer ? omit(producer, path) : path);
  const held = identity.at(-1);
  const { body: before } = await stage.until(
    () => stage.read(path),
    ({ body }) => body !== undefined,
  );
  if (before === undefined) throw new Inconclusive("The thing to change cannot be read.");
  const moves = (pointer: string): boolean => identity.some((known) => sameScalar(known, shownAt(before, pointer, held)));
  const edit = oneMember(stage.recorder.session.contract, updater, moves, () => stage.recorder.session.unique());
  if (!edit) throw new Inconclusive(`${updater.id} has no simple member that can be changed alone; give its request an example.`);
  const answer = await stage.call(updater, { path: pick(updater, path), body: edit.body });
  stage.succeeded(answer, updater);
  return { path, held, pointer: edit.pointer, value: edit.value, before, answer };
}

/** A body that sends as little as possible besides one member. A free text is best; a member that stands in the path moves the thing, and is left alone. */
export function oneMember(contract: Contract, operation: Operation, moves: (pointer: string) => boolean, unique: () => string) {
  const mediaType = requestMediaType(operation);
  const maximal = validBody(contract, operation, "maximal");
  if (!mediaType || !isObject(maximal)) return undefined;
  const schemas = new Map(
    positionsOf(contract.document, `${mediaType.pointer}/schema`, mediaType.schema, maximal).map(({ pointer, schema }) => [pointer, schema]),
  );
  const candidates = memberPointers(maximal).flatMap((pointer) => {
    const schema = schemas.get(pointer) ?? {};
    const value = valueAt(maximal, pointer);
    if (!isScalar(value) || schema["const"] !== undefined || schema["writeOnly"] === true || moves(pointer)) return [];
    const free = typeof value === "string" && schema["enum"] === undefined && schema["format"] === undefined;
    const named = naming.test(pointer.slice(pointer.lastIndexOf("/") + 1));
    return [{ pointer, value, rank: free && named ? 0 : free ? 1 : 2 }];
  });
  const [best] = candidates.sort((a, b) => a.rank - b.rank);
  if (!best) return undefined;
  const { pointer, rank, value: shown } = best;
  const alone = onlyWith(maximal, pointer, (body) => !mediaType.check(body));
  const fresh = rank < 2 ? edited(alone, { pointer, value: unique() }) : alone;
  const value = mediaType.check(fresh) ? shown : valueAt(fresh as never, pointer);
  return { pointer, value, body: edited(alone, { pointer, value }) };
}

function onlyWith(value: unknown, kept: string, valid: (value: unknown) => boolean): unknown {
  let body = value;
  for (const pointer of memberPointers(value).toReversed()) {
    if (kept === pointer || kept.startsWith(`${pointer}/`)) continue;
    const fewer = edited(body, { pointer });
    if (valid(fewer)) body = fewer;
  }
  return body;
}
