/** What the run made is removed where it is: a change that renames a thing moves it to another path. */
import type { Operation } from "../../contract/model.ts";
import { templateNames } from "../../contract/parameters.ts";
import { isObject, valueAt } from "../../contract/pointer.ts";
import { inferResources } from "../../contract/resources/infer.ts";
import { carryPlan } from "../credentials.ts";
import type { Recorder } from "../recorder.ts";
import { buildRequest, type CallInput } from "../request-builder.ts";
import { castMember, type PathValues } from "./arrange.ts";

const keyOf = ({ path }: Operation, values: PathValues): string => JSON.stringify(templateNames(path).map((name) => String(values[name])));

/** Notes where a successful change leaves its thing, where its body names it anew. */
export function noteMove(recorder: Recorder, operation: Operation, { body, path = {} }: CallInput): void {
  const { part, resource } = inferResources(recorder.session.contract).of(operation) ?? {};
  const key = resource?.key;
  if (!key || (part?.role !== "change" && part?.role !== "replace") || !isObject(body)) return;
  // A body that is sent is JSON, or what a form says.
  const name = valueAt(body as never, key.member);
  if (typeof name !== "string" || name === String(path[key.parameter])) return;
  recorder.moves.set(keyOf(operation, path), { ...path, [key.parameter]: name });
}

/** Deletes the thing; what is left, where that fails. */
export async function removeThing(recorder: Recorder, remover: Operation, path: PathValues): Promise<string | undefined> {
  const moved = recorder.moves.get(keyOf(remover, path));
  // It is where the answer said, or it never moved.
  const left = moved && (await removeAt(recorder, remover, moved));
  return left ?? removeAt(recorder, remover, path);
}

async function removeAt(recorder: Recorder, remover: Operation, path: PathValues): Promise<string | undefined> {
  const { session } = recorder;
  const { contract, target } = session;
  const owner = remover.security.length === 0 ? undefined : castMember(recorder, "owner");
  const carried = carryPlan(contract, remover, owner === undefined ? undefined : target.profile.principals[owner], { kind: "own" });
  const request = buildRequest(contract, remover, { path }, carried, target.profile.headers);
  const { failure, response } = await session.send(request, { operation: remover, principal: owner });
  const gone = response !== undefined && (response.status < 300 || response.status === 404 || response.status === 410);
  return gone ? undefined : `${request.method} ${request.target}: ${response?.status ?? failure?.message}`;
}
