/** The only file that knows the JSON Schema library. Compiles on first use; circular references are fine. */
import { Ajv2020, type ErrorObject, type KeywordCxt, type ValidateFunction } from "ajv/dist/2020.js";
import { callRef } from "ajv/dist/vocabularies/core/ref.js";
import { checkable } from "./checkable.ts";
import type { Mark } from "./direction.ts";
import { addAllFormats } from "./formats.ts";
import { beginRun, type Judge, onceInPlace } from "./judge.ts";
import type { Json, JsonObject, Violation } from "./model.ts";
import { isMultipleOf } from "./multiple-of.ts";
import { isObject } from "./pointer.ts";
import { regularExpression } from "./regular-expression.ts";
import { referenceKeyword, SchemaView } from "./schema-view.ts";
import { allDiffer } from "./unique-items.ts";
import { maxViolations, toViolation } from "./violation.ts";

/** Judges one value; undefined where it holds. */
export type Check = (value: unknown) => readonly Violation[] | undefined;

/** More nodes than this are judged up to their first violation only, so that a refusal stays cheap. */
const exhaustiveLimit = 50_000;

// Ajv asks for the name under which a compiled schema could build the engine again; nothing here is written out.
const regExp = Object.assign(regularExpression, { code: "new RegExp" });

function newAjv(exhaustive: boolean, ownProperties: boolean, validatorOf: (key: string) => Judge): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    allErrors: exhaustive,
    verbose: true,
    meta: false,
    validateSchema: false,
    addUsedSchema: false,
    ownProperties,
    inlineRefs: false,
    logger: false,
    code: { optimize: false, regExp },
  });
  addAllFormats(ajv);
  ajv.removeKeyword("uniqueItems");
  const validate = (wanted: boolean, items: unknown[]): boolean => !wanted || allDiffer(items);
  ajv.addKeyword({ keyword: "uniqueItems", type: "array", schemaType: "boolean", validate });
  ajv.removeKeyword("multipleOf");
  ajv.addKeyword({ keyword: "multipleOf", type: "number", schemaType: "number", validate: (step: number, value: number) => isMultipleOf(value, step) });
  ajv.addKeyword({
    keyword: referenceKeyword,
    schemaType: "string",
    code(cxt: KeywordCxt) {
      callRef(cxt, cxt.gen.scopeValue("validate", { ref: validatorOf(cxt.schema as string) }));
    },
  });
  return ajv;
}

/** Compiles the schemas of one document by their place in it, each when a value first reaches it. */
export class SchemaCompiler {
  readonly #view: SchemaView;
  readonly #ajvs = new Map<string, Ajv2020>();
  readonly #validators = [new Map<string, Judge>(), new Map<string, Judge>()] as const;

  /** The document is OpenAPI 3.1 in shape; its schemas are JSON Schema 2020-12. Members marked `hidden` need not be there. */
  constructor(document: JsonObject, hidden?: Mark) {
    this.#view = new SchemaView(document, hidden);
  }

  /** The check of the schema at a pointer. Throws where that schema cannot be compiled. */
  check(pointer: string): Check {
    let quick: Judge | undefined;
    let exhaustive: Judge | undefined;
    return (value) => {
      quick ??= this.#validator(pointer, false);
      beginRun();
      if (quick(value)) return undefined;
      exhaustive ??= this.#validator(pointer, true);
      // Only what fails deserves a second look, without the values that the validator cannot see.
      const seen = checkable(value);
      const judge = isLarge(seen, exhaustiveLimit) ? quick : exhaustive;
      beginRun();
      return judge(seen) ? undefined : this.#violations(judge.errors ?? [], value);
    };
  }

  #validator(key: string, exhaustive: boolean): Judge {
    const known = this.#validators[exhaustive ? 1 : 0].get(key);
    if (known) return known;
    const made = onceInPlace(() => this.#compile(key, exhaustive));
    this.#validators[exhaustive ? 1 : 0].set(key, made);
    return made;
  }

  #compile(key: string, exhaustive: boolean): ValidateFunction {
    const seen = this.#view.at(key);
    if (!seen) throw new Error(`There is no schema at ${key}.`);
    const kind = `${exhaustive} ${seen.inherits}`;
    const ajv = this.#ajvs.get(kind) ?? newAjv(exhaustive, seen.inherits, (reference) => this.#validator(reference, exhaustive));
    this.#ajvs.set(kind, ajv);
    return ajv.compile(seen.schema);
  }

  #violations(errors: readonly ErrorObject[], value: unknown): readonly Violation[] {
    // "must match then" only repeats what the branch itself says.
    const telling = errors.length > 1 ? errors.filter((error) => error.keyword !== "if") : errors;
    return telling.slice(0, maxViolations).map((error) => toViolation(error, (schema) => this.#view.pointerOf(schema), value));
  }
}

function isLarge(value: unknown, limit: number): boolean {
  let left = limit;
  const pending: unknown[] = [value];
  while (pending.length > 0 && left > 0) {
    const next = pending.pop();
    left -= 1;
    if (typeof next !== "object" || next === null) continue;
    const members = Object.values(next);
    left -= members.length;
    if (left > 0) pending.push(...members);
  }
  return left <= 0;
}

/** JSON Schema types that a schema can take, its references and combinations followed; empty where it does not say. */
export function typesOf(schema: Json | undefined, follow: (reference: string) => Json | undefined, depth = 0): ReadonlySet<string> {
  const types = new Set<string>();
  if (!isObject(schema) || depth > 16) return types;
  const own = Array.isArray(schema["type"]) ? schema["type"] : [schema["type"]];
  for (const type of own) if (typeof type === "string") types.add(type);
  if (types.size > 0) return types;
  const branches = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => (Array.isArray(schema[keyword]) ? schema[keyword] : []));
  if (typeof schema["$ref"] === "string") branches.push(follow(schema["$ref"]) ?? true);
  for (const branch of branches) for (const type of typesOf(branch, follow, depth + 1)) types.add(type);
  if (types.size === 0 && isObject(schema["properties"])) types.add("object");
  if (types.size === 0 && schema["items"] !== undefined) types.add("array");
  return types;
}
