/** The operations of one document, with what they inherit. */
import type { Json, JsonObject } from "../model.ts";
import { escapeToken, isObject, resolve } from "../pointer.ts";
import { array, object, text } from "../source.ts";

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

export interface OperationAt {
  /** `GET /pets` */
  readonly label: string;
  readonly method: string;
  readonly path: string;
  readonly source: JsonObject;
  readonly at: string;
  readonly item: JsonObject;
  readonly itemAt: string;
  /** Path of the first server. */
  readonly basePath: string;
}

export interface Server {
  readonly origin: string;
  readonly path: string;
}

export function operationsOf(document: JsonObject): OperationAt[] {
  return Object.entries(object(document["paths"])).flatMap(([path, raw]) =>
    path.startsWith("x-") ? [] : operationsOfItem(document, raw, `/paths/${escapeToken(path)}`, path, (method) => `${method} ${path}`),
  );
}

export function operationsOfItem(document: JsonObject, raw: Json, at: string, path: string, labelOf: (method: string) => string): OperationAt[] {
  const { pointer: itemAt, value } = resolve(document, raw, at);
  const item = object(value);
  const named = methods.map((method) => [method, item[method], `${itemAt}/${method}`] as const);
  const more = Object.entries(object(item["additionalOperations"])).map(
    ([method, source]) => [method, source, `${itemAt}/additionalOperations/${escapeToken(method)}`] as const,
  );
  return [...named, ...more].flatMap(([name, source, pointer]) => {
    if (!isObject(source)) return [];
    const method = name.toUpperCase();
    const basePath = serversOf(document, { item, source }).servers[0]?.path ?? "";
    return { label: labelOf(method), method, path, source, at: pointer, item, itemAt, basePath };
  });
}

/** The nearest list of servers; without any, the document's own host. */
export function serversOf(
  document: JsonObject,
  { item, source }: Pick<OperationAt, "item" | "source">,
): { servers: readonly Server[]; level: "operation" | "path" | "root" } {
  const level = array(source["servers"]).length > 0 ? "operation" : array(item["servers"]).length > 0 ? "path" : "root";
  const list = array({ operation: source, path: item, root: document }[level]["servers"]);
  return { level, servers: (list.length === 0 ? [{ url: "/" }] : list).map((server) => serverOf(object(server))) };
}

function serverOf(server: JsonObject): Server {
  const variables = object(server["variables"]);
  const url = text(server["url"]).replace(/\{([^{}]*)\}/g, (_whole, name: string) => text(object(variables[name])["default"]));
  try {
    const { origin, pathname } = new URL(url, "relative://here");
    return { origin: origin === "null" ? "" : origin, path: pathname.replace(/\/+$/, "") };
  } catch {
    return { origin: url, path: "" };
  }
}
