/** One place where a document shows a thing: which response, where in it, by which schema. What is stored is fitted to it. */
import type { Json, MediaType, Violation } from "../../contract/model.ts";
import { escapeToken } from "../../contract/pointer.ts";
import { sampleMediaType, sampleSchema } from "../../contract/sample.ts";
import type { Anatomy } from "./anatomy.ts";
import { fitted, NoValidValue } from "./fitted.ts";
import { readAt, writeAt } from "./pointers.ts";
import { isValue, type Value } from "./thing.ts";

export class View {
  readonly mediaType: MediaType;
  /** Of the thing, or of the list of things, in the body. */
  readonly pointer: string;
  readonly isList: boolean;
  /** Schema of one thing. */
  readonly schema: Json | undefined;
  readonly anatomy: Anatomy;
  /** Members that other places declare and this one does not. */
  foreign: ReadonlySet<string> = new Set();
  #skeleton: { readonly value: unknown } | undefined;
  readonly #shown = new WeakMap<Value, Value>();

  constructor(anatomy: Anatomy, mediaType: MediaType, pointer: string, isList: boolean) {
    this.anatomy = anatomy;
    this.mediaType = mediaType;
    this.pointer = pointer;
    this.isList = isList;
    const at = anatomy.at(mediaType.schema, pointer);
    this.schema = isList ? anatomy.items(at) : at;
  }

  /** False where examples show something else than objects. */
  get maySpeakOfThings(): boolean {
    const shown = [...this.mediaType.examples.values()].map((example) => readAt(example, this.pointer)).filter((example) => example !== undefined);
    const things = this.isList ? shown.flatMap((items) => (Array.isArray(items) ? items : [])) : shown;
    return things.length === 0 || things.some(isValue);
  }

  /** Names of the members that this place declares. */
  get declared(): Iterable<string> {
    return this.anatomy.shape(this.schema).members.keys();
  }

  /** The stored value as this place shows it; `seed` decides what is made up. Throws where no value is valid. */
  show(value: Value, seed: number): Value {
    const known = this.#shown.get(value);
    if (known) return known;
    const shown = fitted(this, this.visible(value), seed);
    this.#shown.set(value, shown);
    return shown;
  }

  /** Undefined where no value is valid here. */
  tryToShow(value: Value, seed: number): Value | undefined {
    try {
      return this.show(value, seed);
    } catch (error) {
      if (error instanceof NoValidValue) return undefined;
      throw error;
    }
  }

  /** A body around a thing, or around things. */
  body(content: unknown): unknown {
    if (this.pointer === "") return content;
    this.#skeleton ??= { value: this.#newSkeleton() };
    return writeAt(this.#skeleton.value, this.pointer, content);
  }

  /** What is wrong with one thing here; pointers are into the thing. */
  check(item: unknown): readonly Violation[] | undefined {
    const violations = this.mediaType.check(this.body(this.isList ? [item] : item));
    if (!violations) return undefined;
    const start = this.isList ? `${this.pointer}/0` : this.pointer;
    const inside = violations.filter(({ at }) => at === start || at.startsWith(`${start}/`) || start.startsWith(at));
    const relative = inside.map((violation) => ({ ...violation, rule: "", at: violation.at.startsWith(start) ? violation.at.slice(start.length) : "" }));
    return relative.length === 0 ? undefined : relative;
  }

  /** A thing made up, valid by itself. Undefined where none is found. */
  sample(seed: number, optional: "all" | "none", given?: Json): Value | undefined {
    const { schema, anatomy } = this;
    const wanted = { allOf: [schema ?? true, { type: "object" }, ...(given === undefined ? [] : [given])] };
    const sample = sampleSchema(anatomy.document, wanted, (value) => this.check(value), { seed, direction: "response", optional });
    return sample.ok && isValue(sample.value) ? sample.value : undefined;
  }

  /** What this place may show, before it is judged. */
  visible(value: Value): Value {
    const shown = this.#visibleUnder(value, this.schema, 0);
    const names = Object.keys(shown);
    return names.some((name) => this.foreign.has(name)) ? Object.fromEntries(Object.entries(shown).filter(([name]) => !this.foreign.has(name))) : shown;
  }

  #visibleUnder(value: Value, schema: Json | undefined, depth: number): Value {
    const hidden = this.anatomy.writeOnly(schema);
    const { members } = this.anatomy.shape(schema);
    if (depth > 8) return value;
    let changed = false;
    const shown = Object.entries(value).flatMap(([name, member]): [string, unknown][] => {
      if (hidden.has(name)) {
        changed = true;
        return [];
      }
      const inside = members.get(name);
      const seen = inside === undefined ? member : this.#within(member, inside, depth + 1);
      changed ||= seen !== member;
      return [[name, seen]];
    });
    return changed ? Object.fromEntries(shown) : value;
  }

  #within(member: unknown, schema: Json, depth: number): unknown {
    if (isValue(member)) return this.#visibleUnder(member, schema, depth);
    if (!Array.isArray(member)) return member;
    const items = this.anatomy.items(schema);
    const seen = member.map((entry) => (isValue(entry) ? this.#visibleUnder(entry, items, depth) : entry));
    return seen.some((entry, index) => entry !== member[index]) ? seen : member;
  }

  #newSkeleton(): unknown {
    const sample = sampleMediaType(this.anatomy.document, this.mediaType, { seed: 1, direction: "response", optional: "none" });
    return sample.ok ? sample.value : {};
  }

  /** What stands at the thing's place in a whole body. */
  find(body: unknown): unknown {
    return readAt(body, this.pointer);
  }
}

/** Pointer of a member. */
export const memberAt = (name: string): string => `/${escapeToken(name)}`;
