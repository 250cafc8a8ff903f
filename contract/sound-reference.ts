/** References: what leads nowhere is told, and taken out or mended; what leads to other hosts is refused. */
import type { Kind } from "./anatomy.ts";
import { type Mending, remove } from "./mending.ts";
import type { Json, JsonObject } from "./model.ts";
import { escapeToken, isObject, localPointer, resolve, tokensOf, valueAt } from "./pointer.ts";
import { shown } from "./sound-schema.ts";
import type { Part } from "./walk.ts";

const remote = /^[a-z][a-z0-9+.-]*:/i;
/** In these kinds `$ref` is no keyword. */
const withoutReferences = new Set<Kind>(["document", "components", "operation", "encoding"]);

export function mendReference(mending: Mending, part: Part, value: JsonObject): void {
  const { pointer, kind } = part;
  const reference = value["$ref"] ?? null;
  if (withoutReferences.has(kind)) return;
  const at = `${pointer}/$ref`;
  if (typeof reference !== "string") return leaveOut(mending, part, value, `expected a text, found ${shown(reference)}`);
  if (remote.test(reference))
    return mending.refuse(at, `"${reference}" lies on another host, which is never asked; bundle the document first.`, "remote-reference");
  const target = localPointer(reference);
  const found = target === undefined ? undefined : valueAt(mending.document, target);
  if (isObject(found) && kind === "pathItem" && Object.keys(value).length > 1) return mergeInto(mending, part, value);
  if (isObject(found) || (typeof found === "boolean" && kind === "schema")) return endOf(mending, part, value, found);
  const nearer = kind === "schema" && target !== undefined && found === undefined ? nearestHolder(mending.document, pointer, target) : undefined;
  if (nearer !== undefined) {
    value["$ref"] = `#${encodeURI(nearer)}`;
    return mending.tell(at, `"${reference}" names nothing in this document; it is read as "#${nearer}".`, "dangling-reference");
  }
  leaveOut(mending, part, value, `"${reference}" names ${found === undefined ? "nothing in this document" : "something that is no object"}`);
}

/** What stands beside a path's reference is served with what it names, and wins. */
function mergeInto(mending: Mending, part: Part, value: JsonObject): void {
  const { value: named } = resolve(mending.document, value, part.pointer);
  if (!isObject(named)) return leaveOut(mending, part, value, `"${String(value["$ref"])}" leads to nothing`);
  delete value["$ref"];
  for (const [member, held] of Object.entries(named)) if (!Object.hasOwn(value, member)) value[member] = structuredClone(held);
}

/** A chain of references that never ends in anything. */
function endOf(mending: Mending, part: Part, value: JsonObject, found: Json): void {
  const seen = new Set<JsonObject>([value]);
  let at: Json | undefined = found;
  while (isObject(at) && typeof at["$ref"] === "string" && (part.kind !== "schema" || Object.keys(at).length === 1)) {
    if (mending.ending.has(at)) break;
    if (seen.has(at)) return leaveOut(mending, part, value, `"${String(value["$ref"])}" leads back here and to nothing else`);
    seen.add(at);
    at = valueAt(mending.document, localPointer(at["$ref"]) ?? "/");
  }
  for (const one of seen) mending.ending.add(one);
}

/** What stands beside a reference in a schema still holds; any other part is nothing without it. */
function leaveOut(mending: Mending, part: Part, value: JsonObject, what: string): void {
  const isSchema = part.kind === "schema";
  mending.tell(`${part.pointer}/$ref`, `${what}; ${isSchema ? "any value is taken there" : "it is left out"}.`, "dangling-reference");
  if (isSchema || part.kind === "pathItem") delete value["$ref"];
  else remove(part);
}

/** Generators write `#/$defs/x` as if the schema were a document of its own. */
function nearestHolder(document: JsonObject, pointer: string, target: string): string | undefined {
  const tokens = tokensOf(pointer);
  for (let depth = tokens.length; depth > 0; depth -= 1) {
    const base = tokens
      .slice(0, depth)
      .map((token) => `/${escapeToken(token)}`)
      .join("");
    if (isObject(valueAt(document, base + target))) return base + target;
  }
  return undefined;
}
