/** A control run: whether supposed names lead to what they name. Each way of knowing names is tried once in a run, by reading. */
import { valueAt } from "../../contract/pointer.ts";
import { type PathValues, partOf, renamed } from "../../contract/resources/item-path.ts";
import type { Resource } from "../../contract/resources/model.ts";
import { bodyOf } from "../body.ts";
import type { Exchange } from "../exchange.ts";
import type { Recorder } from "../recorder.ts";
import { call } from "./arrange.ts";
import { largestPage } from "./items.ts";
import { holdsAll, holdsWord, scalarsIn } from "./sequences/shown.ts";

/** `silent`: no operation can tell. */
export type Control = "agrees" | "denies" | "silent";

const known = new WeakMap<object, Map<string, Control>>();

/** `way`: how the names became known. `words`: what only the thing that is meant can show. */
export async function control(
  recorder: Recorder,
  resource: Resource,
  values: PathValues,
  way: "made" | "listed",
  words: readonly string[] = [],
): Promise<Control> {
  const controls = known.get(recorder.session) ?? new Map<string, Control>();
  known.set(recorder.session, controls);
  const key = `${resource.name} ${way}`;
  const found = controls.get(key) ?? (await ask(recorder, resource, values, words));
  controls.set(key, found);
  return found;
}

/** Of what was made, where that was asked before. */
export const knownControl = ({ session }: Recorder, { name }: Resource): Control | undefined => known.get(session)?.get(`${name} made`);

/** What the answers are is held against nobody. */
export async function ask(recorder: Recorder, resource: Resource, values: PathValues, words: readonly string[] = []): Promise<Control> {
  if (resource.certainty === "stated" || resource.certainty === "link") return "agrees";
  const before = recorder.guessed;
  recorder.guessed = true;
  try {
    return await (isReadable(resource) ? byReading(recorder, resource, values, words) : byListing(recorder, resource, values));
  } finally {
    recorder.guessed = before;
  }
}

const isReadable = (resource: Resource): boolean => partOf(resource, "read")?.operation.path === resource.itemPath;

async function byReading(recorder: Recorder, resource: Resource, path: PathValues, words: readonly string[]): Promise<Control> {
  const reader = partOf(resource, "read");
  if (!reader) return "silent";
  const { response } = await call(recorder, reader.operation, { path });
  if (!response || response.status >= 300) return "denies";
  return words.every((word) => holdsWord(bodyOf(response), word)) ? "agrees" : "denies";
}

async function byListing(recorder: Recorder, resource: Resource, values: PathValues): Promise<Control> {
  const lister = partOf(resource, "list");
  if (!lister?.list || !resource.key) return "silent";
  const { list, operation } = lister;
  const path = renamed(resource.itemPath ?? "", values, operation.path);
  const { response } = await call(recorder, operation, { path, query: largestPage(operation) });
  // It came as JSON.
  const items = response && response.status < 300 ? valueAt(bodyOf(response) as never, list.items) : undefined;
  // What is not on the first page may be on another.
  return Array.isArray(items) && items.some((item) => holdsAll(item, [values[resource.key?.parameter ?? ""]])) ? "agrees" : "silent";
}

/** Names of the run's own making in a body that the answer to it shows: what stands by the right name holds them still. */
export function ownWords({ session }: Recorder, body: unknown, { response }: Exchange): string[] {
  const beginning = `specimen-${session.options.runId}-`;
  const sent = scalarsIn(body).filter((value): value is string => typeof value === "string" && value.startsWith(beginning));
  const shown = response && bodyOf(response);
  return sent.filter((word) => holdsWord(shown, word));
}
