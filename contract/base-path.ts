/** Base paths of a document: the paths of its servers' addresses (OpenAPI 3.1, section 4.8.5). */
import type { Json, JsonObject } from "./model.ts";
import { array, object, text } from "./source.ts";

/** Each once, in order, without trailing slash; `""` alone where there are no servers. */
export function basePathsOf(servers: Json | undefined): readonly string[] {
  const paths = array(servers).map((server) => pathOf(object(server)));
  return paths.length === 0 ? [""] : [...new Set(paths)];
}

function pathOf(server: JsonObject): string {
  const variables = object(server["variables"]);
  const url = text(server["url"]).replace(/\{([^{}]*)\}/g, (_whole, name: string) => valueOf(object(variables[name])));
  try {
    return new URL(url, "http://localhost").pathname.replace(/\/+$/, "");
  } catch {
    return "";
  }
}

/** Numbers are common where texts are asked for. */
function valueOf(variable: JsonObject): string {
  const value = variable["default"] ?? array(variable["enum"])[0] ?? "";
  return typeof value === "object" ? "" : String(value);
}
