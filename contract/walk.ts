/** Every part of a document once, by what the specification says it is; parts that only references reach, too. */
import { anatomy, type Kind } from "./anatomy.ts";
import type { Json, JsonObject } from "./model.ts";
import { escapeToken, isObject, localPointer, valueAt } from "./pointer.ts";

export interface Part {
  readonly kind: Kind;
  /** Of any type: documents are what people write. */
  readonly value: Json;
  /** The object or array that holds it, under `key`. */
  readonly holder: JsonObject | Json[];
  readonly key: string;
  readonly pointer: string;
  /** Undefined for the root, and for what a reference names. */
  readonly up: Part | undefined;
}

export interface Visitor {
  /** Called before the parts inside; may change the part and its holder. */
  part(part: Part): void;
  /** A member of `part` that should hold several parts and holds something else. */
  misfit?(part: Part, member: string, expected: "an array" | "an object"): void;
}

/** `document` in place. */
export function walk(document: JsonObject, visitor: Visitor): void {
  const seen = new Set<Json>();
  const followed = new Set<string>();
  const pending: Part[] = [{ kind: "document", value: document, holder: { "": document }, key: "", pointer: "", up: undefined }];
  for (let part = pending.pop(); part; part = pending.pop()) {
    if (isObject(part.value)) {
      if (seen.has(part.value)) continue;
      seen.add(part.value);
    }
    visitor.part(part);
    const { value } = part;
    // What a visitor removed or replaced is not entered.
    if (!isObject(value) || heldBy(part) !== value) continue;
    const inside = partsOf(part, value, visitor);
    for (let next = inside.pop(); next; next = inside.pop()) pending.push(next);
    const named = referenced(document, value, part.kind, followed);
    if (named) pending.push(named);
  }
}

// An array's indices are texts here, as they are in pointers.
const heldBy = ({ holder, key }: Part): Json | undefined => (holder as JsonObject)[key];

function referenced(document: JsonObject, value: JsonObject, kind: Kind, followed: Set<string>): Part | undefined {
  const reference = value["$ref"];
  if (typeof reference !== "string" || followed.has(reference)) return undefined;
  followed.add(reference);
  const pointer = localPointer(reference);
  const cut = pointer?.lastIndexOf("/") ?? -1;
  if (pointer === undefined || cut < 0) return undefined;
  const holder = valueAt(document, pointer.slice(0, cut));
  const target = valueAt(document, pointer);
  if (target === undefined || typeof holder !== "object" || holder === null) return undefined;
  return {
    kind,
    value: target,
    holder,
    key: pointer
      .slice(cut + 1)
      .replaceAll("~1", "/")
      .replaceAll("~0", "~"),
    pointer,
    up: undefined,
  };
}

function partsOf(part: Part, value: JsonObject, visitor: Visitor): Part[] {
  if (part.kind === "callback") return membersOf(part, value, "pathItem", part.pointer, true);
  const shapes = anatomy[part.kind];
  const parts: Part[] = [];
  for (const member of Object.keys(value)) {
    const shape = Object.hasOwn(shapes, member) ? shapes[member] : undefined;
    const held = value[member];
    if (!shape || held === undefined) continue;
    const pointer = `${part.pointer}/${escapeToken(member)}`;
    if (shape.as === "one") parts.push({ kind: shape.of, value: held, holder: value, key: member, pointer, up: part });
    else if (shape.as === "list" ? Array.isArray(held) : isObject(held))
      for (const inner of membersOf(part, held as JsonObject | Json[], shape.of, pointer, shape.as === "patterned")) parts.push(inner);
    else if (!isSchemaExamples(part, member)) visitor.misfit?.(part, member, shape.as === "list" ? "an array" : "an object");
  }
  return parts;
}

/** Parameters of old documents list their examples. */
const isSchemaExamples = ({ kind }: Part, member: string): boolean => member === "examples" && kind !== "components";

function membersOf(up: Part, holder: JsonObject | Json[], kind: Kind, at: string, patterned: boolean): Part[] {
  const parts: Part[] = [];
  for (const [key, value] of Object.entries(holder)) {
    if (patterned && (key.startsWith("x-") || key === "$ref")) continue;
    parts.push({ kind, value, holder, key, pointer: `${at}/${escapeToken(key)}`, up });
  }
  return parts;
}
