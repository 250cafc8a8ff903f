/** What `x-resource` says moves operations between resources, before names and parents are given. */
import type { Json, Operation } from "../model.ts";
import { tokensOf } from "../pointer.ts";
import { requestBody, successBody } from "./bodies.ts";
import type { Draft, DraftOperation, Findings } from "./draft.ts";
import { listing } from "./group.ts";
import type { Role } from "./model.ts";
import { lineOf, nodesOf, type PathNode } from "./path-tree.ts";
import { onItem, onSingle, shown } from "./roles.ts";
import { isList, type Shape, type ShapeOf } from "./shape.ts";
import type { Stated } from "./stated.ts";
import { plain, singular } from "./words.ts";

export function override(root: PathNode, findings: Findings, statedOf: (operation: Operation) => Stated | undefined, shapeOf: ShapeOf): void {
  for (const node of nodesOf(root)) {
    for (const operation of [...node.operations, ...node.variants]) {
      const stated = statedOf(operation);
      if (stated) apply(operation, node, stated, findings, shapeOf);
    }
  }
  for (let index = findings.drafts.length - 1; index >= 0; index -= 1) if (findings.drafts[index]?.operations.length === 0) findings.drafts.splice(index, 1);
}

function apply(operation: Operation, node: PathNode, stated: Stated, findings: Findings, shapeOf: ShapeOf): void {
  const holder = findings.drafts.find(({ operations }) => operations.some((part) => part.operation === operation));
  if (stated.none) {
    if (holder) take(holder, operation);
    findings.loose.set(operation, "x-resource says that it is of no resource");
    return;
  }
  const host = hostOf(stated, holder, node, findings);
  addLikeness(host, operation, stated, shapeOf);
  const before = holder && take(holder, operation);
  findings.loose.delete(operation);
  const part = before ?? { operation, node, role: defaultRole(operation, node, host, stated, shapeOf), evidence: [], stated };
  host.operations.push({
    ...part,
    stated,
    role: stated.role ?? (stated.items === undefined ? part.role : "list"),
    evidence: [saying(stated), ...part.evidence],
  });
  if (stated.name !== undefined) host.name = stated.name;
  if (stated.key !== undefined && host.key?.member !== stated.key)
    host.key = { member: stated.key, evidence: { kind: "stated", says: `x-resource names the key ${stated.key}`, pointer: stated.pointer } };
  if (stated.unique.length > 0) host.unique = [...new Set([...host.unique, ...stated.unique])];
  if (stated.owner !== undefined) host.owned = stated.owner;
}

const saying = ({ pointer, name, role }: Stated) => ({
  kind: "stated" as const,
  says: ["x-resource says", role === undefined ? "" : ` that it is ${role}`, name === undefined ? "" : `${role === undefined ? " that it is" : ""} of ${name}`]
    .join("")
    .replace(/says$/, "is written here"),
  pointer,
});

function take(draft: Draft, operation: Operation): DraftOperation | undefined {
  const index = draft.operations.findIndex((part) => part.operation === operation);
  return draft.operations.splice(index, 1)[0];
}

/** The resource of that name; else the one that has the operation already, as long as it bears no other name. */
function hostOf({ name }: Stated, holder: Draft | undefined, node: PathNode, { drafts }: Findings): Draft {
  const named = name === undefined ? undefined : drafts.find((draft) => draft.name === name);
  if (named) return named;
  if (holder && (name === undefined || holder.name === "")) return holder;
  const around = name === undefined ? drafts.find((draft) => draft.node === literalOf(node) && draft.name === "") : undefined;
  if (around) return around;
  const fresh = draftAt(node, name);
  drafts.push(fresh);
  return fresh;
}

const literalOf = (node: PathNode): PathNode => [...lineOf(node)].reverse().find(({ literal }) => literal !== undefined) ?? node;

function draftAt(node: PathNode, name: string | undefined): Draft {
  const literal = literalOf(node);
  const own: PathNode[] = lineOf(node).slice(lineOf(literal).length);
  if (own.length === 0 && literal.template) own.push(literal.template);
  const word = singular(plain(name ?? literal.literal ?? ""));
  const kind = own.length > 0 ? "collection" : "singleton";
  return {
    name: name ?? "",
    kind,
    node: literal,
    own,
    word,
    parent: undefined,
    operations: [],
    like: [],
    evidence: [],
    key: undefined,
    unique: [],
    owned: false,
  };
}

function defaultRole(operation: Operation, node: PathNode, host: Draft, { items }: Stated, shapeOf: ShapeOf): Role {
  const sight = { shapeOf, word: host.word, like: host.like };
  if (node.literal === undefined)
    return onItem(
      operation,
      sight,
      host.operations.some(({ role }) => role === "create"),
    ).role;
  if (items !== undefined || (operation.method === "GET" && listing(operation, sight, shapeOf))) return "list";
  if (operation.method === "POST" && host.kind === "collection") return "create";
  return onSingle(operation, sight).role;
}

/** What stands at the pointers that the author names is the thing. */
function addLikeness(host: Draft, operation: Operation, stated: Stated, shapeOf: ShapeOf): void {
  const body = successBody(operation)?.schema ?? requestBody(operation)?.schema;
  if (body === undefined) return;
  const at = stated.items ?? stated.item;
  const found = at === undefined ? undefined : shapeAt(body, at, shapeOf);
  const shape = found && isList(found) ? shapeOf(found.items) : found;
  if (shape) host.like.unshift(shape);
  else if (host.like.length === 0)
    host.like.push(...[shown(operation, { shapeOf, word: host.word, like: [] })?.place.shape].filter((like) => like !== undefined));
}

/** What a schema says of the value at a pointer. */
export function shapeAt(schema: Json, pointer: string, shapeOf: ShapeOf): Shape | undefined {
  let at: Json | undefined = schema;
  for (const token of tokensOf(pointer)) at = at === undefined ? undefined : shapeOf(at).members.get(token);
  return at === undefined ? undefined : shapeOf(at);
}
