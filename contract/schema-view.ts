/** Schemas as one direction of messages sees them: single ones, copied when they are first asked for. */
import { anatomy } from "./anatomy.ts";
import { type Mark, markedNames } from "./direction.ts";
import type { Json, JsonObject } from "./model.ts";
import { escapeToken, isObject, localPointer, valueAt } from "./pointer.ts";

/** Stands for `$ref` in a copy: the key of a schema that is compiled when a value first reaches it. */
export const referenceKeyword = "$specimenReference";

/** What judges; all else, from `description` to `$id`, stays behind. */
const judging = new Set([
  ...["type", "enum", "const", "format", "pattern", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  ...["minItems", "maxItems", "uniqueItems", "minContains", "maxContains", "minProperties", "maxProperties", "required", "dependentRequired"],
]);
const inherited = new Set(Object.getOwnPropertyNames(Object.prototype));
/** Between the pointer and the hidden names of a key; no name holds it but a hostile one, which then hides nothing. */
const separator = "\u0000";
const noNames: ReadonlySet<string> = new Set();
const shapes = anatomy.schema;

export interface SeenSchema {
  readonly schema: JsonObject | boolean;
  /** Names members that every object inherits; only then is looking for own members worth its price. */
  readonly inherits: boolean;
}

export class SchemaView {
  readonly #document: JsonObject;
  readonly #hidden: Mark | undefined;
  readonly #pointers = new WeakMap<object, string>();
  #inherits = false;

  /** Members marked `hidden` need not be there. */
  constructor(document: JsonObject, hidden?: Mark) {
    this.#document = document;
    this.#hidden = hidden;
  }

  /** A copy whose references are {@link referenceKeyword}s; undefined where there is no schema. A key is a pointer, or came from a copy. */
  at(key: string): SeenSchema | undefined {
    this.#inherits = false;
    const [pointer = "", ...hidden] = key.split(separator);
    const found = valueAt(this.#document, pointer);
    if (typeof found !== "boolean" && !isObject(found)) return undefined;
    const schema = this.#seen(found, pointer, new Set(hidden)) as JsonObject | boolean;
    return { schema, inherits: this.#inherits };
  }

  /** Where in the document a copy comes from. */
  pointerOf(schema: unknown): string {
    return (typeof schema === "object" && schema !== null && this.#pointers.get(schema)) || "";
  }

  #seen(value: Json, pointer: string, hiddenAbove: ReadonlySet<string>): Json {
    if (!isObject(value)) return value;
    const hidden = this.#hidden ? new Set([...hiddenAbove, ...markedNames(this.#document, value, this.#hidden)]) : noNames;
    const copy: JsonObject = {};
    for (const [keyword, member] of Object.entries(value)) {
      const shape = Object.hasOwn(shapes, keyword) ? shapes[keyword] : undefined;
      const at = `${pointer}/${keyword}`;
      if (shape?.as === "one") copy[keyword] = this.#seen(member, at, noNames);
      else if (shape?.as === "list" && Array.isArray(member)) {
        const inPlace = keyword === "prefixItems" ? noNames : hidden;
        copy[keyword] = member.map((branch, index) => this.#seen(branch, `${at}/${index}`, inPlace));
      } else if (shape?.as === "map" && isObject(member)) copy[keyword] = this.#map(member, at);
      else if (keyword === "$ref" && typeof member === "string") copy[referenceKeyword] = this.#keyOf(localPointer(member) ?? "", hidden);
      else if (judging.has(keyword)) copy[keyword] = keyword === "required" ? this.#required(member, hidden) : member;
    }
    this.#pointers.set(copy, pointer);
    return copy;
  }

  /** What is hidden beside a reference is hidden behind it. */
  #keyOf(pointer: string, hidden: ReadonlySet<string>): string {
    if (!this.#hidden || hidden.size === 0) return pointer;
    const target = valueAt(this.#document, pointer);
    const known = isObject(target) ? markedNames(this.#document, target, this.#hidden) : noNames;
    return [pointer, ...[...hidden].filter((name) => !known.has(name)).sort()].join(separator);
  }

  #map(members: JsonObject, at: string): JsonObject {
    return Object.fromEntries(
      Object.entries(members).map(([name, schema]) => {
        this.#inherits ||= inherited.has(name);
        return [name, this.#seen(schema, `${at}/${escapeToken(name)}`, noNames)];
      }),
    );
  }

  #required(names: Json, hidden: ReadonlySet<string>): Json {
    if (!Array.isArray(names)) return names;
    this.#inherits ||= names.some((name) => inherited.has(String(name)));
    return names.filter((name) => !hidden.has(String(name)));
  }
}
