/** What an OpenAPI 3 document is made of: which member holds what. Everything else in it is text or data. */

export type Kind =
  | "document"
  | "components"
  | "pathItem"
  | "operation"
  | "parameter"
  | "requestBody"
  | "mediaType"
  | "encoding"
  | "response"
  | "header"
  | "example"
  | "link"
  | "callback"
  | "securityScheme"
  | "schema";

/** How a member holds its parts: `patterned` is a map whose names that begin with `x-` are extensions. */
export interface Shape {
  readonly of: Kind;
  readonly as: "one" | "list" | "map" | "patterned";
}

type Shapes = Readonly<Record<string, Shape>>;

const each = (as: Shape["as"], of: Kind, ...members: string[]): Shapes => Object.fromEntries(members.map((member) => [member, { of, as }]));

/** Methods that a Path Item Object has members for. */
export const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

const carriesContent: Shapes = { ...each("map", "mediaType", "content"), ...each("map", "example", "examples") };
const mediaType: Shapes = {
  ...each("one", "schema", "schema", "itemSchema"),
  ...each("map", "example", "examples"),
  ...each("map", "encoding", "encoding"),
  ...each("list", "encoding", "prefixEncoding"),
  ...each("one", "encoding", "itemEncoding"),
};

const schema: Shapes = {
  ...each("map", "schema", "properties", "patternProperties", "$defs", "definitions", "dependentSchemas"),
  ...each("list", "schema", "allOf", "anyOf", "oneOf", "prefixItems"),
  ...each("one", "schema", "items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames"),
  ...each("one", "schema", "unevaluatedItems", "unevaluatedProperties", "contentSchema"),
};

export const anatomy: Readonly<Record<Kind, Shapes>> = {
  document: { ...each("patterned", "pathItem", "paths"), ...each("map", "pathItem", "webhooks"), ...each("one", "components", "components") },
  components: {
    ...each("map", "schema", "schemas"),
    ...each("map", "response", "responses"),
    ...each("map", "parameter", "parameters"),
    ...each("map", "example", "examples"),
    ...each("map", "requestBody", "requestBodies"),
    ...each("map", "header", "headers"),
    ...each("map", "securityScheme", "securitySchemes"),
    ...each("map", "link", "links"),
    ...each("map", "callback", "callbacks"),
    ...each("map", "pathItem", "pathItems"),
    ...each("map", "mediaType", "mediaTypes"),
  },
  pathItem: { ...each("one", "operation", ...methods), ...each("map", "operation", "additionalOperations"), ...each("list", "parameter", "parameters") },
  operation: {
    ...each("list", "parameter", "parameters"),
    ...each("one", "requestBody", "requestBody"),
    ...each("patterned", "response", "responses"),
    ...each("map", "callback", "callbacks"),
  },
  parameter: { ...each("one", "schema", "schema"), ...carriesContent },
  header: { ...each("one", "schema", "schema"), ...carriesContent },
  requestBody: carriesContent,
  mediaType,
  encoding: each("map", "header", "headers"),
  response: { ...carriesContent, ...each("map", "header", "headers"), ...each("map", "link", "links") },
  // The members of a Callback Object are path items; see partsOf in walk.ts.
  callback: {},
  example: {},
  link: {},
  securityScheme: {},
  schema,
};
