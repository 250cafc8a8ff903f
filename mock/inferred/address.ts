/** Which things a path means: what they stand under, which one of them, and what else the path says. */
import type { ResourceOperation } from "../../contract/resources/model.ts";
import { type ResourcePlan, templatesOf } from "./resource-plan.ts";
import { joined } from "./thing.ts";

export interface Address {
  /** Values of the resource's scope parameters; undefined where the path leaves them out. */
  readonly scope: readonly unknown[];
  /** Values of the resource's own parameters. */
  readonly own: readonly unknown[];
  /** What the path says beyond that: values of members, and of keys of other resources. */
  readonly beside: readonly { readonly member: string | undefined; readonly resource: string | undefined; readonly value: unknown }[];
}

export type PathValues = Readonly<Record<string, unknown>>;

export function addressOf(plan: ResourcePlan, part: ResourceOperation, path: PathValues): Address {
  const names = templatesOf(part.operation.path);
  const { scopeParameters, parameters } = plan;
  const values = names.map((name) => path[name]);
  const isItem = names.length === parameters.length && samePlaces(plan, part, names, parameters);
  if (isItem) return { scope: values.slice(0, scopeParameters.length), own: values.slice(scopeParameters.length), beside: [] };
  const isCollection = names.length === scopeParameters.length && samePlaces(plan, part, names, scopeParameters);
  if (isCollection) return { scope: values, own: [], beside: [] };
  return byBinding(plan, part, path, names);
}

/** Whether each parameter names what the resource's own parameter at its place names. */
function samePlaces(plan: ResourcePlan, part: ResourceOperation, names: readonly string[], places: readonly string[]): boolean {
  const bound = plan.bindings;
  return places.every((place, index) => {
    const name = names[index] ?? "";
    return name === place || part.binds.get(name)?.resource === bound.get(place);
  });
}

function byBinding(plan: ResourcePlan, part: ResourceOperation, path: PathValues, names: readonly string[]): Address {
  const left = new Set(names);
  const take = (place: string): unknown => {
    const wanted = plan.bindings.get(place);
    const found = [...left].find((name) => name === place) ?? [...left].find((name) => wanted !== undefined && part.binds.get(name)?.resource === wanted);
    if (found === undefined) return undefined;
    left.delete(found);
    return path[found];
  };
  const ownNames = plan.parameters.slice(plan.scopeParameters.length);
  const own = ownNames.map(take);
  const isWhole = own.every((value) => value !== undefined);
  // Part of a name narrows what is meant.
  if (!isWhole) for (const name of names) left.add(name);
  const scope = plan.scopeParameters.map(take);
  const beside = [...left].map((name) => ({ member: part.binds.get(name)?.member, resource: part.binds.get(name)?.resource, value: path[name] }));
  return { scope, own: isWhole ? own : [], beside };
}

/** Undefined where the path leaves part of it out. */
export const scopeKey = ({ scope }: Address): string | undefined => (scope.every((value) => value !== undefined) ? joined(scope) : undefined);
