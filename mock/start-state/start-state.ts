/** A start state that a user wrote, in place of the usual one. Every mistake in it at once, with its place. */
import { DocumentError, type Fault } from "../../contract/fault.ts";
import type { Json, JsonObject } from "../../contract/model.ts";
import { isObject } from "../../contract/pointer.ts";
import type { Behaviour } from "../handler.ts";
import type { Collection } from "../state/collection.ts";
import { fill, type Mistake } from "./fill.ts";
import { type Given, givenFor, members } from "./given.ts";
import type { StateForm } from "./state-form.ts";

/** What one API is given. */
export interface StateSource {
  /** As messages name it. */
  readonly file: string;
  /** JSON Pointer in the file to this API's part. */
  readonly pointer: string;
  readonly value: JsonObject;
  positionOf(pointer: string): Pick<Fault, "line" | "column"> | undefined;
}

/** The behaviour with another start state. Throws {@link DocumentError}. */
export function withStartState(behaviour: Behaviour, form: StateForm, source: StateSource, seed: number): Behaviour {
  const mistakes: Mistake[] = [];
  const usual = behaviour.state() as Readonly<Record<string, Collection<object>>>;
  const given = new Map<string, Given>();
  for (const [name, value] of Object.entries(source.value)) {
    if (name === "$schema") continue;
    const found = Object.hasOwn(usual, name) ? givenFor(form, name, value, mistakes) : strangers(name, Object.keys(usual), mistakes);
    if (found) given.set(name, found);
  }
  const state = Object.fromEntries(
    Object.entries(usual).map(([name, collection]) => {
      const { keep = true } = given.get(name) ?? {};
      return [name, keep ? collection : collection.emptied()];
    }),
  );
  if (mistakes.length === 0) fill(state, given, { form, behaviour, seed, mistakes });
  if (mistakes.length > 0) throw new DocumentError(mistakes.slice(0, 100).map((mistake) => faultOf(source, mistake)));
  return { ...behaviour, state: () => state };
}

function strangers(name: string, known: readonly string[], mistakes: Mistake[]): undefined {
  mistakes.push({ pointer: `/${name}`, message: `there is no collection "${name}"; there are ${known.join(", ")}.` });
}

function faultOf({ file, pointer, positionOf }: StateSource, mistake: Mistake): Fault {
  const whole = pointer + mistake.pointer;
  return { code: "bad-start-state", file, pointer: whole, message: mistake.message, ...positionOf(whole) };
}

/** A document may have the name of one of its collections. */
const isPart = (value: Json | undefined): boolean => isObject(value) && Object.keys(value).some((name) => !members.includes(name));

/** Parts by API: the whole file where one API is served, else a member for each. */
export function partsByApi(
  value: JsonObject,
  apis: readonly string[],
  { file, positionOf }: Pick<StateSource, "file" | "positionOf">,
): ReadonlyMap<string, Pick<StateSource, "pointer" | "value">> {
  const [only] = apis;
  if (only !== undefined && apis.length === 1 && !isPart(value[only])) return new Map([[only, { pointer: "", value }]]);
  const parts = new Map<string, { pointer: string; value: JsonObject }>();
  const faults: Fault[] = [];
  for (const [api, part] of Object.entries(value)) {
    const pointer = `/${api}`;
    if (api === "$schema") continue;
    const mistake = (message: string): number => faults.push({ code: "bad-start-state", file, pointer, message, ...positionOf(pointer) });
    if (!apis.includes(api)) mistake(`"${api}" is not served; served are ${apis.join(", ")}.`);
    else if (!isObject(part)) mistake("expected an object of collections.");
    else parts.set(api, { pointer, value: part });
  }
  if (faults.length > 0) throw new DocumentError(faults);
  return parts;
}
