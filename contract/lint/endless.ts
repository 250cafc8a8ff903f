/** Schemas that only an endless value satisfies: each requires another one of its own kind. */
import type { Json, JsonObject } from "../model.ts";
import { escapeToken, isObject, localPointer, valueAt } from "../pointer.ts";
import { array, object } from "../source.ts";

/** Steps for one schema; what is not decided by then counts as finite. */
const maxSteps = 5_000;

/** Remembers what has an end, so that a document is walked about once. */
export class EndFinder {
  readonly #document: JsonObject;
  readonly #finite = new Set<Json>();
  #steps = 0;

  constructor(document: JsonObject) {
    this.#document = document;
  }

  isEndless(schema: Json, pointer: string): boolean {
    this.#steps = 0;
    return !this.#ends(schema, pointer, new Set());
  }

  #ends(schema: Json | undefined, pointer: string, open: ReadonlySet<Json>): boolean {
    if (!isObject(schema) || this.#finite.has(schema)) return true;
    if (open.has(schema)) return false;
    if (++this.#steps > maxSteps) return true;
    const inside = new Set(open).add(schema);
    const ends = this.#mandatory(schema, pointer).every(([child, at]) => this.#ends(child, at, inside)) && this.#someBranchEnds(schema, pointer, inside);
    if (ends) this.#finite.add(schema);
    return ends;
  }

  /** What every value of the schema holds, or is. */
  #mandatory(schema: JsonObject, pointer: string): [Json | undefined, string][] {
    const found: [Json | undefined, string][] = [];
    const target = typeof schema["$ref"] === "string" ? localPointer(schema["$ref"]) : undefined;
    if (target !== undefined) found.push([valueAt(this.#document, target), target]);
    for (const [index, part] of array(schema["allOf"]).entries()) found.push([part, `${pointer}/allOf/${index}`]);
    const types = array(Array.isArray(schema["type"]) ? schema["type"] : [schema["type"] ?? "object"]);
    const only = (type: string): boolean => types.length === 1 && types[0] === type;
    const properties = object(schema["properties"]);
    if (only("object"))
      for (const name of array(schema["required"]))
        if (typeof name === "string" && Object.hasOwn(properties, name)) found.push([properties[name], `${pointer}/properties/${escapeToken(name)}`]);
    if (only("array") && Number(schema["minItems"]) > 0) found.push([schema["items"], `${pointer}/items`]);
    return found;
  }

  #someBranchEnds(schema: JsonObject, pointer: string, open: ReadonlySet<Json>): boolean {
    return ["oneOf", "anyOf"].every((keyword) => {
      const branches = array(schema[keyword]);
      return branches.length === 0 || branches.some((branch, index) => this.#ends(branch, `${pointer}/${keyword}/${index}`, open));
    });
  }
}
