/** Operations that make no thing of their own: acts on a thing whose path stands above, or nothing that is known. */
import type { Operation } from "../model.ts";
import { successBody, successes } from "./bodies.ts";
import { type Draft, type Findings, itemNode } from "./draft.ts";
import { listIn } from "./envelopes.ts";
import { searches } from "./group.ts";
import { lineOf, nodesOf, type PathNode } from "./path-tree.ts";
import { showing } from "./roles.ts";
import type { ShapeOf } from "./shape.ts";

/** Every operation that no draft has yet goes to the nearest one above it, or is loose with a reason. */
export function attachRemainder(root: PathNode, findings: Findings, shapeOf: ShapeOf): void {
  const owned = new Set(findings.drafts.flatMap(({ operations }) => operations.map(({ operation }) => operation)));
  const ofItem = new Map<PathNode, Draft>();
  const ofCollection = new Map<PathNode, Draft>();
  for (const draft of findings.drafts) {
    for (const at of [itemNode(draft)]) if (at) ofItem.set(at, draft);
    ofCollection.set(draft.node, draft);
  }
  for (const node of nodesOf(root)) {
    for (const operation of [...node.operations, ...node.variants]) {
      if (owned.has(operation) || findings.loose.has(operation)) continue;
      const reason = attach(operation, node, ofItem, ofCollection, shapeOf);
      if (reason !== undefined) findings.loose.set(operation, reason);
    }
  }
}

/** The reason where it is attached to nothing. */
function attach(operation: Operation, node: PathNode, ofItem: Map<PathNode, Draft>, ofCollection: Map<PathNode, Draft>, shapeOf: ShapeOf): string | undefined {
  for (const above of lineOf(node).reverse()) {
    const draft = ofItem.get(above) ?? (ofCollection.get(above)?.kind === "singleton" ? ofCollection.get(above) : undefined);
    if (draft) {
      draft.operations.push({
        operation,
        node,
        role: "action",
        stated: undefined,
        evidence: [{ kind: "shape", says: "stands below the path of one thing", pointer: operation.pointer }],
      });
      return undefined;
    }
    const collection = ofCollection.get(above);
    if (collection && operation.method !== "GET") {
      const evidence = showing(operation, { shapeOf, word: collection.word, like: collection.like });
      if (collection.node === node) return `acts on ${node.literal} at once, in a way that is not known`;
      if (evidence.length === 0 && !node.variants.includes(operation))
        return `stands under ${collection.node.literal}, and neither shows nor names one of them`;
      collection.operations.push({
        operation,
        node,
        role: "action",
        stated: undefined,
        evidence: [...evidence, { kind: "name", says: "stands below the path of the collection", pointer: operation.pointer }],
      });
      return undefined;
    }
  }
  return looseReason(operation, node, shapeOf);
}

function looseReason(operation: Operation, node: PathNode, shapeOf: ShapeOf): string {
  const body = successBody(operation);
  if (searches(node)) return "searches, and what it picks is not known";
  if (operation.method === "OPTIONS" || operation.method === "TRACE") return `${operation.method} is about the path, not about a thing`;
  if (operation.method !== "GET" && operation.method !== "HEAD")
    return body ? "nothing else shows, lists or removes what it makes" : "changes nothing that any operation shows";
  if (!body) {
    const other = successes(operation).flatMap(({ content }) => content.map(({ range }) => range))[0];
    return other === undefined ? "answers no body" : `answers ${other}, which shows no thing`;
  }
  if (node.literal === undefined) return "reads by a name that no list and no creation gives";
  const list = listIn(body.schema, shapeOf, { word: "", like: [] });
  return list ? "lists things that stand nowhere else" : "reads what no operation changes";
}
