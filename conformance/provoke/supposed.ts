/** Path values by what the document lets one suppose (contract/resources): made by the creating operation, found in a list, or taken from the document. */
import type { Operation } from "../../contract/model.ts";
import { templateNames } from "../../contract/parameters.ts";
import { valueAt } from "../../contract/pointer.ts";
import { inferResources } from "../../contract/resources/infer.ts";
import {
  isMadeByPut,
  keyInLocation,
  namedLast,
  type PathValues,
  partOf,
  renamed,
  sentBy,
  shownBy,
  valuesNamed,
  valuesOfThing,
} from "../../contract/resources/item-path.ts";
import type { Resource } from "../../contract/resources/model.ts";
import { bodyOf } from "../body.ts";
import { validBody } from "../derive/valid-body.ts";
import { type Exchange, headerOf } from "../exchange.ts";
import type { Recorder } from "../recorder.ts";
import { type CallInput, requestMediaType } from "../request-builder.ts";
import { Inconclusive } from "../session.ts";
import { call } from "./arrange.ts";
import { ask, type Control, control, knownControl, ownWords } from "./control-run.ts";
import { freshened } from "./fresh-body.ts";
import { largestPage } from "./items.ts";
import { isClosed, valueFor } from "./required-parameters.ts";

/** Values for the path of an operation that leads to a thing. Throws Inconclusive. */
export type Lead = (operation: Operation) => Promise<PathValues>;

const safe = new Set(["GET", "HEAD", "OPTIONS"]);

/** Undefined where nothing can be supposed. What may be somebody else's is only ever read. */
export async function supposedValues(recorder: Recorder, operation: Operation, lead: Lead): Promise<PathValues | undefined> {
  const { contract, options } = recorder.session;
  const isSafe = safe.has(operation.method) || options.disposable === true;
  const resource = namedLast(inferResources(contract), operation.path);
  if (resource) {
    const made = options.readOnly ? undefined : await madeThing(recorder, resource, operation, lead);
    const listed = isSafe && made?.control !== "agrees" ? await listedThing(recorder, resource, operation, lead) : undefined;
    // By a name that leads elsewhere nothing is ever changed.
    const found = [made, listed].find((thing) => thing?.control === "agrees") ?? (isSafe || made?.control === "silent" ? (made ?? listed) : undefined);
    if (found && found.control !== "agrees") recorder.guessed = true;
    if (found) return unlessStated(recorder, operation, renamed(resource.itemPath ?? "", found.values, operation.path));
  }
  return unlessStated(recorder, operation, guessed(recorder, operation, isSafe));
}

/** What the profile offers stays for the cases that it is offered to. */
function unlessStated({ session }: Recorder, { method, path }: Operation, values: PathValues | undefined): PathValues | undefined {
  const names = templateNames(path);
  const isStated = session.target.profile.fixtures.some((fixture) => names.every((name) => String(fixture.values[name]) === String(values?.[name])));
  return method === "DELETE" && isStated ? undefined : values;
}

interface Found {
  readonly values: PathValues;
  readonly control: Control;
}

async function madeThing(recorder: Recorder, resource: Resource, consumer: Operation, lead: Lead): Promise<Found | undefined> {
  const { contract } = recorder.session;
  const create = partOf(resource, "create");
  if (!create || create.operation === consumer) return undefined;
  const { operation } = create;
  const path = isMadeByPut(create, resource) ? await freshPath(recorder, resource, operation, lead) : await lead(operation).catch(nothingKnown);
  if (!path) return undefined;
  const mediaType = requestMediaType(operation);
  const body = mediaType && freshened(mediaType, validBody(contract, operation, "minimal"), () => recorder.session.unique(), undefined);
  const exchange = await call(recorder, operation, { path, body });
  const values = valuesMade(recorder, operation, exchange, { path, body });
  if (!values) return undefined;
  const words = ownWords(recorder, body, exchange);
  removeAfterwards(recorder, resource, values, words);
  return { values, control: await control(recorder, resource, values, "made", words) };
}

function nothingKnown(error: unknown): undefined {
  if (error instanceof Inconclusive) return undefined;
  throw error;
}

/** Where the caller names what it creates: under parents that are there, a name that nobody has. */
async function freshPath(recorder: Recorder, resource: Resource, operation: Operation, lead: Lead): Promise<PathValues | undefined> {
  const { parameters, path } = operation;
  const { contract } = recorder.session;
  const names = templateNames(path);
  const above = contract.operations.find((operation) => path.startsWith(`${operation.path}/`) && templateNames(operation.path).length === names.length - 1);
  const parents = names.length === 1 ? {} : above && (await lead(above).catch(nothingKnown));
  const last = parameters.find((parameter) => parameter.in === "path" && parameter.name === names.at(-1));
  if (!parents || !last) return undefined;
  const schema = typeof last.schema === "object" ? last.schema : {};
  const isFree = schema["type"] === "string" && schema["pattern"] === undefined && schema["format"] === undefined && !isClosed(last);
  return {
    ...renamed(above?.path ?? "", parents, resource.itemPath ?? path),
    [last.name]: isFree ? recorder.session.unique() : valueFor(contract, operation, last),
  };
}

/** Names of what a creating operation made, by the resource's own path; undefined where the answer does not say. */
export function valuesMade(
  { session }: Recorder,
  producer: Operation,
  { response }: Exchange,
  { body, path }: Pick<CallInput, "body" | "path">,
): PathValues | undefined {
  const inferred = inferResources(session.contract).of(producer);
  if (inferred?.part.role !== "create" || !response || response.status >= 300) return undefined;
  const { part, resource } = inferred;
  if (resource.kind !== "collection" || resource.itemPath === undefined) return undefined;
  const parents = renamed(producer.path, path ?? {}, resource.itemPath);
  if (isMadeByPut(part, resource)) return parents;
  const answer = bodyOf(response);
  const shown = valuesOfThing(resource, shownBy(part, response.status, answer), parents) ?? valuesNamed(resource, answer, parents);
  if (shown) return shown;
  const location = headerOf(response, "location");
  const last = templateNames(resource.itemPath).at(-1) ?? "";
  // Where the answer is silent, what was sent may name it.
  return location === undefined ? valuesOfThing(resource, sentBy(part, body), parents) : { ...parents, [last]: keyInLocation(resource, location) };
}

/** Once in a case for each thing. */
export function removeAfterwards(recorder: Recorder, resource: Resource, values: PathValues, words: readonly string[]): void {
  const remover = partOf(resource, "delete")?.operation;
  if (!remover || remover.path !== resource.itemPath || !recorder.first(`remove ${remover.id} ${JSON.stringify(Object.values(values).map(String))}`)) return;
  recorder.afterwards(async () => {
    const before = knownControl(recorder, resource);
    // What is there by this name may be another thing.
    if (before === "denies") return `${remover.method} ${remover.path}: ${remover.id} knows what was made by another name`;
    if (!before && (await ask(recorder, resource, values, words)) === "denies") return undefined;
    const { failure, response } = await call(recorder, remover, { path: values });
    const gone = response !== undefined && (response.status < 300 || response.status === 404 || response.status === 410);
    return gone ? undefined : `${remover.method} ${remover.path}: ${response?.status ?? failure?.message}`;
  });
}

/** The first thing of a list, whoever made it. */
async function listedThing(recorder: Recorder, resource: Resource, consumer: Operation, lead: Lead): Promise<Found | undefined> {
  const part = partOf(resource, "list");
  if (!part?.list || part.operation === consumer) return undefined;
  const { operation, list } = part;
  const path = await lead(operation).catch(nothingKnown);
  const { response } = path ? await call(recorder, operation, { path, query: largestPage(operation) }) : {};
  if (!path || !response || response.status >= 300) return undefined;
  // It came as JSON.
  const items = valueAt(bodyOf(response) as never, list.items);
  const parents = renamed(operation.path, path, resource.itemPath ?? "");
  // Many start with what is always there.
  const item: unknown = Array.isArray(items) ? (safe.has(consumer.method) ? items[0] : items.at(-1)) : undefined;
  const values = item === undefined ? undefined : valuesOfThing(resource, item, parents);
  return values && { values, control: await control(recorder, resource, values, "listed") };
}

/** What the document shows or allows. Only what cannot be a name is ever changed by it, and that nothing is there says nothing. */
function guessed(recorder: Recorder, operation: Operation, isSafe: boolean): PathValues | undefined {
  const declared = operation.parameters.filter((parameter) => parameter.in === "path");
  if (!isSafe && !declared.every(isClosed)) return undefined;
  const { contract, target } = recorder.session;
  const values = declared.map((parameter): [string, unknown] => [
    parameter.name,
    target.profile.parameters[parameter.name] ?? valueFor(contract, operation, parameter),
  ]);
  if (templateNames(operation.path).some((name) => values.every(([known, value]) => known !== name || value === undefined))) return undefined;
  recorder.guessed = true;
  return Object.fromEntries(values);
}
