/** Things that nobody wrote: realistic, all different, and the same ones for the same seed. */
import type { JsonObject } from "../../contract/model.ts";
import { escapeToken, isObject } from "../../contract/pointer.ts";
import { sampleSchema } from "../../contract/sample.ts";
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
    const schema = { $ref: `#/$defs/${escapeToken(name)}` };
    const sample = sampleSchema(this.#form.schema, schema, this.#form.thing(name), { seed: this.#seed * 7919 + index, direction: "response" });
    return sample.ok ? (sample.value as JsonObject) : `no ${name} can be made up: ${sample.why}.`;
  }

  #place(collection: Collection<object>, name: string, thing: JsonObject, fixed: readonly string[], index: number): string | undefined {
    let why = "";
    for (let tries = 0; tries < maxTries; tries += 1) {
      const candidate = tries === 0 ? thing : this.#varied(name, thing, fixed, index, tries);
      const [violation] = this.#form.thing(name)(candidate) ?? [];
      if (violation) return `a generated thing would have ${violation.at || "a value"} that is not ${violation.expected}.`;
      try {
        collection.insert(candidate);
        return undefined;
      } catch (error) {
        why = (error as Error).message;
      }
    }
    return `no ${index + 1} different ${name} can be made up: ${why}`;
  }

  /** Names that are free to differ get a number first; where that was not enough, numbers move into a range of their own. */
  #varied(name: string, thing: JsonObject, fixed: readonly string[], index: number, tries: number): JsonObject {
    const defs = this.#form.schema["$defs"];
    const definition = isObject(defs) ? defs[name] : undefined;
    const properties = isObject(definition) && isObject(definition["properties"]) ? definition["properties"] : {};
    const varied = { ...thing };
    for (const [member, value] of Object.entries(thing)) {
      const schema = properties[member];
      if (fixed.includes(member) || member in (this.#references[name] ?? {}) || !isObject(schema)) continue;
      if (schema["type"] === "string" && schema["format"] === undefined) varied[member] = `${String(value)}-${index + tries}`;
      if (tries > 1 && (schema["type"] === "integer" || schema["type"] === "number")) varied[member] = Number(value) + numberRange * (index + tries);
    }
    return varied;
  }
}
