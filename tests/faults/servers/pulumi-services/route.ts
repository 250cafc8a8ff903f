import { Failure } from "./failure.ts";

/** The raw, still escaped values of a path. */
export type Route =
  | { readonly kind: "services"; readonly values: readonly [organization: string] }
  | { readonly kind: "service" | "items"; readonly values: readonly [organization: string, ownerType: string, ownerName: string, name: string] }
  | {
      readonly kind: "item";
      readonly values: readonly [organization: string, ownerType: string, ownerName: string, name: string, itemType: string, itemName: string];
    };

const allowed = {
  services: ["GET", "HEAD", "POST"],
  service: ["DELETE", "GET", "HEAD", "PATCH"],
  items: ["POST"],
  item: ["DELETE"],
} as const satisfies Record<Route["kind"], readonly string[]>;

/** Everything after the item type is the item's name. Throws 404 and 405. */
export function routeOf(method: string, path: string): Route {
  const route = find(path);
  if (!route) throw new Failure(404, "no such path");
  const methods: readonly string[] = allowed[route.kind];
  if (!methods.includes(method)) throw new Failure(405, `not with ${method}`, { Allow: methods.join(", ") });
  return route;
}

function find(path: string): Route | undefined {
  const [, organization, rest] = /^\/api\/orgs\/([^/]+)\/services(?:\/(.*))?$/s.exec(path) ?? [];
  if (organization === undefined) return undefined;
  if (rest === undefined) return { kind: "services", values: [organization] };
  const [, ownerType, ownerName, name, tail] = /^([^/]+)\/([^/]+)\/([^/]+)(?:\/(.*))?$/s.exec(rest) ?? [];
  if (ownerType === undefined || ownerName === undefined || name === undefined) return undefined;
  const service = [organization, ownerType, ownerName, name] as const;
  if (tail === undefined) return { kind: "service", values: service };
  if (tail === "items") return { kind: "items", values: service };
  const [, itemType, itemName] = /^items\/([^/]+)\/(.+)$/s.exec(tail) ?? [];
  return itemType === undefined || itemName === undefined ? undefined : { kind: "item", values: [...service, itemType, itemName] };
}

export function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    throw new Failure(400, "the path has a broken escape");
  }
}
