/** A fixture that the API can only change is put back as it was: read before, written after. */
import type { Operation } from "../../contract/model.ts";
import { templateNames } from "../../contract/parameters.ts";
import { isObject } from "../../contract/pointer.ts";
import { bodyOf } from "../body.ts";
import { positionsOf } from "../derive/violations.ts";
import type { Recorder } from "../recorder.ts";
import { requestMediaType } from "../request-builder.ts";
import { call, type PathValues } from "./arrange.ts";

/** Registers the way back, once in a run: `known` where the profile gives it, else what some reading operation shows. */
export async function snapshot(
  recorder: Recorder,
  operation: Operation,
  path: PathValues,
  known: Readonly<Record<string, unknown>> | undefined,
): Promise<void> {
  if ((operation.method !== "PATCH" && operation.method !== "PUT") || !recorder.first(`restore ${operation.id} ${JSON.stringify(path)}`)) return;
  const body = known ?? (await readBack(recorder, operation, path));
  if (!body) return;
  recorder.afterwards(async () => {
    const { response, failure } = await call(recorder, operation, { path, body });
    return response && response.status < 300
      ? undefined
      : `${operation.method} ${operation.path} could not be put back: ${response?.status ?? failure?.message}`;
  });
}

/** The members that the operation can write, as they are now; undefined where what is shown could not be written. */
async function readBack(recorder: Recorder, operation: Operation, values: PathValues): Promise<Record<string, unknown> | undefined> {
  const mediaType = requestMediaType(operation);
  if (!mediaType) return undefined;
  const { contract } = recorder.session;
  const members = positionsOf(contract.document, `${mediaType.pointer}/schema`, mediaType.schema, {}).map(({ pointer }) => pointer.slice(1));
  const names = new Set(templateNames(operation.path));
  const readers = contract.operations.filter(
    ({ method, path }) => method === "GET" && operation.path.startsWith(path) && templateNames(path).every((name) => names.has(name)),
  );
  for (const reader of readers.toReversed()) {
    const path = Object.fromEntries(templateNames(reader.path).map((name) => [name, values[name]]));
    const { response } = await call(recorder, reader, { path });
    const thing = response && response.status < 300 ? findThing(bodyOf(response), Object.values(values), members) : undefined;
    const body = thing && Object.fromEntries(members.flatMap((member) => (member in thing ? [[member, thing[member]]] : [])));
    if (body && !mediaType.check(body)) return body;
  }
  return undefined;
}

/** The first object that holds one of the values and some of the members. */
function findThing(value: unknown, values: readonly unknown[], members: readonly string[]): Record<string, unknown> | undefined {
  const pending: unknown[] = [value];
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    if (Array.isArray(next)) pending.push(...next);
    if (!isObject(next)) continue;
    if (Object.values(next).some((member) => values.includes(member)) && members.some((member) => member in next)) return next;
    pending.push(...Object.values(next));
  }
  return undefined;
}
