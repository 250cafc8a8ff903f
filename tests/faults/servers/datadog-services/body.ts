import { BadRequest } from "./bad-request.ts";

/** The name of a creation, exactly as sent. Throws BadRequest. */
export function readCreation(contentType: string | undefined, bytes: Uint8Array): string {
  const data = readData(contentType, bytes);
  return readName(member(record(member(data, "attributes"), "data.attributes"), "name"));
}

/** The new name, undefined when the update holds none. Throws BadRequest. */
export function readUpdate(contentType: string | undefined, bytes: Uint8Array, id: string): string | undefined {
  const data = readData(contentType, bytes);
  const sentId = member(data, "id");
  if (sentId !== undefined && (typeof sentId !== "string" || sentId.toLowerCase() !== id)) throw new BadRequest("data.id is not the id of the path");
  if (!Object.hasOwn(data, "attributes")) return undefined;
  const attributes = record(data["attributes"], "data.attributes");
  return Object.hasOwn(attributes, "name") ? readName(attributes["name"]) : undefined;
}

function readData(contentType: string | undefined, bytes: Uint8Array): Record<string, unknown> {
  if (contentType?.split(";", 1)[0]?.trim().toLowerCase() !== "application/json") throw new BadRequest("Send the body as application/json");
  const data = record(member(record(parse(bytes), "the body"), "data"), "data");
  if (member(data, "type") !== "services") throw new BadRequest('data.type is not "services"');
  return data;
}

function readName(value: unknown): string {
  if (typeof value !== "string" || value === "") throw new BadRequest("data.attributes.name is not a text of at least one character");
  return value;
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new BadRequest("The body cannot be read as JSON");
  }
}

const member = (object: Record<string, unknown>, key: string): unknown => (Object.hasOwn(object, key) ? object[key] : undefined);

function record(value: unknown, what: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new BadRequest(`Expected an object for ${what}`);
  return { ...value };
}
