/** A schema as the list of those that hold together, references and allOf followed, so that moving a schema changes nothing. */
import type { Json, JsonObject } from "../model.ts";
import { isObject, localPointer, valueAt } from "../pointer.ts";

export interface SchemaAt {
  readonly schema: Json;
  readonly at: string;
}

export interface Leaves {
  readonly leaves: readonly SchemaAt[];
  /** Equal for equal leaves of one document. */
  readonly key: string;
}

/** They say nothing about values. */
const silent = new Set(["title", "description", "summary", "example", "examples", "externalDocs", "xml", "$comment", "$id", "$schema", "$anchor", "$defs"]);
const followed = new Set(["$ref", "allOf"]);

export const speaks = (schema: JsonObject, but: ReadonlySet<string> = followed): boolean =>
  Object.keys(schema).some((keyword) => !silent.has(keyword) && !but.has(keyword) && !keyword.startsWith("x-"));

export class LeafFinder {
  readonly #document: JsonObject;
  readonly #ids = new WeakMap<object, number>();
  #count = 0;

  constructor(document: JsonObject) {
    this.#document = document;
  }

  of(schemas: readonly SchemaAt[]): Leaves {
    const leaves = new Map<Json, SchemaAt>();
    const seen = new Set<Json>();
    const pending = [...schemas].reverse();
    for (let next = pending.pop(); next; next = pending.pop()) {
      const { at, schema } = next;
      if (schema === false) leaves.set(false, next);
      if (!isObject(schema) || seen.has(schema)) continue;
      seen.add(schema);
      const target = this.follow(next);
      if (target) pending.push(target);
      for (const keyword of ["allOf", "anyOf", "oneOf"]) {
        const branches = schema[keyword];
        if (!Array.isArray(branches) || (keyword !== "allOf" && branches.length !== 1)) continue;
        for (const [index, branch] of branches.entries()) pending.push({ schema: branch, at: `${at}/${keyword}/${index}` });
      }
      if (speaks(schema) || (schema["$ref"] !== undefined && !target)) leaves.set(schema, next);
    }
    const found = [...leaves.values()];
    const ids = found.map(({ schema }) => this.#idOf(schema)).sort((a, b) => a - b);
    return { leaves: found, key: ids.join(" ") };
  }

  /** What a reference names; undefined where there is no reference, or none inside the document. */
  follow({ schema }: SchemaAt): SchemaAt | undefined {
    const reference = isObject(schema) ? schema["$ref"] : undefined;
    const at = typeof reference === "string" ? localPointer(reference) : undefined;
    const target = at === undefined ? undefined : valueAt(this.#document, at);
    return at === undefined || target === undefined ? undefined : { schema: target, at };
  }

  #idOf(schema: Json): number {
    if (!isObject(schema)) return 0;
    let id = this.#ids.get(schema);
    if (id === undefined) this.#ids.set(schema, (id = this.#count += 1));
    return id;
  }
}
