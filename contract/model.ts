/** The compiled contract: nouns of HTTP and OpenAPI, frozen, never interpreted again. Types only. */

/** A JSON value, as parsed. */
export type Json = null | boolean | number | string | Json[] | { [member: string]: Json };
export type JsonObject = { [member: string]: Json };

/** Where in a message a value stands. */
export type Location = "path" | "query" | "header" | "cookie" | "body";

/** One way in which a message breaks its contract. */
export interface Violation {
  /** Part of the message. */
  readonly in: Location | "status";
  /** JSON Pointer of the value inside that part: `/data/name`, or `/page[size]` for a parameter. */
  readonly at: string;
  /** JSON Schema keyword that is broken. */
  readonly keyword: string;
  /** JSON Pointer of that keyword in the document. */
  readonly rule: string;
  /** What the contract asks for: "at least 1 character". */
  readonly expected: string;
  /** What came, shortened. */
  readonly found: string;
}

/** Outcome of decoding one part of a message. */
export interface Decoded<T = unknown> {
  readonly value: T;
  readonly violations: readonly Violation[];
}

/** OpenAPI Parameter Object. */
export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie" | "querystring";
  readonly required: boolean;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  /** Takes the rest of the path, slashes included (`x-greedy`). */
  readonly greedy: boolean;
  readonly schema: JsonObject | boolean;
  /** Media type of `content`, for parameters that are serialised as a document. */
  readonly mediaType: string | undefined;
  /** Of a query string that is a form. */
  readonly encoding?: JsonObject;
  /** The first documented example. */
  readonly example: Json | undefined;
  readonly pointer: string;
}

export type ParameterStyle = "matrix" | "label" | "simple" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject" | "cookie";

/** OpenAPI Media Type Object of a request or response. */
export interface MediaType {
  /** As written in the document: `application/json`, `image/*`. */
  readonly range: string;
  readonly schema: JsonObject | boolean | undefined;
  /** Schema of one item, where the media type is a stream of items; the value is then an array of them. */
  readonly itemSchema?: JsonObject | boolean | undefined;
  readonly examples: ReadonlyMap<string, Json>;
  readonly encoding: JsonObject;
  readonly pointer: string;
  /** Undefined where the value holds. Compiled on first use. */
  check(value: unknown): readonly Violation[] | undefined;
}

export interface RequestBody {
  readonly required: boolean;
  readonly content: readonly MediaType[];
  readonly pointer: string;
}

/** OpenAPI Header Object of a response. */
export interface ResponseHeader {
  /** Lower case. */
  readonly name: string;
  readonly declaredName: string;
  readonly required: boolean;
  readonly schema: JsonObject | boolean | undefined;
  readonly example: Json | undefined;
  check(text: string): readonly Violation[] | undefined;
}

/** OpenAPI Response Object under its status key. */
export interface DocumentedResponse {
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  readonly description: string;
  readonly content: readonly MediaType[];
  readonly headers: readonly ResponseHeader[];
  /** Reason of `x-unreachable`. */
  readonly unreachable: string | undefined;
  readonly pointer: string;
}

/** One alternative: every scheme named here is needed together. Empty: anonymous. */
export type SecurityRequirement = readonly string[];

export type SecurityScheme =
  | { readonly name: string; readonly type: "apiKey"; readonly in: "header" | "query" | "cookie"; readonly parameter: string }
  | { readonly name: string; readonly type: "http"; readonly scheme: string }
  | { readonly name: string; readonly type: "oauth2" | "openIdConnect" | "mutualTLS" };

/** Raw, undecoded values of a request's parameters. */
export interface RawParameters {
  /** Undecoded values of the path's templates, in order of appearance. */
  readonly path: readonly string[];
  /** Undecoded, without `?`. */
  readonly query: string;
  header(name: string): string | undefined;
}

export interface ParameterValues {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly header: Readonly<Record<string, unknown>>;
  readonly cookie: Readonly<Record<string, unknown>>;
}

/** OpenAPI Operation Object. */
export interface Operation {
  /** `operationId`, or `GET /path` where the document has none. */
  readonly id: string;
  /** Upper case. */
  readonly method: string;
  /** Path template as written. */
  readonly path: string;
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  readonly body: RequestBody | undefined;
  readonly responses: readonly DocumentedResponse[];
  /** Alternatives, in order. Empty: no credentials are asked for. */
  readonly security: readonly SecurityRequirement[];
  readonly pointer: string;
  /** Decodes and judges every parameter; all violations at once. */
  decodeParameters(raw: RawParameters): Decoded<ParameterValues>;
}

export type RouteMatch =
  | { readonly kind: "operation"; readonly operation: Operation; readonly values: readonly string[] }
  /** The path exists; `allow` lists its methods, derived HEAD and OPTIONS included. */
  | { readonly kind: "other-method"; readonly allow: readonly string[]; readonly get: Operation | undefined; readonly values: readonly string[] }
  | { readonly kind: "unknown" };

export interface Contract {
  /** Folder or file name: `datadog-services`. */
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly file: string | undefined;
  readonly document: JsonObject;
  /** Path of the first server, without trailing slash: "" or `/v2`. */
  readonly basePath: string;
  readonly operations: readonly Operation[];
  readonly schemes: ReadonlyMap<string, SecurityScheme>;
  /** The document's own requirement, which operations inherit. */
  readonly security: readonly SecurityRequirement[];
  /** `path` is raw and includes the base path. */
  route(method: string, path: string): RouteMatch;
  /** Whether any operation has the path, whatever its method. */
  serves(path: string): boolean;
}
