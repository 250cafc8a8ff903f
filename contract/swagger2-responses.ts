/** Swagger 2.0 responses: one schema for every media type, examples by media type, headers that are their own schema. */
import type { Json, JsonObject } from "./model.ts";
import { escapeToken, isObject } from "./pointer.ts";
import { object } from "./source.ts";
import type { Moves } from "./swagger2.ts";
import { schemaOf } from "./swagger2-parameters.ts";

export function upgradeResponse(response: JsonObject, pointer: string, produces: readonly string[], moves: Moves): void {
  if (response["$ref"] !== undefined) return;
  const examples = object(response["examples"]);
  const { schema } = response;
  delete response["examples"];
  delete response["schema"];
  const types = schema === undefined ? Object.keys(examples).filter(isMediaType) : typesOf(schema, produces);
  if (types.length > 0) response["content"] = Object.fromEntries(types.map((type) => [type, contentOf(schema, examples, type)]));
  for (const type of types) {
    const from = origin(pointer);
    moves.set(`${pointer}/content/${escapeToken(type)}`, from);
    moves.set(`${pointer}/content/${escapeToken(type)}/example`, `${from}/examples/${escapeToken(type)}`);
  }
  for (const [name, header] of Object.entries(object(response["headers"])))
    if (isObject(header)) upgradeHeader(header, `${pointer}/headers/${escapeToken(name)}`, origin(`${pointer}/headers/${escapeToken(name)}`), moves);
}

const origin = (pointer: string): string => pointer.replace(/^\/components\/responses/, "/responses");
const isMediaType = (name: string): boolean => name.includes("/");

/** A file is bytes whatever is produced; else a schema without `produces` is JSON. */
function typesOf(schema: Json, produces: readonly string[]): readonly string[] {
  if (produces.length > 0) return produces;
  return isObject(schema) && schema["type"] === "file" ? ["application/octet-stream"] : ["application/json"];
}

function contentOf(schema: Json | undefined, examples: JsonObject, type: string): JsonObject {
  const example = Object.hasOwn(examples, type) ? examples[type] : undefined;
  const own = isObject(schema) && schema["type"] === "file" ? { type: "string", format: "binary" } : structuredClone(schema);
  return { ...(own !== undefined && { schema: own }), ...(example !== undefined && { example }) };
}

function upgradeHeader(header: JsonObject, pointer: string, from: string, moves: Moves): void {
  const { description } = header;
  const schema = schemaOf(header);
  for (const member of Object.keys(header)) if (!member.startsWith("x-")) delete header[member];
  if (description !== undefined) header["description"] = description;
  header["schema"] = schema;
  moves.set(`${pointer}/schema`, from);
}
