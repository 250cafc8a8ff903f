/** What a document must get right before anything can be compiled from it. */
import type { Fault } from "./fault.ts";
import type { Json, JsonObject } from "./model.ts";
import { escapeToken, isObject, localPointer, resolve, valueAt } from "./pointer.ts";

/** A fault without its file; `fatal` ones stop the load, the others are served around. */
export type StructuralFault = Omit<Fault, "file" | "line" | "column"> & { readonly fatal: boolean };

export const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];
const inPlace = ["allOf", "anyOf", "oneOf", "not", "if", "then", "else"];
const dataKeywords = /^(?:example|default|const|enum|x-.*)$/;
/** Their members' names are the author's own. */
const maps = new Set(["properties", "patternProperties", "responses", "schemas", "parameters", "headers", "examples", "requestBodies", "links", "$defs"]);
const types = new Set(["null", "boolean", "object", "array", "number", "string", "integer"]);

/** Every structural fault of a document, in no particular order. */
export function structuralFaults(document: JsonObject): StructuralFault[] {
  const faults: StructuralFault[] = [];
  const paths = document["paths"] ?? (document["webhooks"] || document["components"] ? {} : undefined);
  if (!isObject(paths)) faults.push({ code: "structure", pointer: "", fatal: true, message: 'expected a member "paths" that is an object.' });
  else checkOperations(document, paths, faults);
  checkEverywhere(document, faults);
  return faults;
}

function checkOperations(document: JsonObject, paths: JsonObject, faults: StructuralFault[]): void {
  const firstUse = new Map<string, string>();
  for (const [path, item] of Object.entries(paths)) {
    if (path.startsWith("x-")) continue;
    const at = `/paths/${escapeToken(path)}`;
    if (!path.startsWith("/")) faults.push({ code: "structure", pointer: at, fatal: true, message: `expected a path that begins with "/", found "${path}".` });
    const { value } = resolve(document, item, at);
    if (!isObject(value)) {
      faults.push({ code: "structure", pointer: at, fatal: true, message: "expected a Path Item Object." });
      continue;
    }
    for (const method of methods) {
      if (value[method] !== undefined) checkOperation(document, value[method], `${at}/${method}`, firstUse, faults);
    }
  }
}

function checkOperation(document: JsonObject, operation: Json, at: string, firstUse: Map<string, string>, faults: StructuralFault[]): void {
  const fault = (pointer: string, message: string): void => void faults.push({ code: "structure", pointer, message, fatal: true });
  if (!isObject(operation)) return fault(at, "expected an Operation Object.");
  const id = operation["operationId"];
  if (typeof id === "string") {
    const first = firstUse.get(id);
    if (first === undefined) firstUse.set(id, at);
    else
      faults.push({
        code: "duplicate-operation",
        pointer: `${at}/operationId`,
        fatal: false,
        message: `"${id}" already names the operation at ${first}; this one goes by its method and path.`,
      });
  }
  checkParameters(document, operation["parameters"], `${at}/parameters`, faults);
  const responses = operation["responses"];
  if (responses === undefined) return;
  if (!isObject(responses)) return fault(`${at}/responses`, "expected an object of responses by status.");
  for (const [status, response] of Object.entries(responses)) {
    if (status.startsWith("x-")) continue;
    const pointer = `${at}/responses/${escapeToken(status)}`;
    if (!/^(?:[1-5]\d\d|[1-5][Xx]{2}|default)$/.test(status)) fault(pointer, `expected a status code, a range such as 4XX, or "default", found "${status}".`);
    if (!isObject(resolve(document, response, pointer).value)) fault(pointer, "expected a Response Object.");
  }
}

const places = ["path", "query", "header", "cookie", "querystring"];

/** A parameter that cannot be placed is left out, and said. */
function checkParameters(document: JsonObject, list: Json | undefined, at: string, faults: StructuralFault[]): void {
  if (list === undefined) return;
  if (!Array.isArray(list)) return void faults.push({ code: "structure", pointer: at, fatal: true, message: "expected an array." });
  for (const [index, raw] of list.entries()) {
    const { value, pointer } = resolve(document, raw, `${at}/${index}`);
    const odd = (where: string, message: string): void => void faults.push({ code: "unsupported-part", pointer: where, fatal: false, message });
    if (!isObject(value)) odd(pointer, "expected a Parameter Object; it is left out.");
    else if (typeof value["name"] !== "string") odd(pointer, 'expected a member "name" that is a text; the parameter is left out.');
    else if (typeof value["in"] !== "string" || !places.includes(value["in"]))
      odd(`${pointer}/in`, `expected one of ${places.join(", ")}, found ${JSON.stringify(value["in"])}; the parameter is left out.`);
  }
}

/** References that lead nowhere, and schemas that no validator can read. */
function checkEverywhere(document: JsonObject, faults: StructuralFault[]): void {
  const seen = new Set<Json>();
  const pending: [Json, string, string][] = [[document, "", ""]];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [value, at, key] = next;
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    if (!Array.isArray(value) && key !== "properties" && key !== "patternProperties") checkObject(document, value, at, faults);
    const named = maps.has(key);
    for (const [token, member] of Object.entries(value)) {
      // Examples and extensions are data: nothing in them is a reference or a schema.
      const data = dataKeywords.test(token) || (token === "value" && /\/examples\/[^/]+$/.test(at)) || (token === "examples" && Array.isArray(member));
      // A member that is called "properties" is no keyword.
      if (!data || named) pending.push([member as Json, `${at}/${escapeToken(token)}`, named ? "" : token]);
    }
  }
}

function checkObject(document: JsonObject, value: JsonObject, at: string, faults: StructuralFault[]): void {
  const reference = value["$ref"];
  if (typeof reference === "string") {
    const target = localPointer(reference);
    const remote = /^[a-z][a-z0-9+.-]*:\/\//i.test(reference);
    if (remote)
      faults.push({
        code: "remote-reference",
        pointer: `${at}/$ref`,
        fatal: true,
        message: `"${reference}" lies on another host, which is never asked; bundle the document first.`,
      });
    else if (target !== undefined && valueAt(document, target) === undefined)
      faults.push({ code: "dangling-reference", pointer: `${at}/$ref`, fatal: true, message: `"${reference}" names nothing in this document.` });
    else if (target !== undefined && !isObject(valueAt(document, target)) && typeof valueAt(document, target) !== "boolean")
      faults.push({ code: "dangling-reference", pointer: `${at}/$ref`, fatal: true, message: `"${reference}" names something that is no object.` });
    else if (leadsToItself(document, value))
      faults.push({
        code: "structure",
        pointer: `${at}/$ref`,
        fatal: true,
        message: `"${reference}" leads back here without a member or an item between, so that nothing can be judged by it.`,
      });
  }
  const type = value["type"];
  const looksLikeSchema =
    value["properties"] !== undefined || value["items"] !== undefined || /\/schemas\/[^/]+$|\/schema$|\/properties\/[^/]+$|\/items$/.test(at);
  if (!looksLikeSchema) return;
  for (const name of Array.isArray(type) ? type : type === undefined ? [] : [type]) {
    if (typeof name === "string" && types.has(name)) continue;
    faults.push({ code: "structure", pointer: `${at}/type`, fatal: true, message: `expected one of ${[...types].join(", ")}, found ${JSON.stringify(name)}.` });
  }
  if (value["required"] !== undefined && !Array.isArray(value["required"]) && typeof value["required"] !== "boolean")
    faults.push({ code: "structure", pointer: `${at}/required`, fatal: true, message: "expected an array of member names." });
  checkPattern(value["pattern"], at, faults);
}

/** Whether a schema applies itself, in place, again: no validator comes to an end there. */
function leadsToItself(document: JsonObject, start: JsonObject): boolean {
  const seen = new Set<Json>();
  const pending: Json[] = [start];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (!isObject(value) || seen.has(value)) continue;
    seen.add(value);
    const reference = value["$ref"];
    const target = typeof reference === "string" ? valueAt(document, localPointer(reference) ?? "/") : undefined;
    const applied = [target, ...inPlace.flatMap((keyword) => value[keyword])].filter((schema) => schema !== undefined);
    if (applied.includes(start)) return true;
    pending.push(...applied);
  }
  return false;
}

function checkPattern(pattern: Json | undefined, at: string, faults: StructuralFault[]): void {
  if (typeof pattern !== "string") return;
  try {
    new RegExp(pattern, "u");
  } catch {
    try {
      new RegExp(pattern);
    } catch (error) {
      faults.push({ code: "bad-expression", pointer: `${at}/pattern`, fatal: true, message: (error as Error).message });
    }
  }
}
