/** Holds a response against an API's document with Ajv alone, so that the mock's own judgement is not its own witness. */
import { readFileSync } from "node:fs";
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect } from "vitest";
import { parse } from "yaml";

type Tree = { readonly [name: string]: Tree };

interface Documents {
  readonly tree: Tree;
  readonly ajv: Ajv2020;
  readonly compiled: Map<string, ValidateFunction>;
}

const documents = new Map<string, Documents>();

/** Status, media type, required headers and body are those of some operation of the document. Reads a copy of the response. */
export async function expectDocumented(api: string, request: { readonly method: string; readonly path: string }, response: Response): Promise<void> {
  const document = documents.get(api) ?? load(api);
  const place = operationAt(document.tree, request);
  const said = `${request.method} ${request.path} ${response.status}`;
  const pointer = [...place, "responses", declaredStatus(follow(document, place)["responses"], response.status)];
  const declared = resolve(document, pointer);
  expect(declared, `${said} is declared`).toBeDefined();
  for (const [name, header] of Object.entries(declared?.node["headers"] ?? {})) {
    if (String(header["required"]) === "true") expect(response.headers.get(name), `${said} has the header ${name}`).not.toBeNull();
  }
  const bytes = new Uint8Array(await response.clone().arrayBuffer());
  const content = declared?.node["content"];
  if (content === undefined) return void expect(bytes.length, `bytes in the body of ${said}`).toBe(0);
  const mediaType = (response.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  expect(Object.keys(content), `media types of ${said}`).toContain(mediaType);
  if (!/[/+]json$/.test(mediaType) || content[mediaType]?.["schema"] === undefined) return;
  expect(faults(document, api, [...(declared?.at ?? []), "content", mediaType, "schema"], JSON.parse(new TextDecoder().decode(bytes))), said).toEqual([]);
}

function load(api: string): Documents {
  const tree = parse(readFileSync(new URL(`../../spec/${api}/openapi.yaml`, import.meta.url), "utf8")) as Tree;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addFormat("int32", { type: "number", validate: Number.isInteger });
  ajv.addFormat("int64", { type: "number", validate: Number.isInteger });
  ajv.addSchema(tree, api, undefined, false);
  const made = { tree, ajv, compiled: new Map<string, ValidateFunction>() };
  documents.set(api, made);
  return made;
}

/** Where the operation stands: the path with the fewest parameters that fits. */
function operationAt(tree: Tree, { method, path }: { readonly method: string; readonly path: string }): string[] {
  const sent = path.split("?")[0] ?? "";
  const candidates = Object.keys(tree["paths"] ?? {})
    .filter((template) => {
      const item = tree["paths"]?.[template];
      const operation = item?.[method.toLowerCase()];
      return operation && new RegExp(`^${patternOf(template, isGreedy(item["parameters"]) || isGreedy(operation["parameters"]))}$`).test(sent);
    })
    .sort((one, other) => one.split("{").length - other.split("{").length);
  const template = candidates[0];
  if (template === undefined) throw new Error(`The document has no operation for ${method} ${path}.`);
  return ["paths", template, method.toLowerCase()];
}

const isGreedy = (parameters: Tree | undefined): boolean => JSON.stringify(parameters ?? []).includes('"x-greedy":true');

/** A greedy last parameter takes the rest of the path. */
const patternOf = (template: string, greedy: boolean): string =>
  template
    .replace(/[.*+?^$()|[\]\\]/g, "\\$&")
    .replace(/\{[^{}]*\}$/, greedy ? ".+" : "[^/]+")
    .replace(/\{[^{}]*\}/g, "[^/]+");

function declaredStatus(responses: Tree | undefined, status: number): string {
  const wanted = [String(status), `${Math.floor(status / 100)}XX`, "default"];
  return wanted.find((name) => responses?.[name]) ?? String(status);
}

const follow = ({ tree }: Documents, at: readonly string[]): Tree => at.reduce<Tree>((node, name) => node[name] ?? {}, tree);

/** The node behind references, with its own place. */
function resolve(document: Documents, at: readonly string[]): { node: Tree; at: readonly string[] } | undefined {
  const parent = follow(document, at.slice(0, -1));
  const node = parent[at.at(-1) ?? ""];
  if (node === undefined) return undefined;
  const reference: unknown = node["$ref"];
  if (typeof reference !== "string") return { node, at };
  return resolve(
    document,
    reference
      .slice(2)
      .split("/")
      .map((token) => decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~")),
  );
}

function faults({ ajv, compiled }: Documents, api: string, at: readonly string[], body: unknown): ErrorObject[] {
  const pointer = at.map((token) => encodeURIComponent(token.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/");
  const known = compiled.get(pointer) ?? ajv.compile({ $ref: `${api}#/${pointer}` });
  compiled.set(pointer, known);
  return known(body) ? [] : (known.errors ?? []);
}
