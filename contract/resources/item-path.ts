/** What a path goes through, and what an answer says of a thing's own path. */
import type { Json } from "../model.ts";
import { templateNames } from "../parameters.ts";
import { percentDecode } from "../percent.ts";
import { escapeToken, valueAt } from "../pointer.ts";
import type { Resource, ResourceOperation, Resources, Role } from "./model.ts";

export type PathValues = Readonly<Record<string, unknown>>;

export const partOf = ({ operations }: Resource, role: Role): ResourceOperation | undefined => operations.find((part) => part.role === role);

/** The collection whose thing the last template of a path names, as far as paths tell. */
export function namedLast({ resources }: Resources, path: string): Resource | undefined {
  const cut = path.slice(0, path.lastIndexOf("}") + 1);
  return resources.find(({ itemPath, kind }) => kind === "collection" && itemPath !== undefined && shapeOf(itemPath) === shapeOf(cut));
}

/** Templates have no names here. */
export const shapeOf = (path: string): string => path.replace(/\{[^{}]*\}/g, "{}");

/** The values of one path under the names of another that begins alike. */
export function renamed(from: string, values: PathValues, to: string): Record<string, unknown> {
  const names = templateNames(from);
  const known = templateNames(to).map((name, index): [string, unknown] => [name, values[names[index] ?? name]]);
  return Object.fromEntries(known.filter(([, value]) => value !== undefined));
}

/** Values of one operation's path under the names of another's: what names the same thing is the same value. */
export function carried(from: ResourceOperation, values: PathValues, to: ResourceOperation): Record<string, unknown> {
  const known = [...from.binds].filter(([name]) => values[name] !== undefined);
  const carry = (name: string): unknown => {
    const wanted = to.binds.get(name);
    if (wanted?.resource === undefined) return values[name];
    const alike = known.filter(([, { resource }]) => resource === wanted.resource);
    const same = alike.find(([own]) => own === name) ?? alike.find(([, { names }]) => names === wanted.names && (names !== undefined || alike.length === 1));
    return same && values[same[0]];
  };
  return Object.fromEntries(templateNames(to.operation.path).flatMap((name) => (carry(name) === undefined ? [] : [[name, carry(name)]])));
}

/** Values of the item's path for a thing that an answer shows; undefined where it does not say them all. `parents`: values of a path that begins alike. */
export function valuesOfThing(resource: Resource, thing: unknown, parents: PathValues): PathValues | undefined {
  const { itemPath = "", key } = resource;
  const part = resource.operations.find(({ operation }) => operation.path === itemPath);
  const values: Record<string, unknown> = { ...parents };
  for (const name of templateNames(itemPath)) {
    const bind = part?.binds.get(name);
    const member = bind?.resource === resource.name ? bind.names : bind?.member;
    const pointer = name === key?.parameter ? key.member : member;
    // What an answer shows came as JSON.
    const shown = pointer === undefined ? undefined : valueAt(thing as Json, pointer);
    if (values[name] === undefined || name === key?.parameter) values[name] = isName(shown) ? shown : values[name];
    if (!isName(values[name])) return undefined;
  }
  return values;
}

const isName = (value: unknown): boolean => (typeof value === "string" && value !== "") || typeof value === "number" || typeof value === "bigint";

/** The thing that an answer shows. */
export function shownBy({ responseItem }: ResourceOperation, status: number, body: unknown): unknown {
  const pointer = responseItem.get(String(status)) ?? responseItem.get(`${Math.floor(status / 100)}XX`) ?? responseItem.get("default");
  return pointer === undefined ? undefined : valueAt(body as Json, pointer);
}

/** Where an answer shows no thing and still names it: `{id}`, `{conversation_id}`. */
export function valuesNamed({ itemPath = "", key }: Resource, body: unknown, parents: PathValues): PathValues | undefined {
  const last = templateNames(itemPath).at(-1) ?? "";
  const found = [key?.member ?? "/ ", `/${escapeToken(last)}`].map((pointer) => valueAt(body as Json, pointer)).find(isName);
  return found === undefined ? undefined : { ...parents, [last]: found };
}

/** The thing that a request sends. */
export const sentBy = ({ requestItem }: ResourceOperation, body: unknown): unknown =>
  requestItem === undefined ? undefined : valueAt(body as Json, requestItem);

/** The last segment of a Location, where it has the form of the item's path. */
export function keyInLocation({ itemPath = "" }: Resource, location: string): string | undefined {
  const path = location.replace(/[?#].*$/s, "");
  const segment = path.split("/").at(-1) ?? "";
  const isLast = /\/\{[^{}/]*\}$/.test(itemPath);
  return isLast && segment !== "" ? (percentDecode(segment) ?? segment) : undefined;
}

export const isMadeByPut = (part: ResourceOperation | undefined, { itemPath }: Resource): boolean => part?.operation.path === itemPath;
