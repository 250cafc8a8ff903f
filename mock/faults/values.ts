/** JSON values and the many ways to spoil one: the contract's own validator says which change breaks what. */
import { parseJson, stringifyJson } from "../../contract/json.ts";
import { essence, isJson } from "../../contract/media-type.ts";
import type { MediaType } from "../../contract/model.ts";
import type { ResponseMessage } from "../message.ts";

/** Takes a member away. */
export const gone: unique symbol = Symbol("gone");

export interface Site {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

const mostSites = 300;

/** The value and every member in it, outermost first; of an array, its first item stands for all. */
export function sitesIn(root: unknown): Site[] {
  const sites: Site[] = [{ path: [], value: root }];
  for (let index = 0; index < sites.length && sites.length < mostSites; index += 1) {
    const { path, value } = sites[index] as Site;
    if (Array.isArray(value)) {
      if (value.length > 0) sites.push({ path: [...path, 0], value: value[0] });
    } else if (isMembers(value)) for (const [name, member] of Object.entries(value)) sites.push({ path: [...path, name], value: member });
  }
  return sites;
}

export type Members = Record<string, unknown>;

export const isMembers = (value: unknown): value is Members => typeof value === "object" && value !== null && !Array.isArray(value);

/** A copy that differs at one place. */
export function replaced(root: unknown, [head, ...rest]: readonly (string | number)[], value: unknown): unknown {
  if (head === undefined) return value;
  if (Array.isArray(root)) {
    const items = [...root];
    if (rest.length === 0 && value === gone) items.splice(Number(head), 1);
    else items[Number(head)] = replaced(root[Number(head)], rest, value);
    return items;
  }
  const { [head]: member, ...others } = isMembers(root) ? root : {};
  // Members keep their order.
  if (rest.length === 0 && value === gone) return others;
  return { ...(isMembers(root) ? root : {}), [head]: replaced(member, rest, value) };
}

export type Spoil = (site: Site) => readonly unknown[];

/** The value, spoilt at its innermost place where that breaks one of the keywords; undefined where nothing does. */
export function broken(mediaType: MediaType, root: unknown, keywords: readonly string[], spoil: Spoil): unknown {
  for (const site of sitesIn(root).reverse()) {
    for (const candidate of spoil(site)) {
      const changed = replaced(root, site.path, candidate);
      if (changed !== gone && mediaType.check(changed)?.some(({ keyword }) => keywords.includes(keyword))) return changed;
    }
  }
  return undefined;
}

/** Undefined where there is no JSON body. */
export function jsonOf({ headers, body }: ResponseMessage): unknown {
  const type = headers["Content-Type"];
  if (body === undefined || body.length === 0 || typeof type !== "string" || !isJson(essence(type))) return undefined;
  return parseJson(typeof body === "string" ? new TextEncoder().encode(body) : body);
}

export const withJson = (response: ResponseMessage, value: unknown): ResponseMessage => ({ ...response, body: stringifyJson(value) });

/** The same body after a change; the response as it was where it has no JSON or `change` gives undefined. */
export function changedJson(response: ResponseMessage, change: (value: unknown) => unknown): ResponseMessage {
  const value = jsonOf(response);
  const changed = value === undefined ? undefined : change(value);
  return changed === undefined ? response : withJson(response, changed);
}

/** The first array in a body: the body itself, or a member near the top. */
export function arrayIn(root: unknown): Site | undefined {
  return sitesIn(root).find(({ path, value }) => Array.isArray(value) && path.length <= 2);
}

/** A body whose first array is another one. */
export function withItems(response: ResponseMessage, change: (items: readonly unknown[]) => readonly unknown[]): ResponseMessage {
  return changedJson(response, (root) => {
    const site = arrayIn(root);
    return site && replaced(root, site.path, change(site.value as unknown[]));
  });
}

/** The innermost member of this name that comes first. */
export const memberNamed = (root: unknown, name: RegExp): Site | undefined =>
  sitesIn(root).find(({ path }) => typeof path.at(-1) === "string" && name.test(String(path.at(-1))));
