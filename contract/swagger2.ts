/** Swagger 2.0 as OpenAPI 3.0 (specification 2.0), in place, and where each new place comes from. */
import { methods } from "./anatomy.ts";
import type { Json, JsonObject } from "./model.ts";
import { escapeToken, isObject } from "./pointer.ts";
import { array, object, text } from "./source.ts";
import { upgradeParameters } from "./swagger2-parameters.ts";
import { upgradeResponse } from "./swagger2-responses.ts";
import { upgradeScheme } from "./swagger2-security.ts";

/** Where a part stood before, by where it stands now. */
export type Moves = Map<string, string>;

const homes: Readonly<Record<string, string>> = {
  "#/definitions/": "#/components/schemas/",
  "#/parameters/": "#/components/parameters/",
  "#/responses/": "#/components/responses/",
};

/** What an operation does not say itself. */
export interface Defaults {
  readonly consumes: readonly string[];
  readonly produces: readonly string[];
}

/** Gives where in the original text a pointer comes from. */
export function upgradeSwagger(document: JsonObject): (pointer: string) => string {
  const moves: Moves = new Map();
  const defaults = { consumes: mediaTypes(document["consumes"]), produces: mediaTypes(document["produces"]) };
  const shared = object(document["parameters"]);
  for (const [path, item] of Object.entries(object(document["paths"])))
    if (isObject(item)) upgradeItem(item, `/paths/${escapeToken(path)}`, { ...defaults, shared, moves });
  document["openapi"] = "3.0.4";
  document["servers"] = serversOf(document);
  document["components"] = componentsOf(document, defaults, moves);
  relocate(document);
  for (const member of ["swagger", "host", "basePath", "schemes", "consumes", "produces", "definitions", "parameters", "responses", "securityDefinitions"])
    delete document[member];
  return (pointer) => originOf(moves, pointer);
}

export function mediaTypes(value: Json | undefined): readonly string[] {
  return array(value).filter((entry) => typeof entry === "string");
}

function upgradeItem(item: JsonObject, at: string, around: Defaults & { readonly shared: JsonObject; readonly moves: Moves }): void {
  const common = array(item["parameters"]);
  for (const method of methods) {
    const operation = item[method];
    if (!isObject(operation)) continue;
    const pointer = `${at}/${method}`;
    const consumes = operation["consumes"] === undefined ? around.consumes : mediaTypes(operation["consumes"]);
    const produces = operation["produces"] === undefined ? around.produces : mediaTypes(operation["produces"]);
    upgradeParameters({ operation, pointer, common, commonPointer: `${at}/parameters`, consumes, shared: around.shared, moves: around.moves });
    for (const [status, response] of Object.entries(object(operation["responses"])))
      if (isObject(response) && !status.startsWith("x-")) upgradeResponse(response, `${pointer}/responses/${escapeToken(status)}`, produces, around.moves);
    delete operation["consumes"];
    delete operation["produces"];
    delete operation["schemes"];
  }
  // Each operation has taken them over: what is a body for one is none for all.
  delete item["parameters"];
}

function serversOf(document: JsonObject): Json[] {
  const basePath = text(document["basePath"]) || "/";
  const host = text(document["host"]);
  if (host === "") return [{ url: basePath }];
  const schemes = mediaTypes(document["schemes"]);
  return (schemes.length > 0 ? schemes : ["https"]).map((scheme) => ({ url: `${scheme}://${host}${basePath}` }));
}

function componentsOf(document: JsonObject, { produces }: Defaults, moves: Moves): JsonObject {
  moves.set("/components/schemas", "/definitions").set("/components/responses", "/responses").set("/components/securitySchemes", "/securityDefinitions");
  const responses = object(document["responses"]);
  for (const [name, response] of Object.entries(responses))
    if (isObject(response))
      upgradeResponse(response, `/components/responses/${escapeToken(name)}`, produces.length > 0 ? produces : ["application/json"], moves);
  const schemes = Object.entries(object(document["securityDefinitions"])).map(([name, scheme]) => [name, upgradeScheme(scheme)]);
  return { schemas: document["definitions"] ?? {}, responses, securitySchemes: Object.fromEntries(schemes) as JsonObject };
}

/** References, and what a schema says otherwise; examples and extensions are data. */
function relocate(document: JsonObject): void {
  const pending: Json[] = [document["paths"] ?? null, document["components"] ?? null];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (typeof value !== "object" || value === null) continue;
    if (isObject(value)) relocateObject(value);
    for (const [key, member] of Object.entries(value))
      if (key !== "example" && (key !== "default" || isResponse(member)) && key !== "enum" && !key.startsWith("x-")) pending.push(member);
  }
}

/** What stands under `default` is a value in a schema, and a response among responses. */
const isResponse = (member: unknown): boolean => isObject(member) && (member["description"] !== undefined || member["$ref"] !== undefined);

function relocateObject(value: JsonObject): void {
  const reference = value["$ref"];
  if (typeof reference === "string")
    for (const [from, to] of Object.entries(homes)) if (reference.startsWith(from)) value["$ref"] = to + reference.slice(from.length);
  if (typeof value["discriminator"] === "string" && (value["properties"] !== undefined || value["type"] === "object" || value["allOf"] !== undefined))
    value["discriminator"] = { propertyName: value["discriminator"] };
  if (value["x-nullable"] === true && value["nullable"] === undefined) value["nullable"] = true;
}

/** The longest known beginning decides. */
function originOf(moves: ReadonlyMap<string, string>, pointer: string): string {
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf("/", end - 1)) {
    const from = moves.get(pointer.slice(0, end));
    if (from !== undefined) return from + pointer.slice(end);
  }
  return pointer;
}
