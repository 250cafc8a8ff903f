/** A loaded document as openapi-typescript reads it rightly: what it would leave out or misread stands elsewhere, or under another name. */
import type { Kind } from "../contract/anatomy.ts";
import type { Json, JsonObject } from "../contract/model.ts";
import { escapeToken, isObject, localPointer, valueAt } from "../contract/pointer.ts";
import { object, text } from "../contract/source.ts";
import { type Part, walk } from "../contract/walk.ts";

/** An operation of a method that openapi-typescript does not know, and the path item that stands in for its own. */
export interface Moved {
  readonly path: string;
  readonly method: string;
  readonly standIn: string;
}

/** Changes the document in place. */
export function prepareForTypes(document: JsonObject): readonly Moved[] {
  closeGaps(document);
  nameOperations(document);
  hoist(document);
  describeStreams(document);
  return moveMethods(document);
}

/** Parameters that the loader left out leave gaps, over which the generator stumbles. */
function closeGaps(document: JsonObject): void {
  walk(document, {
    part: ({ value }) => void (isObject(value) && Array.isArray(value["parameters"]) && (value["parameters"] = value["parameters"].filter(isObject))),
  });
}

/** By method and path, as the mock names them, where there is no operationId or another operation has it. */
function nameOperations(document: JsonObject): void {
  const taken = new Set<string>();
  for (const [path, item] of Object.entries(object(document["paths"]))) {
    for (const [method, operation] of [...Object.entries(object(item)), ...Object.entries(object(object(item)["additionalOperations"]))]) {
      if (!isObject(operation) || operation["responses"] === undefined) continue;
      const id = text(operation["operationId"]);
      if (id === "" || taken.has(id)) operation["operationId"] = `${method.toUpperCase()} ${path}`;
      taken.add(text(operation["operationId"]));
    }
  }
}

const sections: Readonly<Partial<Record<Kind, string>>> = {
  schema: "schemas",
  parameter: "parameters",
  response: "responses",
  header: "headers",
  requestBody: "requestBodies",
  example: "examples",
  link: "links",
};

/** Local definitions and other files' parts become components; their own places would turn into members of values. */
function hoist(document: JsonObject): void {
  const names = new Map<string, string>();
  const components = isObject(document["components"]) ? document["components"] : {};
  document["components"] = components;
  const nameOf = (target: string, kind: Kind, value: Json): string | undefined => {
    const section = sections[kind];
    const known = names.get(`${kind} ${target}`);
    if (known !== undefined || section === undefined) return known;
    const members = isObject(components[section]) ? components[section] : {};
    components[section] = members;
    const name = freeName(members, target);
    members[name] = value;
    const pointer = `/components/${section}/${escapeToken(name)}`;
    names.set(`${kind} ${target}`, pointer);
    return pointer;
  };
  walk(document, {
    part({ kind, value, holder, key }: Part) {
      const target = isObject(value) ? localPointer(text(value["$ref"])) : undefined;
      if (target === undefined || !isObject(value) || !isElsewhere(target)) return;
      const named = valueAt(document, target);
      if (named === undefined) return;
      const pointer = nameOf(target, kind, named);
      if (pointer !== undefined) value["$ref"] = `#${pointer}`;
      else if (isObject(holder)) holder[key] = named;
    },
  });
  walk(document, { part: ({ kind, value }) => void (kind === "schema" && isObject(value) && delete value["$defs"]) });
  delete document["x-files"];
}

const isElsewhere = (pointer: string): boolean => pointer.startsWith("/x-files/") || pointer.includes("/$defs/");

/** `/components/schemas/Pet/$defs/Tag` gives `Tag`, or `Tag2` where that is taken. */
function freeName(members: JsonObject, pointer: string): string {
  const last = pointer.split("/").at(-1) ?? "";
  const plain =
    last
      .replace(/~1/g, "/")
      .replace(/^.*\//, "")
      .replace(/\.(?:ya?ml|json)$/, "")
      .replace(/\W+/g, "_") || "Part";
  let name = plain;
  for (let number = 2; Object.hasOwn(members, name); number += 1) name = `${plain}${number}`;
  return name;
}

/** A stream's body is the list of its items. */
function describeStreams(document: JsonObject): void {
  walk(document, {
    part({ kind, value }) {
      if (kind !== "mediaType" || !isObject(value) || value["itemSchema"] === undefined || value["schema"] !== undefined) return;
      value["schema"] = { type: "array", items: value["itemSchema"] };
      delete value["itemSchema"];
    },
  });
}

const known = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

function moveMethods(document: JsonObject): readonly Moved[] {
  const moved: Moved[] = [];
  const paths = object(document["paths"]);
  for (const [path, item] of Object.entries(paths)) {
    if (!isObject(item)) continue;
    const others = [...(isObject(item["query"]) ? [["query", item["query"]] as const] : []), ...Object.entries(object(item["additionalOperations"]))];
    for (const [method, operation] of others) {
      if (known.has(method)) continue;
      const standIn = `${path}#${method}`;
      paths[standIn] = { ...(item["parameters"] === undefined ? {} : { parameters: item["parameters"] }), post: operation };
      moved.push({ path, method, standIn });
    }
    delete item["query"];
    delete item["additionalOperations"];
  }
  return moved;
}
