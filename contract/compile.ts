/** A loaded document to a frozen {@link Contract}. Schemas and decoders compile on first use. */
import { withoutRequired } from "./direction.ts";
import type { LoadedDocument } from "./load.ts";
import type {
  Contract,
  DocumentedResponse,
  Json,
  JsonObject,
  MediaType,
  Operation,
  Parameter,
  ParameterStyle,
  RequestBody,
  ResponseHeader,
  SecurityRequirement,
  SecurityScheme,
} from "./model.ts";
import { decoderOf, UndecodableText } from "./parameter-decode.ts";
import { compileParameters, templateNames } from "./parameters.ts";
import { escapeToken, isObject, localPointer, resolve, valueAt } from "./pointer.ts";
import { Router } from "./router.ts";
import { SchemaCompiler } from "./schema.ts";
import { methods } from "./soundness.ts";

interface Context {
  readonly document: JsonObject;
  readonly requests: SchemaCompiler;
  readonly responses: SchemaCompiler;
  readonly security: readonly SecurityRequirement[];
}

const text = (value: Json | undefined): string => (typeof value === "string" ? value : "");
const object = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});
const array = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

/** Compiles one contract; `id` names it in URLs and reports. */
export function compile(id: string, { document, file }: LoadedDocument): Contract {
  // OpenAPI's own dialect is JSON Schema 2020-12 with annotations.
  delete document["jsonSchemaDialect"];
  const requestView = withoutRequired(document, "readOnly");
  const responseView = withoutRequired(document, "writeOnly");
  const requests = new SchemaCompiler(requestView);
  const responses = responseView === requestView ? requests : new SchemaCompiler(responseView);
  const context: Context = { document, requests, responses, security: requirementsOf(document["security"]) };
  const operations = compileOperations(context);
  const router = new Router();
  for (const operation of operations) router.add(operation);
  const info = object(document["info"]);
  const basePath = basePathOf(document);
  const route: Contract["route"] = (method, path) => {
    if (basePath !== "" && !path.startsWith(`${basePath}/`)) return { kind: "unknown" };
    return router.route(method, path.slice(basePath.length));
  };
  return Object.freeze({
    id,
    title: text(info["title"]) || id,
    version: text(info["version"]),
    file,
    document,
    basePath,
    operations: Object.freeze(operations),
    schemes: compileSchemes(document),
    security: context.security,
    route,
    serves: (path: string) => route("", path).kind !== "unknown",
  });
}

function basePathOf(document: JsonObject): string {
  const server = object(array(document["servers"])[0]);
  const variables = object(server["variables"]);
  const url = text(server["url"]).replace(/\{([^{}]*)\}/g, (_whole, name: string) => text(object(variables[name])["default"]));
  try {
    return new URL(url, "http://localhost").pathname.replace(/\/+$/, "");
  } catch {
    return "";
  }
}

function requirementsOf(value: Json | undefined): readonly SecurityRequirement[] {
  const alternatives = array(value).map((entry) => Object.keys(object(entry)));
  // One empty requirement makes credentials optional.
  return alternatives.some((schemes) => schemes.length === 0) ? [] : alternatives;
}

function compileSchemes(document: JsonObject): ReadonlyMap<string, SecurityScheme> {
  const schemes = new Map<string, SecurityScheme>();
  for (const [name, raw] of Object.entries(object(object(document["components"])["securitySchemes"]))) {
    const scheme = object(resolve(document, raw, "").value);
    const type = text(scheme["type"]);
    if (type === "apiKey") schemes.set(name, { name, type, in: text(scheme["in"]) as "header", parameter: text(scheme["name"]) });
    else if (type === "http") schemes.set(name, { name, type, scheme: text(scheme["scheme"]) });
    else schemes.set(name, { name, type: type as "oauth2" });
  }
  return schemes;
}

function compileOperations(context: Context): Operation[] {
  const operations: Operation[] = [];
  const ids = new Set<string>();
  for (const [path, raw] of Object.entries(object(context.document["paths"]))) {
    if (path.startsWith("x-")) continue;
    const item = resolve(context.document, raw, `/paths/${escapeToken(path)}`);
    for (const method of methods) {
      const source = object(item.value)[method];
      if (!isObject(source)) continue;
      const operation = compileOperation(context, path, method.toUpperCase(), source, object(item.value), item.pointer, ids);
      ids.add(operation.id);
      operations.push(operation);
    }
  }
  return operations;
}

function compileOperation(
  context: Context,
  path: string,
  method: string,
  source: JsonObject,
  item: JsonObject,
  itemPointer: string,
  taken: ReadonlySet<string>,
): Operation {
  const pointer = `${itemPointer}/${method.toLowerCase()}`;
  const named = text(source["operationId"]);
  const parameters = compileParameterList(context, item, itemPointer, source, pointer);
  let decode: Operation["decodeParameters"] | undefined;
  const follow = (reference: string) => valueAt(context.document, localPointer(reference) ?? "");
  return Object.freeze({
    id: named === "" || taken.has(named) ? `${method} ${path}` : named,
    method,
    path,
    summary: text(source["summary"]),
    parameters,
    body: compileBody(context, source["requestBody"], `${pointer}/requestBody`),
    responses: compileResponses(context, source["responses"], `${pointer}/responses`),
    security: source["security"] === undefined ? context.security : requirementsOf(source["security"]),
    pointer,
    decodeParameters: (raw) => {
      decode ??= compileParameters(parameters, templateNames(path), follow, (at) => context.requests.check(at));
      return decode(raw);
    },
  } satisfies Operation);
}

/** An operation's parameters replace the path's of the same name and place. */
function compileParameterList(context: Context, item: JsonObject, itemPointer: string, operation: JsonObject, pointer: string): readonly Parameter[] {
  const found = new Map<string, Parameter>();
  const add = (list: Json | undefined, at: string): void => {
    for (const [index, raw] of array(list).entries()) {
      const resolved = resolve(context.document, raw, `${at}/parameters/${index}`);
      const parameter = compileParameter(context.document, object(resolved.value), resolved.pointer);
      if (parameter) found.set(`${parameter.in} ${parameter.name}`, parameter);
    }
  };
  add(item["parameters"], itemPointer);
  add(operation["parameters"], pointer);
  return [...found.values()];
}

const ignoredHeaders = new Set(["accept", "content-type", "authorization"]);
const defaultStyle: Record<string, ParameterStyle> = { path: "simple", header: "simple", query: "form", cookie: "form", querystring: "form" };

function compileParameter(document: JsonObject, source: JsonObject, pointer: string): Parameter | undefined {
  const name = text(source["name"]);
  const place = text(source["in"]) as Parameter["in"];
  if (name === "" || !Object.hasOwn(defaultStyle, place)) return undefined;
  if (place === "header" && ignoredHeaders.has(name.toLowerCase())) return undefined;
  const style = (text(source["style"]) || defaultStyle[place]) as ParameterStyle;
  const content = Object.entries(object(source["content"]))[0];
  const schemaPointer = content ? `${pointer}/content/${escapeToken(content[0])}/schema` : `${pointer}/schema`;
  const schema = content ? object(content[1])["schema"] : source["schema"];
  return {
    name: place === "header" ? name.toLowerCase() : name,
    in: place,
    required: source["required"] === true || place === "path",
    style,
    explode: typeof source["explode"] === "boolean" ? source["explode"] : style === "form" || style === "deepObject",
    allowReserved: source["allowReserved"] === true,
    greedy: source["x-greedy"] === true,
    schema: isObject(schema) || typeof schema === "boolean" ? schema : true,
    mediaType: content?.[0],
    example: [...examplesOf(document, source).values()][0],
    pointer: schema === undefined ? "" : schemaPointer,
  };
}

function compileBody(context: Context, raw: Json | undefined, at: string): RequestBody | undefined {
  if (raw === undefined) return undefined;
  const { value, pointer } = resolve(context.document, raw, at);
  if (!isObject(value)) return undefined;
  return { required: value["required"] === true, content: compileContent(context, value["content"], pointer, context.requests), pointer };
}

function compileContent(context: Context, raw: Json | undefined, at: string, schemas: SchemaCompiler): readonly MediaType[] {
  return Object.entries(object(raw)).map(([range, entry]) => {
    const { value, pointer } = resolve(context.document, entry, `${at}/content/${escapeToken(range)}`);
    const source = object(value);
    const schema = source["schema"];
    const hasSchema = isObject(schema) || typeof schema === "boolean";
    return {
      range,
      schema: hasSchema ? schema : undefined,
      examples: examplesOf(context.document, source),
      encoding: object(source["encoding"]),
      pointer,
      check: hasSchema ? schemas.check(`${pointer}/schema`) : () => undefined,
    };
  });
}

function examplesOf(document: JsonObject, source: JsonObject): ReadonlyMap<string, Json> {
  const examples = new Map<string, Json>();
  for (const [name, raw] of Object.entries(object(source["examples"]))) {
    const { value } = resolve(document, raw, "");
    const entry = object(value);
    const shown = entry["value"] ?? entry["dataValue"];
    if (shown !== undefined) examples.set(name, shown);
  }
  if (source["example"] !== undefined) examples.set("example", source["example"]);
  return examples;
}

function compileResponses(context: Context, raw: Json | undefined, at: string): readonly DocumentedResponse[] {
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

