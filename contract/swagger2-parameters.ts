/** Swagger 2.0 parameters: body and form fields become one request body, all others get a schema of their own. */
import type { Json, JsonObject } from "./model.ts";
import { escapeToken, isObject } from "./pointer.ts";
import { array, object, text } from "./source.ts";
import type { Moves } from "./swagger2.ts";

interface Place {
  readonly operation: JsonObject;
  readonly pointer: string;
  /** Parameters of the path, which the operation's own replace. */
  readonly common: readonly Json[];
  readonly commonPointer: string;
  readonly consumes: readonly string[];
  /** Parameters that the document names. */
  readonly shared: JsonObject;
  readonly moves: Moves;
}

interface Found {
  readonly parameter: JsonObject;
  readonly from: string;
}

export function upgradeParameters(place: Place): void {
  const { operation, pointer, consumes, moves } = place;
  const found = parametersOf(place);
  const body = found.find(({ parameter }) => parameter["in"] === "body");
  const fields = found.filter(({ parameter }) => parameter["in"] === "formData");
  const others = found.filter(({ parameter }) => parameter["in"] !== "body" && parameter["in"] !== "formData");
  operation["parameters"] = others.map(({ parameter, from }, index) => {
    moves.set(`${pointer}/parameters/${index}`, from).set(`${pointer}/parameters/${index}/schema`, from);
    return isOdd(parameter) ? parameter : upgraded(parameter);
  });
  if (operation["requestBody"] !== undefined) delete operation["requestBody"];
  if (body) operation["requestBody"] = bodyOf(body, `${pointer}/requestBody`, consumes, moves);
  else if (fields.length > 0) operation["requestBody"] = formOf(fields, `${pointer}/requestBody`, consumes, moves);
}

/** References are followed here, because only their target says whether they are a body. */
function parametersOf({ operation, pointer, common, commonPointer, shared }: Place): Found[] {
  const byKey = new Map<string, Found>();
  const add = (list: readonly Json[], at: string): void => {
    for (const [index, raw] of list.entries()) {
      const name = isObject(raw) ? /^#\/parameters\/(.*)$/.exec(text(raw["$ref"]))?.[1]?.replaceAll("~1", "/").replaceAll("~0", "~") : undefined;
      const named = name !== undefined && Object.hasOwn(shared, name) ? shared[name] : undefined;
      const parameter = structuredClone(isObject(named) ? named : isObject(raw) ? raw : { value: raw });
      const from = isObject(named) && name !== undefined ? `/parameters/${escapeToken(name)}` : `${at}/${index}`;
      const kind = parameter["in"] === "body" ? "body" : `${text(parameter["in"])} ${text(parameter["name"]) || `#${at}/${index}`}`;
      byKey.set(kind, { parameter, from });
    }
  };
  add(common, commonPointer);
  add(array(operation["parameters"]), `${pointer}/parameters`);
  return [...byKey.values()];
}

const isOdd = (parameter: JsonObject): boolean => parameter["$ref"] !== undefined || typeof parameter["in"] !== "string";

const schemaKeywords = ["type", "format", "items", "default", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum"].concat([
  "maxLength",
  "minLength",
  "pattern",
  "maxItems",
  "minItems",
  "uniqueItems",
  "enum",
  "multipleOf",
  "x-nullable",
]);

/** The keywords that stand in a parameter, a header or an `items` itself, as a schema. */
export function schemaOf(source: JsonObject): JsonObject {
  const schema: JsonObject = {};
  for (const keyword of schemaKeywords) if (source[keyword] !== undefined) schema[keyword] = source[keyword] as Json;
  if (schema["type"] === "file") Object.assign(schema, { type: "string", format: "binary" });
  if (isObject(schema["items"])) schema["items"] = schemaOf(schema["items"]);
  return schema;
}

function upgraded(parameter: JsonObject): JsonObject {
  const { name, in: place, description, required } = parameter;
  const rest = Object.fromEntries(Object.entries(parameter).filter(([key]) => key.startsWith("x-") && key !== "x-nullable"));
  return {
    ...rest,
    ...(name !== undefined && { name }),
    ...(place !== undefined && { in: place }),
    ...(description !== undefined && { description }),
    ...(required !== undefined && { required }),
    ...styleOf(parameter),
    ...(parameter["allowEmptyValue"] !== undefined && { allowEmptyValue: parameter["allowEmptyValue"] }),
    schema: schemaOf(parameter),
  };
}

/** `tsv` has no style in OpenAPI 3 and is read as spaces. */
function styleOf(parameter: JsonObject): JsonObject {
  if (parameter["type"] !== "array") return {};
  const format = text(parameter["collectionFormat"]) || "csv";
  if (parameter["in"] === "path" || parameter["in"] === "header") return { style: "simple", explode: false };
  if (format === "multi") return { style: "form", explode: true };
  return { style: format === "pipes" ? "pipeDelimited" : format === "csv" ? "form" : "spaceDelimited", explode: false };
}

function bodyOf({ parameter, from }: Found, at: string, consumes: readonly string[], moves: Moves): JsonObject {
  const types = consumes.length > 0 ? consumes : ["application/json"];
  moves.set(at, from);
  for (const type of types) moves.set(`${at}/content/${escapeToken(type)}`, from);
  const content = Object.fromEntries(types.map((type) => [type, { schema: structuredClone(parameter["schema"] ?? {}) }]));
  return { required: parameter["required"] === true, ...(parameter["description"] !== undefined && { description: parameter["description"] }), content };
}

function formOf(fields: readonly Found[], at: string, consumes: readonly string[], moves: Moves): JsonObject {
  const forms = consumes.filter((type) => /^(?:multipart\/|application\/x-www-form-urlencoded)/i.test(type));
  const files = fields.some(({ parameter }) => parameter["type"] === "file");
  const types = forms.length > 0 ? forms : [files ? "multipart/form-data" : "application/x-www-form-urlencoded"];
  moves.set(at, fields[0]?.from ?? at);
  const content = types.map((type) => {
    for (const { parameter, from } of fields) moves.set(`${at}/content/${escapeToken(type)}/schema/properties/${escapeToken(text(parameter["name"]))}`, from);
    return [type, formContent(fields)];
  });
  return { required: fields.some(({ parameter }) => parameter["required"] === true), content: Object.fromEntries(content) as JsonObject };
}

function formContent(fields: readonly Found[]): JsonObject {
  const properties: [string, Json][] = [];
  const encoding: [string, Json][] = [];
  const required: string[] = [];
  for (const { parameter } of fields) {
    const name = text(parameter["name"]);
    const { description } = parameter;
    properties.push([name, { ...schemaOf(parameter), ...(description !== undefined && { description }) }]);
    const style = styleOf({ ...parameter, in: "query" });
    if (Object.keys(style).length > 0) encoding.push([name, style]);
    if (parameter["required"] === true) required.push(name);
  }
  const schema: JsonObject = { type: "object", properties: Object.fromEntries(properties), ...(required.length > 0 && { required }) };
  return { schema, ...(encoding.length > 0 && { encoding: object(Object.fromEntries(encoding)) }) };
}
