/** A draft to a resource: key, places of the thing in bodies, lists, what path parameters take. */

import { tokensOf } from "../pointer.ts";
import { bindingsOf, firstBelow, memberFor, type Owners, parameterOf } from "./bindings.ts";
import { requestBody, responseBody, successes } from "./bodies.ts";
import { type Draft, type DraftOperation, itemNode } from "./draft.ts";
import { thingIn } from "./envelopes.ts";
import { keyMember } from "./keys.ts";
import { listShape } from "./list-shape.ts";
import type { Doubt, Evidence, EvidenceKind, Key, Resource, ResourceOperation } from "./model.ts";
import { type Sight, sent } from "./roles.ts";
import { isList, isThing, mustHave, type ShapeOf } from "./shape.ts";
import { supposedUnique } from "./uniqueness.ts";

/** Undefined where the path has no parameter of the resource's own, or no member fits it. */
export function keyOf(draft: Draft, shapeOf: ShapeOf): Key | undefined {
  const item = itemNode(draft);
  const parameter = item && parameterOf(item, firstBelow(item));
  if (!parameter) return undefined;
  const assignedBy = assigner(draft, shapeOf, draft.key?.member);
  if (draft.key) return { parameter: parameter.name, member: draft.key.member, assignedBy, evidence: [draft.key.evidence] };
  for (const like of draft.like) {
    const found = keyMember(parameter, like, draft.word, shapeOf);
    if (found) return { parameter: parameter.name, ...found, assignedBy: assigner(draft, shapeOf, found.member) };
  }
  // `/memberships/{username}` takes the login of the membership's user.
  const member = memberFor(parameter, draft, shapeOf);
  if (member === undefined) return undefined;
  const evidence: Evidence = { kind: "name", says: `\`{${parameter.name}}\` is called like what ${member} belongs to`, pointer: parameter.pointer };
  return { parameter: parameter.name, member, assignedBy, evidence: [evidence] };
}

/** The client, where creating means to name: by the path, or by a member that the request must have. */
function assigner(draft: Draft, shapeOf: ShapeOf, member: string | undefined): Key["assignedBy"] {
  const creating = draft.operations.filter(({ role }) => role === "create");
  const item = itemNode(draft);
  if (creating.some(({ node }) => node === item)) return "client";
  if (creating.length === 0)
    return draft.operations.some(({ role, operation }) => role === "replace" && operation.responses.some(({ status }) => status === "201"))
      ? "client"
      : "server";
  const [first, ...deeper] = tokensOf(member ?? "");
  if (first === undefined || deeper.length > 0) return "server";
  const named = creating.every(({ operation }) => {
    const request = sent(operation, { shapeOf, word: draft.word, like: draft.like })?.shape ?? shapeOf(requestBody(operation)?.schema);
    const schema = request.members.get(first);
    return schema !== undefined && mustHave(request, first, shapeOf) && !shapeOf(schema).readOnly;
  });
  return named ? "client" : "server";
}

/** The finished resource; what stays unclear goes to `doubts`. */
export function finish(draft: Draft, key: Key | undefined, owners: Owners, shapeOf: ShapeOf, doubts: Doubt[]): Resource {
  const sight: Sight = { shapeOf, word: draft.word, like: draft.like };
  const operations = draft.operations.map((part) => finishOperation(part, draft, sight, owners));
  const item = itemNode(draft);
  const evidence: Evidence[] = [...draft.evidence];
  const unique = draft.unique.length > 0 ? draft.unique : suppose(draft, key, shapeOf, evidence, doubts);
  const collection = draft.kind === "singleton" ? undefined : operations.find(({ operation }) => draft.node.operations.includes(operation));
  return {
    name: draft.name,
    parent: draft.parent?.name,
    kind: draft.kind,
    collectionPath: collection?.operation.path,
    itemPath: draft.kind === "singleton" ? draft.node.operations[0]?.path : item?.operations[0]?.path,
    key: draft.kind === "singleton" ? undefined : key,
    operations,
    unique,
    sharing: draft.owned ? "owner" : "shared",
    certainty: strongest(operations),
    evidence,
  };
}

function suppose(draft: Draft, key: Key | undefined, shapeOf: ShapeOf, evidence: Evidence[], doubts: Doubt[]): readonly string[] {
  const creating = draft.operations.find(({ role }) => role === "create");
  const [thing] = draft.like;
  if (!creating || !thing) return [];
  const supposed = supposedUnique(creating.operation, thing, key?.member, shapeOf);
  evidence.push(...supposed.evidence);
  doubts.push(...supposed.doubts);
  return supposed.unique;
}

/** Bodies are looked into when somebody asks: a large document has more operations than anybody calls. */
function finishOperation(part: DraftOperation, draft: Draft, sight: Sight, owners: Owners): ResourceOperation {
  const { operation, role, evidence, stated, node } = part;
  const list = once(() => (role === "list" ? listShape(operation, sight, stated) : undefined));
  const request = once(() => requestItem(part, sight));
  const response = once(() => (role === "list" ? new Map<string, string>() : responseItems(part, sight)));
  const binds = once(() => bindingsOf(operation, node, draft, owners, sight.shapeOf));
  return {
    operation,
    role,
    evidence,
    get requestItem() {
      return request();
    },
    get responseItem() {
      return response();
    },
    get list() {
      return list();
    },
    get binds() {
      return binds();
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function requestItem({ operation, role, stated }: DraftOperation, sight: Sight): string | undefined {
  if (stated?.item !== undefined && operation.body) return stated.item;
  const body = requestBody(operation);
  if (!body || role === "list" || role === "delete") return undefined;
  const place = thingIn(body.schema, sight.shapeOf, sight);
  if (place) return place.pointer;
  const root = sight.shapeOf(body.schema);
  // What is sent to make or change a thing may look like nothing that is shown.
  return role !== "action" && role !== "read" && isThing(root) && !isList(root) ? "" : undefined;
}

function responseItems({ operation, role, stated }: DraftOperation, sight: Sight): Map<string, string> {
  const items = new Map<string, string>();
  for (const response of successes(operation)) {
    const body = responseBody(response);
    if (!body) continue;
    const place = thingIn(body.schema, sight.shapeOf, sight);
    const pointer = stated?.item ?? place?.pointer;
    if (pointer !== undefined) items.set(response.status, pointer);
    // Whatever reading one thing answers is that thing, though it resembles no other.
    else if (role === "read" && isThing(sight.shapeOf(body.schema))) items.set(response.status, "");
  }
  return items;
}

const strength: readonly EvidenceKind[] = ["stated", "link", "shape", "name"];

const strongest = (operations: readonly ResourceOperation[]): EvidenceKind =>
  strength.find((kind) => operations.some(({ evidence }) => evidence.some((one) => one.kind === kind))) ?? "name";
