/** A loaded document to a frozen {@link Contract}. Schemas and decoders compile on first use. */
import { compileBody, compileResponses } from "./compile-content.ts";
import { compileParameterList } from "./compile-parameter.ts";
import { withoutRequired } from "./direction.ts";
import type { LoadedDocument } from "./load.ts";
import type { Contract, Json, JsonObject, Operation, SecurityRequirement, SecurityScheme } from "./model.ts";
import { compileParameters, templateNames } from "./parameters.ts";
import { escapeToken, isObject, localPointer, resolve, valueAt } from "./pointer.ts";
import { Router } from "./router.ts";
import { SchemaCompiler } from "./schema.ts";
import { methods } from "./soundness.ts";
import { array, type Context, object, text } from "./source.ts";

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
