/** Where an expectation comes from: `x-provenance`, lexical, per keyword where a map says so. */
import type { Json, JsonObject } from "./model.ts";
import { escapeToken, isObject, localPointer, tokensOf, valueAt } from "./pointer.ts";

/** From strongest to weakest. */
export type Provenance = "documented" | "published" | "assumed";

const words = new Set<unknown>(["documented", "published", "assumed"]);

/** Breaking a documented or published expectation is a failure; breaking an assumed one is advice. */
export const isBinding = (provenance: Provenance): boolean => provenance !== "assumed";

/** The weaker of two marks. */
export const weaker = (a: Provenance, b: Provenance): Provenance =>
  a === "assumed" || b === "assumed" ? "assumed" : a === "published" || b === "published" ? "published" : "documented";

/** The mark of a keyword at a place; the nearest ancestor in the text speaks. A document without any mark is documented. */
export function provenanceAt(document: JsonObject, pointer: string, keyword = ""): Provenance {
  const tokens = tokensOf(pointer);
  for (let depth = tokens.length; depth >= 0; depth -= 1) {
    const at = tokens
      .slice(0, depth)
      .map((token) => `/${escapeToken(token)}`)
      .join("");
    const mark = markOf(valueAt(document, at), keyword);
    if (mark) return mark;
  }
  return "documented";
}

function markOf(value: Json | undefined, keyword: string): Provenance | undefined {
  const mark = isObject(value) ? value["x-provenance"] : undefined;
  const word = isObject(mark) ? mark[keyword] : mark;
  // Checked right here against the three words.
  return words.has(word) ? (word as Provenance) : undefined;
}

/**
 * The mark of a violated keyword: `schemaPointer` is where judging began, `instancePath` where in the value it broke.
 * Follows references, whose targets bring their own marks unless one stands beside the reference.
 */
export function provenanceOfViolation(document: JsonObject, schemaPointer: string, instancePath: string, keyword: string): Provenance {
  // Whether a member must be there is said on the member.
  const path = tokensOf(instancePath);
  let at: Place = { pointer: schemaPointer, override: undefined };
  at = dereference(document, at, keyword);
  for (const token of path) {
    const next = step(document, at, token, 0);
    if (!next) break;
    at = dereference(document, next, keyword);
  }
  return at.override ?? provenanceAt(document, at.pointer, keyword);
}

interface Place {
  readonly pointer: string;
  /** A mark beside a reference on the way, which speaks until a nearer one does. */
  readonly override: Provenance | undefined;
}

function dereference(document: JsonObject, place: Place, keyword: string): Place {
  let { pointer, override } = place;
  for (let hops = 0; hops < 32; hops += 1) {
    const value = valueAt(document, pointer);
    if (!isObject(value) || typeof value["$ref"] !== "string") return { pointer, override };
    const target = localPointer(value["$ref"]);
    if (target === undefined) return { pointer, override };
    override = markOf(value, keyword) ?? override;
    pointer = target;
  }
  return { pointer, override };
}

/** The schema of a member or item, through combinations too. */
function step(document: JsonObject, { pointer, override }: Place, token: string, depth: number): Place | undefined {
  const schema = valueAt(document, pointer);
  if (!isObject(schema) || depth > 8) return undefined;
  const own = ownStep(schema, token);
  if (own !== undefined) return { pointer: pointer + own, override: nearerMark(schema) ? undefined : override };
  for (const keyword of ["allOf", "anyOf", "oneOf"]) {
    const branches = Array.isArray(schema[keyword]) ? schema[keyword] : [];
    for (const index of branches.keys()) {
      const branch = dereference(document, { pointer: `${pointer}/${keyword}/${index}`, override }, "");
      const found = step(document, branch, token, depth + 1);
      if (found) return found;
    }
  }
  return undefined;
}

const nearerMark = (schema: JsonObject): boolean => schema["x-provenance"] !== undefined;

function ownStep(schema: JsonObject, token: string): string | undefined {
  if (isObject(schema["properties"]) && Object.hasOwn(schema["properties"], token)) return `/properties/${escapeToken(token)}`;
  if (/^\d+$/.test(token) && isObject(schema["items"])) return "/items";
  return undefined;
}
