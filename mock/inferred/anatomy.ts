/** What is asked of schemas again and again; remembered by schema, so that no request pays twice. */
import type { Json, JsonObject } from "../../contract/model.ts";
import { isObject, localPointer, tokensOf, valueAt } from "../../contract/pointer.ts";
import { type Shape, type ShapeOf, shapesOf } from "../../contract/resources/shape.ts";
import { isHidden } from "../../contract/sample-visibility.ts";

const maxBranches = 50;

type Members = ReadonlyMap<string, Json>;

export class Anatomy {
  readonly document: JsonObject;
  readonly shape: ShapeOf;
  readonly #certain = new WeakMap<JsonObject, ReadonlySet<string>>();
  readonly #hidden = new WeakMap<JsonObject, Members>();

  constructor(document: JsonObject) {
    this.document = document;
    this.shape = shapesOf(document);
  }

  /** The schema of what stands at a pointer inside a value. */
  at(schema: Json | undefined, pointer: string): Json | undefined {
    let found = schema;
    for (const token of tokensOf(pointer)) {
      const shape: Shape = this.shape(found);
      found = /^\d+$/.test(token) && shape.items !== undefined ? shape.items : shape.members.get(token);
    }
    return found;
  }

  items(schema: Json | undefined): Json | undefined {
    return this.shape(schema).items;
  }

  /** Names of members that the schema declares whichever of its alternatives holds. */
  certain(schema: Json | undefined): ReadonlySet<string> {
    if (!isObject(schema)) return new Set();
    const known = this.#certain.get(schema);
    if (known) return known;
    const names = new Set<string>();
    this.#collect(schema, names, 0);
    this.#certain.set(schema, names);
    return names;
  }

  /** Members that responses never show. */
  writeOnly(schema: Json | undefined): Members {
    return this.#marked(schema, "response", this.#hidden);
  }

  isReadOnly(schema: Json | undefined): boolean {
    return isHidden({ document: this.document, direction: "request" }, schema);
  }

  allowsNull(schema: Json | undefined, depth = 0): boolean {
    if (!isObject(schema) || depth > 8) return false;
    const { type, $ref, anyOf, oneOf, allOf } = schema;
    if (type === "null" || (Array.isArray(type) && type.includes("null")) || schema["const"] === null) return true;
    const alternatives = [anyOf, oneOf].flatMap((list) => (Array.isArray(list) ? list : []));
    if (alternatives.some((branch) => this.allowsNull(branch, depth + 1))) return true;
    if (Array.isArray(allOf) && allOf.length === 1) return this.allowsNull(allOf[0], depth + 1);
    return typeof $ref === "string" && this.allowsNull(valueAt(this.document, localPointer($ref) ?? ""), depth + 1);
  }

  #marked(schema: Json | undefined, direction: "request" | "response", memory: WeakMap<JsonObject, Members>): Members {
    if (!isObject(schema)) return new Map();
    const known = memory.get(schema);
    if (known) return known;
    const marked = new Map([...this.shape(schema).members].filter(([, member]) => isHidden({ document: this.document, direction }, member)));
    memory.set(schema, marked);
    return marked;
  }

  #collect(schema: Json | undefined, names: Set<string>, depth: number): void {
    if (!isObject(schema) || depth > 16) return;
    for (const name of Object.keys(isObject(schema["properties"]) ? schema["properties"] : {})) names.add(name);
    const parts: (Json | undefined)[] = Array.isArray(schema["allOf"]) ? [...schema["allOf"]] : [];
    if (typeof schema["$ref"] === "string") parts.push(valueAt(this.document, localPointer(schema["$ref"]) ?? ""));
    for (const part of parts) this.#collect(part, names, depth + 1);
    for (const name of this.#common(schema, depth)) names.add(name);
  }

  /** Names that every alternative declares. */
  #common(schema: JsonObject, depth: number): readonly string[] {
    return ["anyOf", "oneOf"].flatMap((keyword) => {
      const branches = Array.isArray(schema[keyword]) ? schema[keyword].filter((branch) => !isObject(branch) || branch["type"] !== "null") : [];
      const [first, ...rest] = branches.slice(0, maxBranches).map((branch) => {
        const names = new Set<string>();
        this.#collect(branch, names, depth + 1);
        return names;
      });
      return [...(first ?? [])].filter((name) => rest.every((names) => names.has(name)));
    });
  }
}
