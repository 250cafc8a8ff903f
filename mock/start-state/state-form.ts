/** The JSON Schema of a start state, as a judge of its parts. */
import type { JsonObject } from "../../contract/model.ts";
import { escapeToken } from "../../contract/pointer.ts";
import { type Check, SchemaCompiler } from "../../contract/schema.ts";

export class StateForm {
  readonly schema: JsonObject;
  readonly #compiler: SchemaCompiler;
  readonly #checks = new Map<string, Check>();

  constructor(schema: JsonObject) {
    this.schema = schema;
    this.#compiler = new SchemaCompiler(schema);
  }

  /** Judges one thing of a collection. */
  thing(collection: string): Check {
    const known = this.#checks.get(collection);
    if (known) return known;
    const check = this.#compiler.check(`/$defs/${escapeToken(collection)}`);
    this.#checks.set(collection, check);
    return check;
  }
}
