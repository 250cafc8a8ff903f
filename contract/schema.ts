/** The only file that knows the JSON Schema library. Compiles on first use; circular references are fine. */
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { checkable } from "./checkable.ts";
import { addAllFormats } from "./formats.ts";
import type { Json, JsonObject, Violation } from "./model.ts";
import { escapeToken, isObject } from "./pointer.ts";
import { regularExpression } from "./regular-expression.ts";
import { allDiffer } from "./unique-items.ts";
import { maxViolations, toViolation } from "./violation.ts";

/** Judges one value; undefined where it holds. */
export type Check = (value: unknown) => readonly Violation[] | undefined;

/** More nodes than this are judged up to their first violation only, so that a refusal stays cheap. */
const exhaustiveLimit = 50_000;
const documentId = "contract:";

// Ajv asks for the name under which a compiled schema could build the engine again; nothing here is written out.
const regExp = Object.assign(regularExpression, { code: "new RegExp" });

function newAjv(document: JsonObject, exhaustive: boolean, ownProperties: boolean): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    allErrors: exhaustive,
    verbose: true,
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
  ajv.addSchema(document, documentId);
  return ajv;
}

/** Compiles the schemas of one document by their place in it. */
export class SchemaCompiler {
  readonly #document: JsonObject;
  #quick: Ajv2020 | undefined;
  #exhaustive: Ajv2020 | undefined;
  #pointers: Map<unknown, string> | undefined;
  #inherits: boolean | undefined;

  /** The document is OpenAPI 3.1 in shape; its schemas are JSON Schema 2020-12. */
  constructor(document: JsonObject) {
    this.#document = document;
  }

  /** The check of the schema at a pointer. Throws where that schema cannot be compiled. */
  check(pointer: string): Check {
    let quick: ValidateFunction | undefined;
    let exhaustive: ValidateFunction | undefined;
    return (value) => {
      quick ??= this.#compile((this.#quick ??= this.#newAjv(false)), pointer);
      if (quick(value)) return undefined;
      exhaustive ??= this.#compile((this.#exhaustive ??= this.#newAjv(true)), pointer);
      // Only what fails deserves a second look, without the values that the validator cannot see.
      const seen = checkable(value);
      const judge = isLarge(seen, exhaustiveLimit) ? quick : exhaustive;
      return judge(seen) ? undefined : this.#violations(judge.errors ?? []);
    };
  }

  #newAjv(exhaustive: boolean): Ajv2020 {
    this.#inherits ??= namesInherited(this.#document);
    return newAjv(this.#document, exhaustive, this.#inherits);
  }

  #compile(ajv: Ajv2020, pointer: string): ValidateFunction {
    const validate = ajv.getSchema(`${documentId}#${encodeURI(pointer).replaceAll("#", "%23")}`);
    if (!validate) throw new Error(`There is no schema at ${pointer}.`);
    return validate;
  }

  #violations(errors: readonly ErrorObject[]): readonly Violation[] {
    // "must match then" only repeats what the branch itself says.
    const telling = errors.length > 1 ? errors.filter((error) => error.keyword !== "if") : errors;
    return telling.slice(0, maxViolations).map((error) => toViolation(error, (schema) => this.#pointerOf(schema)));
  }

  #pointerOf(schema: unknown): string {
    this.#pointers ??= pointersOf(this.#document);
    return this.#pointers.get(schema) ?? "";
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

const inherited = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Whether a document speaks of `constructor`, `toString` and the like. Only then is looking for own members worth its price. */
function namesInherited(document: JsonObject): boolean {
  const seen = new Set<Json>();
  const pending: Json[] = [document];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (typeof value === "string" && inherited.has(value)) return true;
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    for (const [name, member] of Object.entries(value)) {
      if (inherited.has(name)) return true;
      pending.push(member as Json);
    }
  }
  return false;
}

function pointersOf(document: JsonObject): Map<unknown, string> {
  const pointers = new Map<unknown, string>();
  const pending: [Json, string][] = [[document, ""]];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [value, pointer] = next;
    if (typeof value !== "object" || value === null || pointers.has(value)) continue;
    pointers.set(value, pointer);
    for (const [token, member] of Object.entries(value)) pending.push([member as Json, `${pointer}/${escapeToken(token)}`]);
  }
  return pointers;
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
