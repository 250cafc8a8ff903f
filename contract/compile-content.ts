/** Request bodies, responses and their headers (OpenAPI 3.1, sections 4.8.13 to 4.8.21). */
import { compileParameter } from "./compile-parameter.ts";
import { withReadExamples } from "./example-text.ts";
import { examplesOf } from "./examples.ts";
import { essence, sequenceOf } from "./media-type.ts";
import type { DocumentedResponse, Json, JsonObject, MediaType, RequestBody, ResponseHeader } from "./model.ts";
import { decoderOf, UndecodableText } from "./parameter-decode.ts";
import { escapeToken, isObject, localPointer, resolve, valueAt } from "./pointer.ts";
import { type SchemaCompiler, typesOf } from "./schema.ts";
import { checkOfItems } from "./sequence-check.ts";
import { type Context, object, text } from "./source.ts";

export function compileBody(context: Context, raw: Json | undefined, at: string): RequestBody | undefined {
  if (raw === undefined) return undefined;
  const { value, pointer } = resolve(context.document, raw, at);
  if (!isObject(value)) return undefined;
  return { required: value["required"] === true, content: compileContent(context, value["content"], pointer, context.requests), pointer };
}

function compileContent(context: Context, raw: Json | undefined, at: string, schemas: SchemaCompiler): readonly MediaType[] {
  return Object.entries(object(raw)).map(([range, entry]) => {
    const { value, pointer } = resolve(context.document, entry, `${at}/content/${escapeToken(range)}`);
    const source = object(value);
    const schema = schemaOf(source["schema"]);
    const item = itemPlace(context, essence(range), source);
    const mediaType: MediaType = {
      range,
      schema: item === "schema" ? undefined : schema,
      ...(item && { itemSchema: schemaOf(source[item]) }),
      examples: examplesOf(context.document, source),
      encoding: object(source["encoding"]),
      pointer,
      check: item ? checkOfItems(schemas.check(`${pointer}/${item}`)) : schema !== undefined ? schemas.check(`${pointer}/schema`) : () => undefined,
    };
    return withReadExamples(context.document, mediaType);
  });
}

const schemaOf = (schema: Json | undefined): JsonObject | boolean | undefined => (isObject(schema) || typeof schema === "boolean" ? schema : undefined);

/** Before OpenAPI 3.2 a stream's `schema` describes one item, unless it asks for an array or for text. */
function itemPlace({ document }: Context, type: string, source: JsonObject): "itemSchema" | "schema" | undefined {
  if (sequenceOf(type) === undefined) return undefined;
  if (schemaOf(source["itemSchema"]) !== undefined) return "itemSchema";
  const types = typesOf(source["schema"], (reference) => valueAt(document, localPointer(reference) ?? ""));
  return types.size > 0 && !types.has("array") && !types.has("string") ? "schema" : undefined;
}

export function compileResponses(context: Context, raw: Json | undefined, at: string): readonly DocumentedResponse[] {
  return Object.entries(object(raw)).flatMap(([status, entry]) => {
    if (status.startsWith("x-")) return [];
    const { value, pointer } = resolve(context.document, entry, `${at}/${escapeToken(status)}`);
    const source = object(value);
    return {
      status,
      description: text(source["description"]),
      content: compileContent(context, source["content"], pointer, context.responses),
      headers: compileHeaders(context, source["headers"], pointer),
      unreachable: text(source["x-unreachable"]) || undefined,
      pointer,
    };
  });
}

function compileHeaders(context: Context, raw: Json | undefined, at: string): readonly ResponseHeader[] {
  const follow = (reference: string) => valueAt(context.document, localPointer(reference) ?? "");
  return Object.entries(object(raw)).flatMap(([declaredName, entry]) => {
    const name = declaredName.toLowerCase();
    if (name === "content-type") return [];
    const { value, pointer } = resolve(context.document, entry, `${at}/headers/${escapeToken(declaredName)}`);
    const source = object(value);
    const parameter = compileParameter(context.document, { style: "simple", ...source, name, in: "header" }, pointer);
    const schema = source["schema"];
    const decode = parameter && decoderOf(parameter, follow);
    const check = context.responses.check(`${pointer}/schema`);
    return {
      name,
      declaredName,
      required: source["required"] === true,
      schema: isObject(schema) || typeof schema === "boolean" ? schema : undefined,
      example: source["example"] ?? [...examplesOf(context.document, source).values()][0],
      check: (header: string) => (schema === undefined || !decode ? undefined : check(decoded(decode, header))),
    };
  });
}

function decoded(decode: ReturnType<typeof decoderOf>, header: string): unknown {
  try {
    return decode({ text: header });
  } catch (error) {
    if (error instanceof UndecodableText) return error.text;
    throw error;
  }
}
