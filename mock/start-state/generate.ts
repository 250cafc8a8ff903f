/** Things that nobody wrote: realistic, all different, and the same ones for the same seed. */
import type { JsonObject } from "../../contract/model.ts";
import { sentence } from "../../contract/violation.ts";
import type { Behaviour } from "../handler.ts";
import type { Collection, Key } from "../state/collection.ts";
import type { Collections } from "./fill.ts";
import type { StateForm } from "./state-form.ts";
import { referencesAt, type Targets } from "./turns.ts";

/** So often is a thing changed until it differs from all others. */
const maxTries = 20;
/** By names, then by numbers; only then by what it refers to. */
const ownTries = 2;
/** So many of those may be taken already. */
const maxTurns = 1000;
/** Made-up numbers are mostly smaller. */
const numberRange = 10_000;

interface Candidate {
  readonly name: string;
  readonly made: JsonObject;
  readonly like: JsonObject;
  readonly targets: Targets;
  readonly index: number;
  readonly turn: number;
}

export class Generator {
  readonly #state: Collections;
  readonly #form: StateForm;
  readonly #references: NonNullable<Behaviour["references"]>;
  readonly #seed: number;

  constructor(state: Collections, form: StateForm, references: NonNullable<Behaviour["references"]>, seed: number) {
    this.#state = state;
    this.#form = form;
    this.#references = references;
    this.#seed = seed;
  }

  /** Why it cannot be done, or undefined. */
  add(name: string, count: number, like: JsonObject): string | undefined {
    const collection = this.#state[name] as Collection<object>;
    const targets = Object.entries(this.#references[name] ?? {}).map(([member, target]) => [member, this.#keysOf(target)] as const);
    let turn = 0;
    for (let index = 0; index < count; index += 1) {
      const made = this.#one(name, index);
      if (typeof made === "string") return made;
      const next = this.#place(collection, { name, made, like, targets, index, turn });
      if (typeof next === "string") return next;
      turn = next;
    }
    return undefined;
  }

  /** Of those that are there before the first is made. */
  #keysOf(target: string): Key[] {
    const collection = this.#state[target];
    return collection ? [...collection.all].map((thing) => collection.keyOf(thing)) : [];
  }

  #one(name: string, index: number): JsonObject | string {
    const sample = this.#form.sample(name, this.#seed * 7919 + index);
    return sample.ok ? (sample.value as JsonObject) : `no ${name} can be made up: ${sample.why}.`;
  }

  /** The next turn, or why there is no place. */
  #place(collection: Collection<object>, { name, made, like, targets, index, turn }: Candidate): number | string {
    let why = "";
    const most = targets.length > 0 ? maxTurns : maxTries;
    for (let tries = 0; tries < most; tries += 1) {
      const taken = turn + Math.max(0, tries - ownTries);
      const thing = { ...made, ...referencesAt(taken, targets, made), ...like };
      const candidate = tries === 0 ? thing : this.#varied(name, thing, Object.keys(like), index, tries);
      const [violation] = this.#form.check(name, candidate) ?? [];
      if (violation) return `a generated thing would break its schema: ${sentence(violation)}.`;
      const stored = this.#form.stored(name, candidate, collection);
      if ("why" in stored) return stored.why;
      try {
        collection.insert(stored.thing);
        return taken + 1;
      } catch (error) {
        why = (error as Error).message;
      }
    }
    return `no ${index + 1} different ${name} can be made up: ${why}`;
  }

  /** Names that are free to differ get a number first; where that was not enough, numbers move into a range of their own. */
  #varied(name: string, thing: JsonObject, fixed: readonly string[], index: number, tries: number): JsonObject {
    const varied = { ...thing };
    for (const [member, type] of Object.entries(this.#form.free(name))) {
      const value = thing[member];
      if (value === undefined || fixed.includes(member) || member in (this.#references[name] ?? {})) continue;
      if (type === "string") varied[member] = `${String(value)}-${index + tries}`;
      else if (tries > 1) varied[member] = Number(value) + numberRange * (index + tries);
    }
    return varied;
  }
}
