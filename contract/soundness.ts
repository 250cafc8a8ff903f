/** What a document must get right before anything can be compiled from it. What is wrong in one place is taken out there, and told. */
import { type Kind, methods } from "./anatomy.ts";
import { Mending, remove, type StructuralFault } from "./mending.ts";
import type { JsonObject } from "./model.ts";
import { isObject, resolve } from "./pointer.ts";
import { tellExample, tellMediaType } from "./sound-content.ts";
import { mendOperation, mendParameter, mendPathItem, mendTogether, tellSilent } from "./sound-operation.ts";
import { mendReference } from "./sound-reference.ts";
import { mendSchema, shown } from "./sound-schema.ts";
import { upgradeSchema } from "./upgrade.ts";
import { type Part, type Visitor, walk } from "./walk.ts";

/** Every structural fault. Mends `document` in place, as OpenAPI 3.1, so that all that is left of it can be compiled. */
export function mendDocument(document: JsonObject): readonly StructuralFault[] {
  const mending = new Mending(document);
  document["paths"] ??= document["webhooks"] || document["components"] ? {} : null;
  const paths = document["paths"];
  if (!isObject(paths)) {
    mending.refuse("", `expected a member "paths" that is an object, found ${paths === null ? "none" : shown(paths)}.`);
    return mending.faults;
  }
  const named = Object.keys(paths).filter((path) => !path.startsWith("x-")).length;
  walk(document, visitorOf(mending, String(document["openapi"]).startsWith("3.0")));
  mendTogether(mending, paths);
  tellSilent(mending);
  // Where nothing is left to serve, what was left out decides.
  if (named > 0 && !hasOperations(document, paths)) return mending.faults.map((fault) => ({ ...fault, fatal: true }));
  return mending.faults;
}

const hasOperations = (document: JsonObject, paths: JsonObject): boolean =>
  Object.values(paths).some((raw) => {
    const { value: item } = resolve(document, raw, "");
    return isObject(item) && ["additionalOperations", ...methods].some((member) => isObject(item[member]));
  });

const nouns: Readonly<Record<Kind, string>> = {
  document: "an OpenAPI Object",
  components: "a Components Object",
  pathItem: "a Path Item Object",
  operation: "an Operation Object",
  parameter: "a Parameter Object",
  requestBody: "a Request Body Object",
  mediaType: "a Media Type Object",
  encoding: "an Encoding Object",
  response: "a Response Object",
  header: "a Header Object",
  example: "an Example Object",
  link: "a Link Object",
  callback: "a Callback Object",
  securityScheme: "a Security Scheme Object",
  schema: "a schema",
};

const visitorOf = (mending: Mending, isVersion30: boolean): Visitor => ({
  part(part) {
    mendPart(mending, part);
    if (isVersion30 && part.kind === "schema" && isObject(part.value)) upgradeSchema(part.value);
  },
  misfit: ({ value, pointer }, member, expected) => {
    mending.tell(`${pointer}/${member}`, `expected ${expected}; the member is left out.`);
    if (isObject(value)) delete value[member];
  },
});

function mendPart(mending: Mending, part: Part): void {
  const { kind, value, pointer } = part;
  if (kind === "schema" && typeof value === "boolean") return;
  if (!isObject(value)) {
    remove(part);
    mending.tell(pointer, `expected ${nouns[kind]}, found ${shown(value)}; it is left out.`);
    return;
  }
  if (value["$ref"] !== undefined) mendReference(mending, part, value);
  if (kind === "schema") for (const { code, keyword, message } of mendSchema(value)) mending.tell(`${pointer}/${keyword}`, message, code);
  if (kind === "pathItem") mendPathItem(mending, part, value);
  if (kind === "operation") mendOperation(mending, part, value);
  if (kind === "parameter") mendParameter(mending, part, value);
  if (kind === "mediaType") tellMediaType(mending, part, value);
  if (kind === "example") tellExample(mending, part, value);
}
