/** How a start state is written: what a thing may be, how it is stored, and how one is made up. */
import type { JsonObject, Violation } from "../../contract/model.ts";
import { escapeToken, isObject } from "../../contract/pointer.ts";
import { type Sample, sampleSchema } from "../../contract/sample.ts";
import { type Check, SchemaCompiler } from "../../contract/schema.ts";
import type { Collection } from "../state/collection.ts";

export interface StateForm {
  /** What is wrong with one thing of a collection. */
  check(collection: string, thing: unknown): readonly Violation[] | undefined;
  /** The thing as the behaviour keeps it, or why it cannot. */
  stored(name: string, thing: JsonObject, collection: Collection<object>): { readonly thing: object } | { readonly why: string };
  /** One that is made up. */
  sample(collection: string, seed: number): Sample;
  /** Members that may be changed so that made-up things differ. */
  free(collection: string): Readonly<Record<string, "string" | "number">>;
}

/** By JSON Schema: things stand under `$defs`, and are kept as they are written. */
export class SchemaForm implements StateForm {
  readonly #schema: JsonObject;
  readonly #compiler: SchemaCompiler;
  readonly #checks = new Map<string, Check>();

  constructor(schema: JsonObject) {
    this.#schema = schema;
    this.#compiler = new SchemaCompiler(schema);
  }

  check(collection: string, thing: unknown): readonly Violation[] | undefined {
    const check = this.#checks.get(collection) ?? this.#compiler.check(`/$defs/${escapeToken(collection)}`);
    this.#checks.set(collection, check);
    return check(thing);
  }

  stored(_name: string, thing: JsonObject): { readonly thing: object } {
    return { thing };
  }

  sample(collection: string, seed: number): Sample {
    const schema = { $ref: `#/$defs/${escapeToken(collection)}` };
    return sampleSchema(this.#schema, schema, (value) => this.check(collection, value), { seed, direction: "response" });
  }

  free(collection: string): Readonly<Record<string, "string" | "number">> {
    const definitions = this.#schema["$defs"];
    const definition = isObject(definitions) ? definitions[collection] : undefined;
    const properties = isObject(definition) && isObject(definition["properties"]) ? definition["properties"] : {};
    return Object.fromEntries(
      Object.entries(properties).flatMap(([name, schema]): [string, "string" | "number"][] => {
        if (!isObject(schema)) return [];
        if (schema["type"] === "string" && schema["format"] === undefined) return [[name, "string"]];
        return schema["type"] === "integer" || schema["type"] === "number" ? [[name, "number"]] : [];
      }),
    );
  }
}
