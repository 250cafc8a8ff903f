/** What each path parameter of an operation takes: a resource's key, and the member of the thing that repeats it. */
import type { Json, Operation } from "../model.ts";
import { escapeToken } from "../pointer.ts";
import { type Draft, itemNode } from "./draft.ts";
import { holders, keyMember, type PathParameter, typesMeet } from "./keys.ts";
import type { Binding } from "./model.ts";
import { lineOf, type PathNode, parameterAt } from "./path-tree.ts";
import { isList, isThing, type Shape, type ShapeOf } from "./shape.ts";
import { plain } from "./words.ts";

/** A template node, the resource that it names, and the member that it takes there. */
export type Owners = ReadonlyMap<PathNode, { readonly draft: Draft; readonly names: string | undefined }>;

export function ownersOf(drafts: readonly Draft[], keyOf: (draft: Draft) => string | undefined, shapeOf: ShapeOf): Owners {
  const owners = new Map<PathNode, { draft: Draft; names: string | undefined }>();
  for (const draft of drafts)
    for (const node of draft.own) {
      const parameter = node === itemNode(draft) ? undefined : parameterOf(node, firstBelow(node));
      owners.set(node, { draft, names: node === itemNode(draft) ? keyOf(draft) : parameter && memberFor(parameter, draft, shapeOf) });
    }
  return owners;
}

/** In the order of the path. */
export function bindingsOf(operation: Operation, node: PathNode, draft: Draft, owners: Owners, shapeOf: ShapeOf): Map<string, Binding> {
  const binds = new Map<string, Binding>();
  for (const at of lineOf(node)) {
    if (at.literal !== undefined) continue;
    const parameter = parameterOf(at, operation);
    if (!parameter) continue;
    const owner = isOther(at, parameter, shapeOf) ? undefined : owners.get(at);
    const own = owner?.draft === draft;
    const names = (own && at === itemNode(draft) ? otherName(parameter, draft, shapeOf) : undefined) ?? owner?.names;
    const member = own ? names : memberFor(parameter, draft, shapeOf);
    binds.set(parameter.name, { resource: owner?.draft.name, names, member });
  }
  return binds;
}

/** `/templates/{scope}/{key}` beside `/templates/{id}`: what takes one of a few words names no thing by its id. */
function isOther(at: PathNode, parameter: PathParameter, shapeOf: ShapeOf): boolean {
  const named = parameterOf(at, at.operations[0]);
  const isClosed = (schema: Json): boolean => shapeOf(schema).enum !== undefined;
  return named !== undefined && named.name !== parameter.name && isClosed(parameter.schema) && !isClosed(named.schema);
}

/** `GET /groups/{name}` and `PUT /groups/{id}` name the same thing by different members. */
function otherName(parameter: PathParameter, draft: Draft, shapeOf: ShapeOf): string | undefined {
  const item = itemNode(draft);
  if (!item || draft.key || parameterOf(item, firstBelow(item))?.name === parameter.name) return undefined;
  return draft.like.map((like) => keyMember(parameter, like, draft.word, shapeOf)?.member).find((member) => member !== undefined);
}

export function parameterOf(node: PathNode, operation: Operation | undefined): PathParameter | undefined {
  const name = operation && parameterAt(operation, node);
  if (operation === undefined || name === undefined) return undefined;
  const declared = operation.parameters.find((parameter) => parameter.in === "path" && parameter.name === name);
  return { name, schema: declared?.schema ?? true, pointer: declared?.pointer ?? operation.pointer };
}

/** Some operation whose path passes a node. */
export function firstBelow(node: PathNode): Operation | undefined {
  const pending = [node];
  for (let next = pending.shift(); next; next = pending.shift()) {
    const found = next.operations[0] ?? next.variants[0];
    if (found) return found;
    pending.push(...(next.template ? [next.template] : []), ...next.literals.values());
  }
  return undefined;
}

/** `owner_id` is called so, or `owner` holds an object with a key. */
export function memberFor(parameter: PathParameter, draft: Draft, shapeOf: ShapeOf): string | undefined {
  for (const like of draft.like) {
    const found = memberIn(parameter, like, shapeOf) ?? heldMember(parameter, like, shapeOf);
    if (found !== undefined) return found;
  }
  return undefined;
}

function memberIn(parameter: PathParameter, like: Shape, shapeOf: ShapeOf): string | undefined {
  const wanted = plain(parameter.name);
  const stem = wanted.replace(/(?:id|uuid|sid|slug|name|key|type)$/, "");
  for (const [name, schema] of like.members) {
    if (plain(name) !== wanted && plain(name) !== stem) continue;
    const shape = shapeOf(schema);
    if (isList(shape)) continue;
    const at = `/${escapeToken(name)}`;
    if (!isThing(shape) && plain(name) === wanted && typesMeet(shapeOf(parameter.schema), shape)) return at;
    const inner = isThing(shape) ? keyMember(parameter, shape, plain(name), shapeOf) : undefined;
    if (inner) return `${at}${inner.member}`;
  }
  return undefined;
}

/** `/metadata/namespace`. */
function heldMember(parameter: PathParameter, like: Shape, shapeOf: ShapeOf): string | undefined {
  for (const holder of holders) {
    const inner = like.members.get(holder);
    const found = inner === undefined ? undefined : memberIn(parameter, shapeOf(inner), shapeOf);
    if (found !== undefined) return `/${holder}${found}`;
  }
  return undefined;
}
