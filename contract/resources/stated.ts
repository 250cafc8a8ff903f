/** `x-resource`: what the author says about a path's or an operation's thing. It is believed before anything inferred. */
import type { Contract, Json, JsonObject, Operation } from "../model.ts";
import { escapeToken, isObject, resolve, valueAt } from "../pointer.ts";
import { object } from "../source.ts";
import type { Paging, Role, Sorting } from "./model.ts";

export const roles: readonly Role[] = ["list", "create", "read", "replace", "change", "delete", "action"];

/** Facts of one `x-resource`, well formed; the rest is left out, and told by `statedFaults`. */
export interface Stated {
  /** `x-resource: false`: of no resource. */
  readonly none: boolean;
  readonly name: string | undefined;
  readonly role: Role | undefined;
  /** JSON Pointers inside a thing. */
  readonly key: string | undefined;
  readonly unique: readonly string[];
  /** `null`: it has none. */
  readonly parent: string | null | undefined;
  readonly owner: boolean | undefined;
  /** JSON Pointer in the bodies of the operation. */
  readonly item: string | undefined;
  readonly items: string | undefined;
  readonly filters: ReadonlyMap<string, string> | undefined;
  /** `null`: the list is in no pages, or no order may be asked. */
  readonly paging: Paging | null | undefined;
  readonly sort: Sorting | null | undefined;
  readonly pointer: string;
}

/** Of the path, then of the operation: what the nearer one says counts. */
export function statedOn(contract: Contract): (operation: Operation) => Stated | undefined {
  const ofPath = new Map<string, Stated | undefined>();
  return (operation) => {
    const source = object(valueAt(contract.document, operation.pointer));
    if (!ofPath.has(operation.path)) ofPath.set(operation.path, pathStatement(contract, operation));
    const path = ofPath.get(operation.path);
    const own = readStated(source["x-resource"], `${operation.pointer}/x-resource`);
    return own && path ? nearer(own, path) : (own ?? path);
  };
}

function pathStatement(contract: Contract, { path }: Operation): Stated | undefined {
  const at = `/paths/${escapeToken(path)}`;
  const raw = valueAt(contract.document, at);
  // A path item may stand elsewhere, with the extension here or there.
  const there = resolve(contract.document, raw, at);
  const here = object(raw)["x-resource"];
  return readStated(here ?? object(there.value)["x-resource"], `${here === undefined ? there.pointer : at}/x-resource`);
}

function nearer(own: Stated, path: Stated): Stated {
  const said = Object.fromEntries(Object.entries(own).filter(([name, value]) => value !== undefined && !(name === "unique" && own.unique.length === 0)));
  return { ...path, ...said };
}

/** Undefined where nothing is said. */
export function readStated(raw: Json | undefined, pointer: string): Stated | undefined {
  if (raw === undefined) return undefined;
  const source: JsonObject = typeof raw === "string" ? { name: raw } : object(raw);
  const { name, role, parent, owner } = source;
  return {
    none: raw === false,
    name: typeof name === "string" && name !== "" ? name : undefined,
    role: roles.find((known) => known === role),
    key: pointerOf(source["key"]),
    unique: (Array.isArray(source["unique"]) ? source["unique"] : [source["unique"]]).flatMap((member) => pointerOf(member) ?? []),
    parent: typeof parent === "string" ? parent : parent === null || parent === false ? null : undefined,
    owner: typeof owner === "boolean" ? owner : undefined,
    item: bodyPointer(source["item"]),
    items: bodyPointer(source["items"]),
    filters: isObject(source["filters"]) ? filtersFrom(source["filters"]) : undefined,
    paging: source["paging"] === false ? null : pagingFrom(source["paging"]),
    sort: source["sort"] === false ? null : sortFrom(source["sort"]),
    pointer,
  };
}

/** A member may be named plainly: `slug` is `/slug`. */
export const pointerOf = (value: Json | undefined): string | undefined =>
  typeof value !== "string" || value === "" ? undefined : value.startsWith("/") ? value : `/${escapeToken(value)}`;

/** The whole body is the empty text. */
const bodyPointer = (value: Json | undefined): string | undefined => (value === "" ? "" : pointerOf(value));

const filtersFrom = (source: JsonObject): Map<string, string> =>
  new Map(Object.entries(source).flatMap(([name, member]) => (pointerOf(member) === undefined ? [] : [[name, pointerOf(member) as string]])));

function pagingFrom(source: Json | undefined): Paging | undefined {
  if (!isObject(source)) return undefined;
  const { offset, page, cursor, size, first, takes } = source;
  const sized = { size: typeof size === "string" ? size : undefined };
  if (typeof cursor === "string") return { style: "cursor", cursor, takes: takes === "key" ? "key" : "opaque", ...sized };
  if (typeof offset === "string") return { style: "offset", offset, ...sized };
  if (typeof page === "string") return { style: "page", page, first: first === 0 ? 0 : 1, ...sized };
  return typeof size === "string" ? { style: "size", size } : undefined;
}

function sortFrom(source: Json | undefined): Sorting | undefined {
  if (typeof source === "string") return { parameter: source, by: new Map(), direction: undefined };
  if (!isObject(source) || typeof source["parameter"] !== "string") return undefined;
  const direction = source["direction"];
  return { parameter: source["parameter"], by: filtersFrom(object(source["by"])), direction: typeof direction === "string" ? direction : undefined };
}
