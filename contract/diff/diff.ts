/** What changed between two versions of a document, for those who call it. */
import type { JsonObject } from "../model.ts";
import { escapeToken } from "../pointer.ts";
import { object } from "../source.ts";
import type { Change, ReportedChange } from "./change.ts";
import { compareHook, compareOperation } from "./compare-operation.ts";
import { Exchange } from "./exchange.ts";
import { type OperationAt, operationsOf, operationsOfItem } from "./operation-list.ts";
import { changesOf } from "./schema-diff.ts";

/** Loaded documents; each change once, with every operation that it reaches. */
export function diffDocuments(old: JsonObject, other: JsonObject): readonly ReportedChange[] {
  const exchange = new Exchange(old, other);
  const collected = new Map<string, Change & { readonly operations: Set<string> }>();
  const collect = (label: string): void => {
    const { changes, comparisons } = exchange.take();
    for (const change of [...changes, ...comparisons.flatMap((comparison) => changesOf(comparison))]) {
      const key = [change.rule, change.old, change.new, change.says].join("\n");
      const known = collected.get(key) ?? { ...change, operations: new Set<string>() };
      collected.set(key, known);
      known.operations.add(label);
    }
  };
  compareAll(exchange, operationsOf(old), operationsOf(other), collect);
  compareWebhooks(exchange, collect);
  return [...collected.values()].map((change) => ({ ...change, operations: [...change.operations] }));
}

function compareAll(exchange: Exchange, before: readonly OperationAt[], after: readonly OperationAt[], collect: (label: string) => void): void {
  const partners = match(before, after);
  const paths = new Set(after.map(({ path }) => shapeOf(path)));
  const met = new Set(partners.values());
  for (const old of before) {
    const other = partners.get(old);
    if (other) compareOperation(exchange, old, other);
    else {
      const gone = !paths.has(shapeOf(old.path));
      const says = gone ? `the path ${old.path} is gone` : `${old.method} is gone`;
      const places = { old: gone ? old.itemAt : old.at, new: gone ? "/paths" : `/paths/${escapeToken(samePath(after, old.path))}` };
      exchange.add("breaking", "request", gone ? "path-removed" : "operation-removed", says, "A client that calls it is now refused.", places);
    }
    collect(other?.label ?? old.label);
  }
  for (const other of after) {
    if (met.has(other)) continue;
    exchange.add("safe", "request", "operation-added", `${other.label} is new`, "Nobody calls it yet.", { old: "/paths", new: other.at });
    collect(other.label);
  }
}

const samePath = (operations: readonly OperationAt[], path: string): string =>
  operations.find((candidate) => shapeOf(candidate.path) === shapeOf(path))?.path ?? path;

/** Names of templates are no part of a URL. */
const shapeOf = (path: string): string => path.replace(/\{[^{}]*\}/g, "{}");

/** By URL; what is left, by path. */
function match(before: readonly OperationAt[], after: readonly OperationAt[]): Map<OperationAt, OperationAt> {
  const found = new Map<OperationAt, OperationAt>();
  for (const keyOf of [
    ({ basePath, method, path }: OperationAt) => `${method} ${basePath}${shapeOf(path)}`,
    ({ method, path }: OperationAt) => `${method} ${shapeOf(path)}`,
  ]) {
    const taken = new Set(found.values());
    const free = new Map(after.filter((operation) => !taken.has(operation)).map((operation) => [keyOf(operation), operation]));
    for (const old of before) {
      const other = found.has(old) ? undefined : free.get(keyOf(old));
      if (!other) continue;
      found.set(old, other);
      free.delete(keyOf(old));
    }
  }
  return found;
}

function compareWebhooks(exchange: Exchange, collect: (label: string) => void): void {
  const before = webhooksOf(exchange.old);
  const after = webhooksOf(exchange.new);
  for (const [label, was] of before) {
    const is = after.get(label);
    if (is) compareHook(exchange, was, is);
    else
      exchange.add("breaking", "response", "webhook-removed", `${label} is gone`, "A client that waits for it is not called.", {
        old: was.at,
        new: "/webhooks",
      });
    collect(label);
  }
  for (const [label, is] of after) {
    if (!before.has(label))
      exchange.add("safe", "response", "webhook-added", `${label} is new`, "A client that does not ask for it is not called.", {
        old: "/webhooks",
        new: is.at,
      });
    collect(label);
  }
}

function webhooksOf(document: JsonObject): Map<string, OperationAt> {
  const hooks = Object.entries(object(document["webhooks"])).flatMap(([name, raw]) =>
    operationsOfItem(document, raw, `/webhooks/${escapeToken(name)}`, name, (method) => `webhook ${method} ${name}`),
  );
  return new Map(hooks.map((hook) => [hook.label, hook]));
}
