/** A loaded document to a frozen {@link Contract}. Schemas and decoders compile on first use. */

import { methods } from "./anatomy.ts";
import { basePathsOf } from "./base-path.ts";
import { compileBody, compileResponses } from "./compile-content.ts";
import { compileParameterList } from "./compile-parameter.ts";
import type { LoadedDocument } from "./load.ts";
import type { Contract, Json, JsonObject, Operation, RouteMatch, SecurityRequirement, SecurityScheme } from "./model.ts";
import { compileParameters, templateNames } from "./parameters.ts";
import { escapeToken, isObject, localPointer, resolve, valueAt } from "./pointer.ts";
import { Router } from "./router.ts";
import { SchemaCompiler } from "./schema.ts";
import { array, type Context, object, text } from "./source.ts";

const unknown: RouteMatch = Object.freeze({ kind: "unknown" });

/** Compiles one contract; `id` names it in URLs and reports. */
export function compile(id: string, { document, file }: LoadedDocument): Contract {
  const requests = new SchemaCompiler(document, "readOnly");
  const responses = new SchemaCompiler(document, "writeOnly");
  const context: Context = { document, requests, responses, security: requirementsOf(document["security"]) };
  const operations = compileOperations(context);
  const router = new Router();
  for (const operation of operations) router.add(operation);
  const info = object(document["info"]);
  const basePaths = basePathsOf(document["servers"]);
  return Object.freeze({
    id,
    title: text(info["title"]) || id,
    version: text(info["version"]),
    file,
    document,
    basePath: basePaths[0] ?? "",
    operations: Object.freeze(operations),
    schemes: compileSchemes(document),
    security: context.security,
    route: (method: string, path: string) => routeBelow(basePaths, router, method, path),
    serves: (path: string) => routeBelow(basePaths, router, "", path).kind !== "unknown",
  });
}

/** Whichever server a client means, its paths are served; the first server's before the others'. */
function routeBelow(basePaths: readonly string[], router: Router, method: string, path: string): RouteMatch {
  let other: RouteMatch = unknown;
  for (const basePath of basePaths) {
    if (basePath !== "" && !path.startsWith(`${basePath}/`)) continue;
    const match = router.route(method, basePath === "" ? path : path.slice(basePath.length));
    if (match.kind === "operation") return match;
    if (other.kind === "unknown") other = match;
  }
  return other;
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
    const { value, pointer } = resolve(context.document, raw, `/paths/${escapeToken(path)}`);
    const item = object(value);
    const add = (method: string, source: Json | undefined, at: string): void => {
      if (!isObject(source)) return;
      const operation = compileOperation(context, { path, method, source, item, itemPointer: pointer, pointer: at, taken: ids });
      ids.add(operation.id);
      operations.push(operation);
    };
    for (const method of methods) add(method.toUpperCase(), item[method], `${pointer}/${method}`);
    for (const [method, source] of Object.entries(object(item["additionalOperations"])))
      add(method, source, `${pointer}/additionalOperations/${escapeToken(method)}`);
  }
  return operations;
}

interface OperationSource {
  readonly path: string;
  readonly method: string;
  readonly source: JsonObject;
  readonly item: JsonObject;
  readonly itemPointer: string;
  readonly pointer: string;
  readonly taken: ReadonlySet<string>;
}

function compileOperation(context: Context, { path, method, source, item, itemPointer, pointer, taken }: OperationSource): Operation {
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
