/** Things that nobody wrote: realistic, all different, and the same ones for the same seed. */
import type { JsonObject } from "../../contract/model.ts";
import type { Behaviour } from "../handler.ts";
import type { Collection, Key } from "../state/collection.ts";
import type { Collections } from "./fill.ts";
import type { StateForm } from "./state-form.ts";

/** So often is a thing changed until it differs from all others. */
const maxTries = 20;
/** Made-up numbers are mostly smaller. */
const numberRange = 10_000;

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
    for (let index = 0; index < count; index += 1) {
      const made = this.#one(name, index);
      if (typeof made === "string") return made;
      for (const [member, keys] of targets) if (made[member] !== null && keys.length > 0) made[member] = keys[index % keys.length] as Key;
      const why = this.#place(collection, name, { ...made, ...like }, Object.keys(like), index);
      if (why !== undefined) return why;
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

  #place(collection: Collection<object>, name: string, thing: JsonObject, fixed: readonly string[], index: number): string | undefined {
    let why = "";
    for (let tries = 0; tries < maxTries; tries += 1) {
      const candidate = tries === 0 ? thing : this.#varied(name, thing, fixed, index, tries);
      const [violation] = this.#form.check(name, candidate) ?? [];
      if (violation) return `a generated thing would have ${violation.at || "a value"} that is not ${violation.expected}.`;
      const stored = this.#form.stored(name, candidate, collection);
      if ("why" in stored) return stored.why;
      try {
        collection.insert(stored.thing);
        return undefined;
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
