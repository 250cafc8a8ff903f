/** Where in a body the thing stands, or the things: at its root, under `data`, under its own name. */
import type { Json } from "../model.ts";
import { escapeToken, tokensOf } from "../pointer.ts";
import { type Agreement, agreement, isPartOf } from "./agreement.ts";
import { isList, isThing, type Shape, type ShapeOf } from "./shape.ts";
import { plain, singular } from "./words.ts";

/** A place in a body, and what stands there. */
export interface Place {
  readonly pointer: string;
  /** Of one thing: for a list, of its items. */
  readonly schema: Json;
  readonly shape: Shape;
  /** Of what is known of the thing already. */
  readonly agrees: Agreement | undefined;
}

/** What is known before a body is read. */
export interface Expected {
  /** The resource's own word, singular and {@link plain}: `pet`. */
  readonly word: string;
  /** Of the same thing, seen elsewhere. */
  readonly like: readonly Shape[];
}

const listWords = [
  "data",
  "items",
  "results",
  "values",
  "records",
  "entries",
  "list",
  "content",
  "rows",
  "objects",
  "resources",
  "elements",
  "hits",
  "edges",
  "value",
  // Of GeoJSON (RFC 7946).
  "features",
];
const thingWords = ["data", "item", "result", "response", "object", "record", "entity", "resource", "value", "payload", "attributes"];
const wrapperWords = new Set(["data", "embedded", "result", "response", "body", "payload", "items", "results"]);
const keyWords = /^(?:_?id|uuid|guid|sid|key|slug|.+_id|.+Id)$/;

const closest = (shape: Shape, like: readonly Shape[]): Agreement | undefined => {
  let best: Agreement | undefined;
  for (const other of like) {
    const found = agreement(shape, other);
    if (found && (!best || found.degree > best.degree)) best = found;
  }
  return best;
};

/** The array that holds things; undefined where there is none, or no telling which. */
export function listIn(body: Json, shapeOf: ShapeOf, expected: Expected): Place | undefined {
  const root = shapeOf(body);
  if (isList(root)) {
    const bare = placeOf("", root, shapeOf, expected);
    return isThing(bare.shape) || bare.shape.types.size === 0 ? bare : undefined;
  }
  const found = listsUnder(root, "", shapeOf, expected);
  for (const [name, member] of root.members) {
    const inner = shapeOf(member);
    if (!isList(inner) && wrapperWords.has(plain(name))) found.push(...listsUnder(inner, `/${escapeToken(name)}`, shapeOf, expected));
  }
  const known = found.filter(({ place }) => isThing(place.shape));
  known.sort((a, b) => b.weight - a.weight);
  const [first, second] = known;
  if (!first) return undefined;
  if (second && first.weight === second.weight) return undefined;
  // One array among the members of something that has a key is that thing's own.
  return first.weight >= 1 || (known.length === 1 && found.length === 1 && isWrapper(root)) ? first.place : undefined;
}

const aboutThePage =
  /^(?:total|count|page|limit|offset|size|pages|meta|metadata|links?|self|next|prev|previous|first|last|url|href|object|kind|type|status|success|message|version|cursor|pagination|paging|hasmore|error|errors|code|name|timestamp|generatedat)$|total|count|page|cursor|token/;

/** Besides its array, it tells of nothing but the page. */
function isWrapper(root: Shape): boolean {
  const others = [...root.members.keys()].filter((name) => !aboutThePage.test(plain(name)));
  return others.length <= 2 && !looksKeyed(root);
}

function listsUnder(shape: Shape, at: string, shapeOf: ShapeOf, expected: Expected): { place: Place; weight: number }[] {
  const found: { place: Place; weight: number }[] = [];
  for (const [name, member] of shape.members) {
    const list = shapeOf(member);
    if (!isList(list)) continue;
    const place = placeOf(`${at}/${escapeToken(name)}`, list, shapeOf, expected);
    const word = plain(name);
    const named = singular(word) === expected.word ? 3 : listWords.includes(word) ? 2 - listWords.indexOf(word) / 100 : 0;
    found.push({ place, weight: named + (place.agrees ? 4 * place.agrees.degree : 0) });
  }
  return found;
}

function placeOf(pointer: string, list: Shape, shapeOf: ShapeOf, { like }: Expected): Place {
  const schema = list.items ?? true;
  const shape = shapeOf(schema);
  return { pointer, schema, shape, agrees: closest(shape, like) };
}

export const looksKeyed = ({ members }: Shape): boolean => [...members.keys()].some((name) => keyWords.test(name));

/** `{id, type}` names another thing rather than being this one. */
const isReference = ({ members }: Shape, like: readonly Shape[]): boolean =>
  members.size <= 2 && like.every((thing) => thing.members.size > 2) && [...members.keys()].every((name) => keyWords.test(name) || plain(name) === "type");

/** The thing itself has a member of that name. */
const isOwn = ({ pointer }: Place, like: readonly Shape[]): boolean => like.some(({ members }) => members.has(tokensOf(pointer)[0] ?? ""));

/** The one thing in a body; undefined where what is there is something else. */
export function thingIn(body: Json, shapeOf: ShapeOf, { word, like }: Expected): Place | undefined {
  const root = shapeOf(body);
  if (isList(root)) return undefined;
  const whole: Place = { pointer: "", schema: body, shape: root, agrees: closest(root, like) };
  if (whole.agrees?.degree === 1) return whole;
  const inner: Place[] = [];
  for (const [name, schema] of root.members) {
    const shape = shapeOf(schema);
    if (isThing(shape) && !isList(shape)) inner.push({ pointer: `/${escapeToken(name)}`, schema, shape, agrees: closest(shape, like) });
  }
  const named = (place: Place): boolean => {
    const name = plain(place.pointer);
    return name === word || thingWords.includes(name);
  };
  // A wrapper has no key of its own, and little besides.
  const wraps = !looksKeyed(root) && root.members.size <= 6;
  const mayBe = (place: Place): boolean =>
    place.agrees !== undefined && (named(place) || !isReference(place.shape, like)) && !(whole.agrees && isOwn(place, like));
  const agreeing = inner.filter(mayBe).sort((a, b) => (b.agrees?.degree ?? 0) - (a.agrees?.degree ?? 0))[0];
  if (agreeing && wraps && (named(agreeing) || (agreeing.agrees?.degree ?? 0) > (whole.agrees?.degree ?? 0))) return agreeing;
  if (whole.agrees) return whole;
  if (like.some((shape) => isPartOf(root, shape))) return { ...whole, agrees: { degree: 0.6, says: "part of its members" } };
  if (like.length > 0) return undefined;
  return (wraps ? inner.find(named) : undefined) ?? (root.members.size > 0 ? whole : undefined);
}
