/** Reading a document whose members may be of any type: what is not as expected counts as absent. */
import type { Json, JsonObject, SecurityRequirement } from "./model.ts";
import { isObject } from "./pointer.ts";
import type { SchemaCompiler } from "./schema.ts";

/** What compiling any part of a document needs. */
export interface Context {
  readonly document: JsonObject;
  readonly requests: SchemaCompiler;
  readonly responses: SchemaCompiler;
  /** What operations inherit. */
  readonly security: readonly SecurityRequirement[];
}

export const text = (value: Json | undefined): string => (typeof value === "string" ? value : "");
export const object = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});
export const array = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
