/** Parameters, matched by place and name; those of the path by their position, whatever they are called. */
import { compileParameter } from "../compile-parameter.ts";
import type { JsonObject, Parameter } from "../model.ts";
import { resolve } from "../pointer.ts";
import { array, object } from "../source.ts";
import { comparePresentation } from "./compare-presentation.ts";
import type { Exchange } from "./exchange.ts";
import type { OperationAt } from "./operation-list.ts";

export interface ParameterAt {
  readonly parameter: Parameter;
  readonly source: JsonObject;
  readonly at: string;
}

export function compareParameters(exchange: Exchange, old: OperationAt, other: OperationAt): void {
  const before = parametersOf(exchange.old, old);
  const after = parametersOf(exchange.new, other);
  const moved = new Set<string>();
  for (const [key, was] of before) {
    const is = after.get(key);
    if (is) comparePresentation(exchange, was, is);
    else {
      const [newKey, target] = [...after].find(([candidate, { parameter }]) => !before.has(candidate) && sameName(parameter, was.parameter)) ?? [];
      if (newKey !== undefined) moved.add(newKey);
      removed(exchange, was, target, other.at);
    }
  }
  for (const [key, is] of after) if (!before.has(key) && !moved.has(key)) added(exchange, is, old.at);
}

const sameName = (a: Parameter, b: Parameter): boolean => a.name.toLowerCase() === b.name.toLowerCase();

/** An operation's parameters replace the path's. */
function parametersOf(document: JsonObject, { at, item, itemAt, path, source }: OperationAt): Map<string, ParameterAt> {
  const templates = [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name);
  const found = new Map<string, ParameterAt>();
  for (const [holder, pointer] of [[item, itemAt] as const, [source, at] as const]) {
    for (const [index, raw] of array(holder["parameters"]).entries()) {
      const resolved = resolve(document, raw, `${pointer}/parameters/${index}`);
      const parameter = compileParameter(document, object(resolved.value), resolved.pointer);
      if (!parameter) continue;
      const name = parameter.in === "path" ? `{${templates.indexOf(parameter.name)}}` : parameter.name;
      found.set(`${parameter.in} ${name}`, { parameter, source: object(resolved.value), at: resolved.pointer });
    }
  }
  return found;
}

const nameOf = ({ parameter }: ParameterAt): string => `${parameter.in} parameter "${parameter.name}"`;

function removed(exchange: Exchange, was: ParameterAt, target: ParameterAt | undefined, operationAt: string): void {
  const places = { old: was.at, new: target?.at ?? operationAt };
  if (target)
    exchange.add(
      "breaking",
      "request",
      "parameter-moved",
      `${nameOf(was)} is a ${target.parameter.in} parameter now`,
      "Where clients send it, nobody looks.",
      places,
    );
  else exchange.add("breaking", "request", "parameter-removed", `${nameOf(was)} is gone`, "A client that sends it is refused or not heard.", places);
}

function added(exchange: Exchange, is: ParameterAt, operationAt: string): void {
  const places = { old: operationAt, new: is.at };
  if (is.parameter.required)
    exchange.add(
      "breaking",
      "request",
      "parameter-added-required",
      `${nameOf(is)} is new and required`,
      "A client that does not know it is now refused.",
      places,
    );
  else exchange.add("safe", "request", "parameter-added", `${nameOf(is)} is new and optional`, "Clients may send it, and need not.", places);
}
