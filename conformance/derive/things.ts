/** Which operations create, read, list, change and delete the same thing: by Links first, else by the Location that creating documents, else by a list. */
import type { Contract, Operation } from "../../contract/model.ts";
import { templateNames } from "../../contract/parameters.ts";
import { learningsOf } from "../provoke/learnt.ts";
import { documentsLocation, linksOf } from "../provoke/producers.ts";
import { supposedThings } from "./supposed-things.ts";

export interface Thing {
  /** Undefined for what the API cannot create. */
  readonly producer: Operation | undefined;
  /** How a new thing's path is known. */
  readonly by: "link" | "location" | "list" | "supposed" | undefined;
  /** The answer tells its name; else the request gave it. */
  readonly issued: boolean;
  readonly reader: Operation | undefined;
  /** On the producer's own path. */
  readonly lister: Operation | undefined;
  readonly updater: Operation | undefined;
  readonly remover: Operation | undefined;
}

const known = new WeakMap<Contract, readonly Thing[]>();

/** Things that can be created first, then those that can only be changed. */
export function thingsOf(contract: Contract): readonly Thing[] {
  const before = known.get(contract);
  if (before) return before;
  const found = findThings(contract);
  known.set(contract, found);
  return found;
}

function findThings(contract: Contract): Thing[] {
  const stated = contract.operations.filter(({ method }) => method === "POST").flatMap((producer) => createdBy(contract, producer) ?? []);
  const created = [...stated, ...supposedThings(contract, new Set(stated.map(({ producer }) => producer)))];
  const updaters = new Set(created.map(({ updater }) => updater));
  const changed = contract.operations
    .filter((operation) => operation.method === "PATCH" && !updaters.has(operation) && templateNames(operation.path).length > 0)
    .map((updater): Thing => {
      const on = at(contract, updater.path);
      const lister = at(contract, updater.path.slice(0, updater.path.lastIndexOf("/")))("GET");
      return { producer: undefined, by: undefined, issued: false, reader: on("GET"), lister, updater, remover: undefined };
    });
  return [...created, ...changed.filter(({ reader, lister }) => reader || lister)];
}

function createdBy(contract: Contract, producer: Operation): Thing | undefined {
  const lister = at(contract, producer.path)("GET");
  const links = linksOf(contract, producer);
  const linked = links.size === 0 ? [] : contract.operations.filter((operation) => givesBirth(operation, links.get(operation.id)));
  const path = (linked.find(({ method }) => method === "GET") ?? linked.find(({ method }) => method === "DELETE"))?.path;
  if (path !== undefined) {
    const on = (method: string): Operation | undefined => linked.find((operation) => operation.method === method && operation.path === path);
    const issued = linked.some(({ id }) => Object.values(links.get(id) ?? {}).some((expression) => String(expression).startsWith("$response")));
    return { producer, by: "link", issued, lister, reader: on("GET"), updater: on("PATCH") ?? on("PUT"), remover: on("DELETE") };
  }
  if (!documentsLocation(producer)) return listedBy(contract, producer);
  const item = contract.operations.find(
    (operation) => operation.path.startsWith(`${producer.path}/{`) && /^\{[^{}/]*\}$/.test(operation.path.slice(producer.path.length + 1)),
  );
  if (!item) return undefined;
  const on = at(contract, item.path);
  return { producer, by: "location", issued: true, lister, reader: on("GET"), updater: on("PATCH") ?? on("PUT"), remover: on("DELETE") };
}

/** What a list names whose Links lead on from its items. */
function listedBy(contract: Contract, producer: Operation): Thing | undefined {
  const lists = contract.operations.filter((lister) => lister.method === "GET" && linksOf(contract, lister).size > 0);
  if (lists.length === 0) return undefined;
  const found = contract.operations.flatMap((consumer) => learningsOf(contract, consumer).map((learning) => ({ ...learning, consumer })));
  const own = found.filter((learning) => learning.producer === producer);
  const [first] = own;
  if (!first) return undefined;
  const on = (method: string): Operation | undefined =>
    own.find(({ consumer }) => consumer.method === method && consumer.path === first.consumer.path)?.consumer;
  return { producer, by: "list", issued: true, lister: first.lister, reader: on("GET"), updater: on("PATCH") ?? on("PUT"), remover: on("DELETE") };
}

/** What only repeats the request's own path names nothing new. */
function givesBirth(consumer: Operation, parameters: Readonly<Record<string, unknown>> | undefined): boolean {
  const needed = templateNames(consumer.path);
  const said = needed.map((name) => parameters?.[name]);
  return said.every((expression) => expression !== undefined) && said.some((expression) => /^\$(response|request\.body)/.test(String(expression)));
}

const at =
  ({ operations }: Contract, path: string) =>
  (method: string): Operation | undefined =>
    operations.find((operation) => operation.method === method && operation.path === path);
