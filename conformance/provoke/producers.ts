/** Which operations give birth to what another operation's path names: by Links, else by the Location that they document. */
import type { Contract, Json, Operation } from "../../contract/model.ts";
import { templateNames } from "../../contract/parameters.ts";
import { percentDecode } from "../../contract/percent.ts";
import { isObject, resolve, valueAt } from "../../contract/pointer.ts";
import { shapeOf } from "../../contract/resources/item-path.ts";

export type Binding =
  /** Runtime expressions by parameter name. */
  | { readonly kind: "link"; readonly producer: Operation; readonly parameters: Readonly<Record<string, unknown>> }
  /** The values stand in the URL that the Location header gives. */
  | { readonly kind: "location"; readonly producer: Operation };

/** Creating operations whose answer names what `consumer` needs, Links first. */
export function producersOf(contract: Contract, consumer: Operation): readonly Binding[] {
  const before = knownProducers.get(consumer);
  if (before) return before;
  const found = findProducers(contract, consumer);
  knownProducers.set(consumer, found);
  return found;
}

const knownProducers = new WeakMap<Operation, readonly Binding[]>();

function findProducers(contract: Contract, consumer: Operation): Binding[] {
  const needed = templateNames(consumer.path);
  if (needed.length === 0) return [];
  const creating = contract.operations.filter(({ method, id }) => method === "POST" && id !== consumer.id);
  const byLink = creating.flatMap((producer): Binding[] => {
    const parameters = linksOf(contract, producer).get(consumer.id);
    return parameters && needed.every((name) => parameters[name] !== undefined) ? [{ kind: "link", producer, parameters }] : [];
  });
  const byLocation = creating
    .filter((producer) => documentsLocation(producer) && leadsTo(producer, consumer))
    .map((producer): Binding => ({ kind: "location", producer }));
  return [...byLink, ...byLocation];
}

/** A thing's URL begins with the URL that creates it, whatever the templates are called. */
const leadsTo = (producer: Operation, consumer: Operation): boolean => shapeOf(consumer.path).startsWith(`${shapeOf(producer.path).replace(/\/$/, "")}/`);

/** Parameters of the Links of an operation's successes, by the operation that they lead to. */
export function linksOf(contract: Contract, producer: Operation): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  const before = known.get(producer);
  if (before) return before;
  const links = findLinks(contract, producer);
  known.set(producer, links);
  return links;
}

const known = new WeakMap<Operation, ReadonlyMap<string, Readonly<Record<string, unknown>>>>();

function findLinks(contract: Contract, producer: Operation): Map<string, Readonly<Record<string, unknown>>> {
  const links = new Map<string, Readonly<Record<string, unknown>>>();
  for (const response of producer.responses.filter(({ status }) => status.startsWith("2"))) {
    const source = valueAt(contract.document, response.pointer);
    const declared = isObject(source) && isObject(source["links"]) ? source["links"] : {};
    for (const raw of Object.values(declared)) {
      const { value } = resolve(contract.document, raw as Json, "");
      if (!isObject(value) || typeof value["operationId"] !== "string" || links.has(value["operationId"])) continue;
      links.set(value["operationId"], isObject(value["parameters"]) ? value["parameters"] : {});
    }
  }
  return links;
}

/** Whether a success says in its Location header where the new thing is. */
export const documentsLocation = ({ responses }: Operation): boolean =>
  responses.some(({ status, headers }) => status.startsWith("2") && headers.some(({ name }) => name === "location"));

/** Path values of `consumer` in a URL that names a thing: routed by the contract, then taken over by position. */
export function valuesFromLocation(contract: Contract, consumer: Operation, location: string, baseUrl: string): Record<string, unknown> | undefined {
  if (!URL.canParse(location, baseUrl)) return undefined;
  const base = new URL(baseUrl).pathname.replace(/\/+$/, "");
  const { pathname } = new URL(location, baseUrl);
  // A path from the root is often given without the prefix that the target has.
  for (const path of [pathname.startsWith(base) ? pathname.slice(base.length) : pathname, pathname]) {
    const values = overlay(contract.basePath + consumer.path, path);
    if (values) return values;
  }
  return undefined;
}

/** `/a/{x}/b` over `/a/1` gives x = 1, as far as the shorter one goes; literals must agree. */
function overlay(template: string, path: string): Record<string, unknown> | undefined {
  const segments = path.split("/");
  const wanted = template.split("/");
  const values: Record<string, unknown> = {};
  for (const [index, segment] of segments.entries()) {
    const pattern = wanted[index];
    if (pattern === undefined) return undefined;
    const name = /^\{([^{}]*)\}$/.exec(pattern)?.[1];
    if (name !== undefined) values[name] = percentDecode(segment) ?? segment;
    else if (pattern !== segment) return undefined;
  }
  return templateNames(template).every((name) => name in values) ? values : undefined;
}
