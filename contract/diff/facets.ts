/** All that a schema and the schemas that hold with it say about a value, by keyword. Types only. */
import type { Json, JsonObject } from "../model.ts";
import type { SchemaAt } from "./leaves.ts";

export interface Located<T> {
  readonly value: T;
  readonly at: string;
}

export interface Limit {
  readonly value: number;
  readonly exclusive: boolean;
  readonly at: string;
}

/** Keywords that apply to one object side by side. */
export interface ObjectShape {
  readonly properties: JsonObject;
  readonly patterns: JsonObject;
  readonly additional: Json | undefined;
  readonly additionalKeyword: "additionalProperties" | "unevaluatedProperties";
  readonly at: string;
}

export interface ArrayShape {
  readonly prefix: readonly Json[];
  readonly rest: Json | undefined;
  readonly restKeyword: "items" | "unevaluatedItems";
  readonly at: string;
}

export interface Group {
  readonly keyword: "oneOf" | "anyOf";
  readonly branches: readonly SchemaAt[];
  readonly discriminator: Located<JsonObject> | undefined;
  readonly at: string;
}

export interface Facets {
  /** Of the first schema that says anything. */
  readonly at: string;
  /** No value at all. */
  readonly never: boolean;
  /** Undefined: any. `number` includes `integer`. */
  readonly types: Located<ReadonlySet<string>> | undefined;
  /** Undefined: any. By JSON text. */
  readonly values: Located<ReadonlyMap<string, Json>> | undefined;
  readonly limits: ReadonlyMap<string, Limit>;
  /** Pattern, format and the like, each as keyword → texts that must all hold → place. */
  readonly words: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly objects: readonly ObjectShape[];
  readonly arrays: readonly ArrayShape[];
  readonly required: ReadonlyMap<string, string>;
  readonly groups: readonly Group[];
  /** Schemas by keyword: not, if, contains and the like. */
  readonly parts: ReadonlyMap<string, readonly SchemaAt[]>;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  readonly deprecated: boolean;
  readonly default: Located<Json> | undefined;
  /** A discriminator without alternatives. */
  readonly discriminator: Located<JsonObject> | undefined;
}
