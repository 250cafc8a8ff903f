/** Paths, operations, parameters and statuses: what cannot be placed is left out, and told. */
import { methods } from "./anatomy.ts";
import { basePathsOf } from "./base-path.ts";
import { type Mending, remove } from "./mending.ts";
import type { Json, JsonObject } from "./model.ts";
import { escapeToken, isObject, resolve } from "./pointer.ts";
import { shown } from "./sound-schema.ts";
import { array, object } from "./source.ts";
import type { Part } from "./walk.ts";

const places = ["path", "query", "header", "cookie", "querystring"];
const token = /^[!#$%&'*+.^_`|~\w-]+$/;

export function mendPathItem(mending: Mending, part: Part, item: JsonObject): void {
  const { pointer, key } = part;
  if (/^\/paths\/[^/]*$/.test(pointer) && !key.startsWith("/")) {
    mending.tell(pointer, `expected a path that begins with "/", found ${shown(key)}; it is left out.`);
    remove(part);
    return;
  }
  tellServers(mending, part, item);
  const more = isObject(item["additionalOperations"]) ? item["additionalOperations"] : {};
  for (const method of Object.keys(more)) {
    if (token.test(method)) continue;
    mending.tell(`${pointer}/additionalOperations/${escapeToken(method)}`, `expected the name of a method, found ${shown(method)}; it is left out.`);
    delete more[method];
  }
}

export function mendOperation(mending: Mending, part: Part, operation: JsonObject): void {
  const { pointer } = part;
  if (operation["operationId"] !== undefined && typeof operation["operationId"] !== "string") {
    mending.tell(`${pointer}/operationId`, `expected a text, found ${shown(operation["operationId"])}; the operation goes by its method and path.`);
    delete operation["operationId"];
  }
  tellServers(mending, part, operation);
  operation["responses"] = mendResponses(mending, `${pointer}/responses`, operation["responses"]);
}

/** Another host is of no consequence, another path is. */
function tellServers(mending: Mending, { pointer }: Part, { servers }: JsonObject): void {
  if (!Array.isArray(servers) || servers.length === 0 || !pointer.startsWith("/paths/")) return;
  const known = basePathsOf(mending.document["servers"]);
  if (basePathsOf(servers).every((path) => known.includes(path))) return;
  mending.tell(`${pointer}/servers`, "servers of single paths are not supported; it is served below the document's own.", "unsupported-part");
}

function mendResponses(mending: Mending, pointer: string, responses: Json | undefined): JsonObject {
  const kept: JsonObject = isObject(responses) ? responses : {};
  if (responses !== undefined && !isObject(responses)) mending.tell(pointer, `expected an object of responses by status, found ${shown(responses)}.`);
  for (const status of Object.keys(kept)) {
    if (status.startsWith("x-") || /^(?:[1-5]\d\d|[1-5][Xx]{2}|default)$/.test(status)) continue;
    const at = `${pointer}/${escapeToken(status)}`;
    mending.tell(at, `expected a status code, a range such as 4XX, or "default", found ${shown(status)}; the response is left out.`);
    delete kept[status];
  }
  return kept;
}

export function mendParameter(mending: Mending, part: Part, parameter: JsonObject): void {
  const { pointer } = part;
  if (parameter["$ref"] !== undefined) return;
  const odd = (member: string, message: string): void => {
    mending.tell(member === "" ? pointer : `${pointer}/${member}`, `${message}; the parameter is left out.`, "unsupported-part");
    remove(part);
  };
  const { name, in: place } = parameter;
  if (typeof name !== "string" || name === "") odd("", 'expected a member "name" that is a text');
  else if (typeof place !== "string" || !places.includes(place)) odd("in", `expected one of ${places.join(", ")}, found ${shown(place ?? null)}`);
}

/** What only shows when every part is mended: names that are taken, operations that say nothing of an answer. */
export function mendTogether(mending: Mending, paths: JsonObject): void {
  const firstUse = new Map<string, string>();
  const reached = new Map<string, string>();
  for (const { operation, pointer, route } of operationsOf(mending.document, paths)) {
    fillResponses(mending, pointer, operation);
    const other = reached.get(route);
    if (other === undefined) reached.set(route, pointer);
    else mending.tell(pointer, `no request can tell it from the operation at ${other}, which is served in its place.`, "unsupported-part");
    const id = operation["operationId"];
    if (typeof id !== "string") continue;
    const first = firstUse.get(id);
    if (first === undefined) firstUse.set(id, pointer);
    else
      mending.tell(`${pointer}/operationId`, `"${id}" already names the operation at ${first}; this one goes by its method and path.`, "duplicate-operation");
  }
}

function fillResponses(mending: Mending, pointer: string, operation: JsonObject): void {
  const responses = isObject(operation["responses"]) ? operation["responses"] : {};
  if (Object.keys(responses).some((status) => !status.startsWith("x-"))) return;
  const message = "no response is documented; any status counts as one, and a mock answers without a body.";
  mending.tell(`${pointer}/responses`, message, "unsupported-part");
  operation["responses"] = { ...responses, default: { description: "No response is documented." } };
}

interface Placed {
  readonly operation: JsonObject;
  readonly pointer: string;
  /** Equal for operations that the same requests reach. */
  readonly route: string;
}

function* operationsOf(document: JsonObject, paths: JsonObject): Generator<Placed> {
  for (const [path, raw] of Object.entries(paths)) {
    if (path.startsWith("x-")) continue;
    const at = `/paths/${escapeToken(path)}`;
    const { value: item } = resolve(document, raw, at);
    if (!isObject(item)) continue;
    const placed = (operation: JsonObject, method: string, member: string): Placed => {
      const plain = path.replace(/[?#].*$/, "").replace(/\{[^{}]*\}/g, "{}");
      const greedy = [item, operation].some(({ parameters }) => array(parameters).some((raw) => object(resolve(document, raw, "").value)["x-greedy"] === true));
      return { operation, pointer: `${at}/${member}`, route: `${method} ${plain}${greedy ? " greedy" : ""}` };
    };
    for (const method of methods) if (isObject(item[method])) yield placed(item[method], method.toUpperCase(), method);
    const more = isObject(item["additionalOperations"]) ? item["additionalOperations"] : {};
    for (const [method, operation] of Object.entries(more))
      if (isObject(operation)) yield placed(operation, method, `additionalOperations/${escapeToken(method)}`);
  }
}

/** What a mock never does by itself. */
export function tellSilent(mending: Mending): void {
  const { webhooks } = mending.document;
  if (isObject(webhooks) && Object.keys(webhooks).length > 0)
    mending.tell("/webhooks", "webhooks are never sent; everything else is served.", "unsupported-part");
}
