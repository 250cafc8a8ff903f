/** A behaviour with single operations in somebody's own words. */
import { Declined } from "../declined.ts";
import type { Behaviour, Reply } from "../handler.ts";
import type { InferredCall } from "../inferred/call.ts";
import { placeIn } from "./module-fault.ts";
import type { Override } from "./override.ts";
import { orThrow, Refused } from "./refused.ts";

type Handler = (call: InferredCall) => unknown;
type Changes = Partial<Pick<InferredCall, "path" | "query" | "body">>;

/** The override has been checked before. `files`: those that it was read from. */
export function overridden(base: Behaviour, override: Override, files: readonly string[] = []): Behaviour {
  const placed = (act: Handler): Handler => placing(act, files);
  const own = new Map(Object.entries(override.operations ?? {}).map(([id, handle]) => [id, new OwnHandler(id, base, placed(handle as Handler))]));
  const admissions = Object.entries(override.admit ?? {}).map(([id, admit]) => [id, admission(id, base, placed(admit as Handler))]);
  return {
    ...base,
    principals: override.principals ?? base.principals,
    state: () => ({ ...base.state(), ...override.state?.() }),
    operations: { ...base.operations, ...Object.fromEntries([...own].map(([id, handler]) => [id, handler.handle as never])) },
    admit: { ...base.admit, ...Object.fromEntries(admissions) },
    authorize: (access) => override.authorize?.(access) ?? base.authorize?.(access),
    refuse: (refusal) => (override.refuse ? override.refuse({ ...refusal, next: () => base.refuse(refusal) }) : base.refuse(refusal)),
    rescue: (id, status) => (own.get(id)?.answersItself ? undefined : base.rescue?.(id, status)),
  };
}

class OwnHandler {
  readonly #id: string;
  readonly #base: Behaviour;
  readonly #handle: Handler;
  /** Whether the latest reply was made by the override: what it breaks is for its author to mend. */
  answersItself = true;

  constructor(id: string, base: Behaviour, handle: Handler) {
    this.#id = id;
    this.#base = base;
    this.#handle = handle;
  }

  readonly handle = (call: InferredCall): unknown => {
    const defaults = new Set<unknown>();
    const next = (changes: Changes = {}): unknown => {
      const outcome = this.#next({ ...call, ...changes });
      defaults.add(outcome);
      return outcome;
    };
    const outcome = declining(() => this.#handle({ ...call, state: stateFor(this.#base, call), next } as InferredCall));
    this.answersItself = !defaults.has(outcome);
    return answered(this.#id, outcome);
  };

  #next(call: InferredCall): unknown {
    const handle = this.#base.operations[this.#id] as Handler | undefined;
    if (!handle) throw new Error(`There is nothing that would be done for ${this.#id} without the override.`);
    return orThrow(handle(call));
  }
}

/** What goes wrong in a file of somebody's own names the line. */
function placing(act: Handler, files: readonly string[]): Handler {
  return (call) => {
    try {
      return act(call);
    } catch (error) {
      if (error instanceof Refused || !(error instanceof Error)) throw error;
      const { file, line, column } = placeIn(error.stack ?? "", files);
      throw file === undefined ? error : new Error(`${error.message} (${file}:${line}:${column})`, { cause: error });
    }
  };
}

/** What the default declines goes through the handler as an exception, and is declined. */
function declining(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    if (error instanceof Refused) return error.declined;
    throw error;
  }
}

function answered(id: string, outcome: unknown): unknown {
  if (outcome instanceof Promise) throw new Error(`${id} is asynchronous; a handler answers at once, without await.`);
  if (outcome === undefined) throw new Error(`${id} returned nothing; return reply(…) or next().`);
  return outcome;
}

/** Inferred things as the document shows them; the collections of a module as they are. */
const stateFor = (base: Behaviour, call: InferredCall): object => base.inferred?.things?.(call) ?? call.state;

function admission(id: string, base: Behaviour, admit: Handler): (approach: never) => Reply<unknown> | undefined {
  return (approach) => {
    const call: InferredCall = approach;
    const outcome = declining(() => admit({ ...call, state: stateFor(base, call) } as InferredCall));
    if (outcome instanceof Promise) throw new Error(`The admission of ${id} is asynchronous; it decides at once, without await.`);
    if (outcome instanceof Declined) throw new Error(`The admission of ${id} needs a thing that is not there: ${outcome.detail}`);
    // The pipeline judges it like any other reply.
    return (outcome as Reply<unknown> | undefined) ?? base.admit?.[id]?.(approach);
  };
}
