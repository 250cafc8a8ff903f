/** Operations that stand on the path of one collection, of its items, or of a single thing. */
import type { Json, Operation } from "../model.ts";
import { requestBody, successBody } from "./bodies.ts";
import type { Draft, DraftOperation } from "./draft.ts";
import { listIn, thingIn } from "./envelopes.ts";
import type { Link } from "./links.ts";
import type { Evidence } from "./model.ts";
import { lineOf, type PathNode } from "./path-tree.ts";
import { onCollection, onItem, onSingle, type Played, type Sight, shown } from "./roles.ts";
import { isThing, type Shape, type ShapeOf } from "./shape.ts";
import { plain, singular } from "./words.ts";

export interface Grouping {
  readonly shapeOf: ShapeOf;
  /** Links that lead from what creates to what it created. */
  readonly born: ReadonlyMap<Operation, Link>;
}

/** Undefined where the paths below a literal name no thing. */
export function groupAt(node: PathNode, grouping: Grouping): Draft | undefined {
  if (node.literal === undefined || node.literal === "") return undefined;
  const own = templatesOf(node, grouping.shapeOf);
  const item = own.at(-1);
  if (node.operations.length === 0 && !item?.operations.length) return undefined;
  const word = singular(plain(node.literal));
  const { like, alone } = likenesses(node, item, word, grouping.shapeOf);
  const sight: Sight = { shapeOf: grouping.shapeOf, word, like, alone };
  if (searches(node) && !item?.operations.length) return undefined;
  const operations = [...played(node, item, sight, grouping), ...own.slice(0, -1).flatMap((at) => narrowing(at, sight))];
  const base = { name: "", node, own, word, parent: undefined, like, evidence: [], key: undefined, unique: [], owned: false };
  if (isCollection(operations, item, node)) return { ...base, kind: "collection", operations };
  return own.length === 0 ? single(node, sight, base) : undefined;
}

/** What a search finds stands elsewhere, or nowhere; what it picks is not known. */
export const searches = (node: PathNode): boolean =>
  lineOf(node).some(({ literal }) => /^(?:search|lookup|suggest|suggestions|autocomplete)$/i.test(literal ?? ""));

/** `/{owner}/{repo}`: templates in a row are one name, as far as none of them has operations of its own but lists. */
function templatesOf(node: PathNode, shapeOf: ShapeOf): PathNode[] {
  const own: PathNode[] = [];
  for (let next = node.template; next; next = next.template) {
    own.push(next);
    if (next.literals.size > 0 || (next.operations.length > 0 && !narrows(next, shapeOf))) break;
  }
  return own;
}

/** `/zones/{type}` beside `/zones/{type}/{id}` lists, and names nothing. */
function narrows({ operations, template }: PathNode, shapeOf: ShapeOf): boolean {
  const lists = (operation: Operation): boolean => {
    const body = successBody(operation);
    return operation.method === "GET" && body !== undefined && listIn(body.schema, shapeOf, { word: "", like: [] }) !== undefined;
  };
  return (template?.operations.length ?? 0) > 0 && operations.every(lists);
}

const narrowing = (node: PathNode, sight: Sight): DraftOperation[] =>
  node.operations.flatMap((operation) => {
    const found = listing(operation, sight, sight.shapeOf);
    return found ? [{ operation, node, role: found.role, evidence: [...found.evidence], stated: undefined }] : [];
  });

const getOf = (node: PathNode | undefined): Operation | undefined => node?.operations.find(({ method }) => method === "GET");

/** What things look like in the list and alone, where both agree; else as the reading operation shows them. */
function likenesses(node: PathNode, item: PathNode | undefined, word: string, shapeOf: ShapeOf): { like: Shape[]; alone: boolean } {
  const alone = (item?.operations ?? []).filter(({ method }) => ["GET", "PUT", "PATCH", "POST"].includes(method));
  const making = node.operations.filter(({ method }) => method === "POST");
  const bodies = [...alone, ...making].flatMap((operation) => successBody(operation)?.schema ?? []);
  const listed = getOf(node) && successBody(getOf(node) as Operation);
  const possible = (schema: Json): Shape[] => [shapeOf(schema), ...[...shapeOf(schema).members.values()].map(shapeOf)].filter(isThing);
  const list = listed && listIn(listed.schema, shapeOf, { word, like: bodies.flatMap(possible) });
  if (list && (isThing(list.shape) || bodies.length === 0)) {
    const agreeing = bodies.flatMap((schema) => thingIn(schema, shapeOf, { word, like: [list.shape] })?.shape ?? []);
    // Without an operation that reads one, the list alone shows them.
    if (agreeing.length > 0 || !getOf(item)) return { like: unique([...agreeing.sort(fuller), list.shape]), alone: agreeing.length === 0 };
  }
  const shown = bodies.flatMap((schema) => thingIn(schema, shapeOf, { word, like: [] })?.shape ?? []);
  // Where no answer shows one, requests say what it looks like.
  const shapes = shown.length > 0 || list ? shown : [...making, ...alone].flatMap((operation) => sentShape(operation, word, shapeOf) ?? []).slice(0, 1);
  return { like: unique([...shapes.slice(0, 1), ...(list ? [list.shape] : [])]), alone: shapes.length < 2 };
}

function sentShape(operation: Operation, word: string, shapeOf: ShapeOf): Shape | undefined {
  const body = requestBody(operation);
  const place = body && thingIn(body.schema, shapeOf, { word, like: [] });
  return place && isThing(place.shape) ? place.shape : undefined;
}

const fuller = (one: Shape, other: Shape): number => other.members.size - one.members.size;
const unique = (shapes: Shape[]): Shape[] => [...new Set(shapes)];

function played(node: PathNode, item: PathNode | undefined, sight: Sight, { shapeOf, born }: Grouping): DraftOperation[] {
  const operations: DraftOperation[] = [];
  const add = (operation: Operation, at: PathNode, { role, evidence }: Played): void =>
    void operations.push({ operation, node: at, role, evidence: [...evidence], stated: undefined });
  const hasItem = (item?.operations.length ?? 0) > 0;
  for (const operation of node.operations) {
    const found = operation.method === "GET" ? listing(operation, sight, shapeOf) : onCollection(operation, sight, hasItem, born.get(operation));
    if (found) add(operation, node, found);
  }
  const creates = operations.some(({ role }) => role === "create");
  if (item) for (const operation of item.operations) add(operation, item, onItem(operation, sight, creates));
  return operations;
}

/** A list of the thing, or of things of which nothing else is known. */
export function listing(operation: Operation, { word, like }: Pick<Sight, "word" | "like">, shapeOf: ShapeOf): Played | undefined {
  const body = successBody(operation);
  const list = body && listIn(body.schema, shapeOf, { word, like });
  if (!body || !list) return undefined;
  const where = list.pointer === "" ? "an array" : `an array at ${list.pointer}`;
  const [name] = list.shape.names;
  const same = list.agrees && like.length > 1 ? ` of ${list.agrees.says}` : name === undefined ? " of things" : ` of ${name.slice(name.lastIndexOf("/") + 1)}`;
  const evidence: Evidence = { kind: "shape", says: `answers ${where}${same}`, pointer: body.pointer };
  return { role: "list", evidence: [evidence] };
}

/** Something lets a client know of a thing, or change it; what can only be read by a name that nobody gives is no resource. */
function isCollection(operations: readonly DraftOperation[], item: PathNode | undefined, { literal = "" }: PathNode): boolean {
  const has = (...roles: string[]): boolean => operations.some(({ role }) => roles.includes(role));
  // What is made and never seen again: many of a kind, or one act?
  const many = item !== undefined || plain(literal) !== singular(plain(literal));
  return has("list") || (has("create") && many) || (item !== undefined && has("read") && has("replace", "change", "delete"));
}

function single(node: PathNode, sight: Sight, base: Omit<Draft, "kind" | "operations">): Draft | undefined {
  const reading = getOf(node);
  const read = reading && shown(reading, { ...sight, like: [] });
  if (!reading || !read || !node.operations.some(({ method }) => ["PUT", "PATCH", "DELETE", "POST"].includes(method))) return undefined;
  const seen: Sight = { ...sight, like: [read.place.shape], alone: false };
  const single: Evidence = { kind: "name", says: "GET on the path of a single thing", pointer: reading.pointer };
  const operations = node.operations.map((operation): DraftOperation => {
    const { role, evidence } = operation === reading ? { role: "read" as const, evidence: [single] } : onSingle(operation, seen);
    return { operation, node, role, evidence: [...evidence], stated: undefined };
  });
  const writes = operations.some(({ role }) => role !== "read" && role !== "action");
  return writes ? { ...base, like: [read.place.shape], kind: "singleton", operations } : undefined;
}
