/** Brings about what a request needs: a thing that exists, made by the API itself or offered by the profile. */
import type { Operation } from "../../contract/model.ts";
import { templateNames } from "../../contract/parameters.ts";
import { inferResources } from "../../contract/resources/infer.ts";
import { sampleSchema } from "../../contract/sample.ts";
import { bodyOf } from "../body.ts";
import type { Actor, ResourcePlan } from "../case.ts";
import { carryPlan } from "../credentials.ts";
import { validBody } from "../derive/valid-body.ts";
import { type Exchange, headerOf } from "../exchange.ts";
import type { Recorder } from "../recorder.ts";
import { buildRequest, type CallInput, requestMediaType } from "../request-builder.ts";
import { Inconclusive } from "../session.ts";
import type { Fixture } from "../target.ts";
import { ownWords } from "./control-run.ts";
import { evaluate } from "./expression.ts";
import { freshened } from "./fresh-body.ts";
import { itemsIn, largestPage } from "./items.ts";
import { type Learning, learningsOf, valuesOfItem } from "./learnt.ts";
import { type Binding, linksOf, producersOf, valuesFromLocation } from "./producers.ts";
import { noteMove, removeThing } from "./removal.ts";
import { withRequired } from "./required-parameters.ts";
import { snapshot } from "./restore.ts";
import { holdsWord } from "./sequences/shown.ts";
import { removeAfterwards, supposedValues, valuesMade } from "./supposed.ts";

export type PathValues = Readonly<Record<string, unknown>>;

const safe = new Set(["GET", "HEAD", "OPTIONS"]);
const deepest = 4;

/** The profile's principal who plays a part. */
export function castMember({ session, standIn }: Recorder, actor: Actor): string {
  const name = actor === "owner" && standIn !== undefined ? standIn : session.target.profile.cast[actor];
  if (name === undefined) throw new Inconclusive(`The profile casts nobody as ${actor}; name a principal under cast.${actor}.`);
  return name;
}

/** Values for the path of an operation. Throws Inconclusive where the situation cannot be brought about. */
export async function arrange(recorder: Recorder, operation: Operation, plan: ResourcePlan): Promise<PathValues> {
  if (plan.kind === "unknown") {
    const known = await existing(recorder, operation, 0).catch(ignoreInconclusive);
    recorder.guessed = false;
    return unknownValues(recorder, operation, known);
  }
  const values = await existing(recorder, operation, 0);
  return plan.kind === "value" ? { ...values, [plan.parameter]: plan.raw } : values;
}

function ignoreInconclusive(error: unknown): PathValues {
  if (error instanceof Inconclusive) return {};
  throw error;
}

async function existing(recorder: Recorder, operation: Operation, depth: number): Promise<PathValues> {
  const needed = templateNames(operation.path);
  const { parameters } = recorder.session.target.profile;
  if (needed.every((name) => name in parameters)) return Object.fromEntries(needed.map((name) => [name, parameters[name]]));
  const fixture = fixtureFor(recorder, operation);
  if (fixture && safe.has(operation.method)) return fixture.path;
  if (depth < deepest) {
    for (const binding of producersOf(recorder.session.contract, operation)) {
      const values = await produced(recorder, operation, binding, depth);
      if (values) return values;
    }
  }
  if (fixture) {
    recorder.share();
    await snapshot(recorder, operation, fixture.path, fixture.restore);
    return fixture.path;
  }
  for (const learning of depth < deepest ? learningsOf(recorder.session.contract, operation) : []) {
    const values = await learnt(recorder, learning, depth);
    if (values) return values;
  }
  const supposed = depth < deepest ? await supposedValues(recorder, operation, (other) => existing(recorder, other, depth + 1)) : undefined;
  if (supposed) return supposed;
  throw new Inconclusive(
    `Nothing is known that ${operation.method} ${operation.path} could name, and nothing that creates it; add a fixture with ${needed.join(", ")} to the profile.`,
  );
}

/** A fixture that names everything in the path; an unsafe operation takes only what may be changed. */
function fixtureFor({ session }: Recorder, operation: Operation): { readonly path: PathValues; readonly restore: Fixture["restore"] } | undefined {
  const needed = templateNames(operation.path);
  const { fixtures, parameters } = session.target.profile;
  const found = fixtures.find(({ use, values, operations }) => {
    if (operations ? !operations.includes(operation.id) : use === "spend") return false;
    if (!safe.has(operation.method) && use !== "change-and-restore") return false;
    return needed.every((name) => name in values || name in parameters);
  });
  return found && { path: Object.fromEntries(needed.map((name) => [name, found.values[name] ?? parameters[name]])), restore: found.restore };
}

/** Runs a producer; undefined where it does not succeed or does not say what it made. */
async function produced(recorder: Recorder, consumer: Operation, binding: Binding, depth: number): Promise<PathValues | undefined> {
  const { contract, target } = recorder.session;
  const { producer } = binding;
  const path = await existing(recorder, producer, depth + 1).catch(ignoreInconclusive);
  const mediaType = requestMediaType(producer);
  const body = mediaType && freshened(mediaType, validBody(contract, producer, "minimal"), () => recorder.session.unique(), undefined);
  const input: CallInput = { path, query: {}, body };
  const exchange = await call(recorder, producer, input);
  if (!exchange.response || exchange.response.status >= 300) return undefined;
  const origin = { path, query: {}, body };
  registerRemoval(recorder, producer, exchange, origin);
  if (binding.kind === "link")
    return Object.fromEntries(templateNames(consumer.path).map((name) => [name, evaluate(binding.parameters[name], exchange, origin)]));
  const location = headerOf(exchange.response, "location");
  return location === undefined ? undefined : valuesFromLocation(contract, consumer, location, target.baseUrl);
}

/** Makes a thing whose answer does not name it, and finds it in the list by a fresh word; undefined where that fails. */
async function learnt(recorder: Recorder, learning: Learning, depth: number): Promise<PathValues | undefined> {
  const { producer, lister } = learning;
  const { session } = recorder;
  const path = await existing(recorder, producer, depth + 1).catch(ignoreInconclusive);
  const mediaType = requestMediaType(producer);
  const words: string[] = [];
  const fresh = (): string => words[words.push(session.unique()) - 1] ?? "";
  const body = mediaType && freshened(mediaType, validBody(session.contract, producer, "maximal"), fresh, undefined);
  const [word] = words;
  if (word === undefined) return undefined;
  const made = await call(recorder, producer, { path, body });
  if (!made.response || made.response.status >= 300) return undefined;
  const list = await call(recorder, lister, { path, query: largestPage(lister) });
  const items = list.response && list.response.status < 300 ? itemsIn(bodyOf(list.response), lister) : undefined;
  const item = items?.find((entry) => holdsWord(entry, word));
  return item === undefined ? undefined : valuesOfItem(learning, item, path);
}

/** A request of the owner, outside what the case probes. */
export async function call(recorder: Recorder, operation: Operation, input: CallInput): Promise<Exchange> {
  const { contract, target } = recorder.session;
  const owner = operation.security.length === 0 ? undefined : castMember(recorder, "owner");
  const carried = carryPlan(contract, operation, owner === undefined ? undefined : target.profile.principals[owner], { kind: "own" });
  const request = buildRequest(contract, operation, withRequired(contract, operation, input), carried, target.profile.headers);
  const exchange = await recorder.send(request, { operation, principal: owner });
  if (exchange.response && exchange.response.status < 300) noteMove(recorder, operation, input);
  return exchange;
}

type OriginOf = Parameters<typeof evaluate>[2];

/** What was made is deleted when the run ends, where a Link leads to an operation that deletes it. */
export function registerRemoval(recorder: Recorder, producer: Operation, exchange: Exchange, origin: OriginOf): void {
  const { contract } = recorder.session;
  if (producer.method !== "POST") return noteMove(recorder, producer, origin);
  for (const [id, parameters] of linksOf(contract, producer)) {
    const remover = contract.operations.find((operation) => operation.id === id && operation.method === "DELETE");
    if (!remover) continue;
    const names = templateNames(remover.path);
    const path = Object.fromEntries(names.map((name) => [name, evaluate(parameters[name], exchange, origin)]));
    if (names.some((name) => path[name] === undefined)) continue;
    recorder.afterwards(() => removeThing(recorder, remover, path));
    return;
  }
  const supposed = inferResources(contract).of(producer);
  const values = supposed && valuesMade(recorder, producer, exchange, origin);
  if (values) removeAfterwards(recorder, supposed.resource, values, ownWords(recorder, origin.body, exchange));
}

/** Everything but the last template names something that is there; the last one never did. */
function unknownValues({ session }: Recorder, operation: Operation, known: PathValues): PathValues {
  const names = templateNames(operation.path);
  const { parameters, unknown } = session.target.profile;
  return Object.fromEntries(
    names.map((name, index) => {
      const parameter = operation.parameters.find((entry) => entry.in === "path" && entry.name === name);
      if (index < names.length - 1) return [name, known[name] ?? parameters[name] ?? unknown[name] ?? parameter?.example ?? neverIssued(session, parameter)];
      return [name, unknown[name] ?? neverIssued(session, parameter)];
    }),
  );
}

function neverIssued({ contract, options }: Recorder["session"], parameter: Operation["parameters"][number] | undefined): unknown {
  const schema = typeof parameter?.schema === "object" ? parameter.schema : {};
  if (schema["format"] === "uuid") return "ffffffff-ffff-4fff-8fff-fffffffffffe";
  if (schema["type"] === "integer") return 2_147_483_000;
  if (schema["pattern"] === undefined && schema["enum"] === undefined) return `specimen-${options.runId}-never-issued`;
  const sample = sampleSchema(contract.document, schema, () => undefined, { seed: 4711, direction: "request" });
  return sample.ok ? sample.value : "specimen-never-issued";
}
