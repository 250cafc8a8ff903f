/** What a document says, or lets one suppose, about things: which operations make, show, change and remove the same one. Types only. */
import type { Operation } from "../model.ts";

/** `stated` by `x-resource`; `link`: by an OpenAPI Link; `shape`: by paths and schemas that fit; `name`: by a name alone. */
export type EvidenceKind = "stated" | "link" | "shape" | "name";

/** Why something is believed. */
export interface Evidence {
  readonly kind: EvidenceKind;
  /** One clause: "POST answers 201 with the schema that GET answers". */
  readonly says: string;
  /** JSON Pointer of what says it. */
  readonly pointer: string;
}

export type Role = "list" | "create" | "read" | "replace" | "change" | "delete" | "action";

/** Which member of a thing a path parameter takes. */
export interface Key {
  /** Name of the last template of the item's path. */
  readonly parameter: string;
  /** JSON Pointer inside a thing: `/id`. */
  readonly member: string;
  /** Who chooses the value when a thing is created. */
  readonly assignedBy: "server" | "client";
  readonly evidence: readonly Evidence[];
}

/** What a path parameter takes. */
export interface Binding {
  /** Resource whose key it takes; undefined where it names nothing known. */
  readonly resource: string | undefined;
  /** JSON Pointer inside a thing of that resource: its key, or one of several members that make it up. */
  readonly names: string | undefined;
  /** JSON Pointer inside this operation's thing of the member that repeats the value: `/id`, `/owner_id`. */
  readonly member: string | undefined;
}

/** How a list is cut into pages; every name is a query parameter. */
export type Paging =
  | { readonly style: "offset"; readonly offset: string; readonly size: string | undefined }
  | { readonly style: "page"; readonly page: string /** Number of the first page. */; readonly first: 0 | 1; readonly size: string | undefined }
  | {
      readonly style: "cursor";
      readonly cursor: string;
      /** The key of the last thing of the page before, or a text that an answer gave. */
      readonly takes: "key" | "opaque";
      readonly size: string | undefined;
    }
  /** The first page only: nothing asks for the next. */
  | { readonly style: "size"; readonly size: string };

/** How a list is put in order. */
export interface Sorting {
  readonly parameter: string;
  /** Word of the parameter → JSON Pointer inside a thing. Empty where any member may be named. */
  readonly by: ReadonlyMap<string, string>;
  /** Query parameter that takes `asc` or `desc`; undefined where a leading `-` reverses. */
  readonly direction: string | undefined;
}

/** A list's answer, and what its query asks for. All pointers are into the response body. */
export interface ListShape {
  /** JSON Pointer of the array: "" or `/data`. */
  readonly items: string;
  readonly paging: Paging | undefined;
  /** Most and default number of things on a page, where the parameter's schema says so. */
  readonly sizeMaximum: number | undefined;
  readonly sizeDefault: number | undefined;
  /** Equality filters: query parameter → JSON Pointer inside a thing. A list of values means any of them; `filter[status]` is a member of a deepObject. */
  readonly filters: ReadonlyMap<string, string>;
  readonly sort: Sorting | undefined;
  /** Members of the envelope that tell about the page, by meaning. */
  readonly envelope: Readonly<Partial<Record<"total" | "page" | "size" | "offset" | "pages" | "nextCursor" | "hasMore" | "nextUrl", string>>>;
  /** Of items, paging, filters and sort. */
  readonly evidence: readonly Evidence[];
}

/** One operation on a resource. */
export interface ResourceOperation {
  readonly operation: Operation;
  readonly role: Role;
  /** JSON Pointer of the thing in the request body: "" or `/pet`. Undefined where none is sent. */
  readonly requestItem: string | undefined;
  /** JSON Pointer of the thing in the body of each success that shows it, by status key. */
  readonly responseItem: ReadonlyMap<string, string>;
  /** Of role `list` only. */
  readonly list: ListShape | undefined;
  /** By path parameter, in order. A resource with several of its own in the path has them all here. */
  readonly binds: ReadonlyMap<string, Binding>;
  readonly evidence: readonly Evidence[];
}

/** Things of one kind, or a single thing such as the caller's own profile. */
export interface Resource {
  /** Unique in the document, from the path: `pets`, `owners.pets`. */
  readonly name: string;
  /** Name of the resource whose key stands earlier in the path. */
  readonly parent: string | undefined;
  readonly kind: "collection" | "singleton";
  /** Path templates as written. */
  readonly collectionPath: string | undefined;
  readonly itemPath: string | undefined;
  /** Undefined for a singleton, and where no member of the thing fits the path. */
  readonly key: Key | undefined;
  readonly operations: readonly ResourceOperation[];
  /** JSON Pointers of members whose values may not repeat. */
  readonly unique: readonly string[];
  /** Who may see things: everybody, or the principal that made them (`x-resource.owner`). */
  readonly sharing: "shared" | "owner";
  /** The strongest evidence that joins the operations. */
  readonly certainty: EvidenceKind;
  /** Of parent, uniqueness and sharing. */
  readonly evidence: readonly Evidence[];
}

/** Something that could not be inferred, and how to say it. */
export interface Doubt {
  readonly pointer: string;
  readonly says: string;
  /** What to write, and where. */
  readonly remedy: string;
}

/** All that is known or supposed of a contract's things. */
export interface Resources {
  readonly resources: readonly Resource[];
  /** Operations of no resource, with the reason. */
  readonly loose: readonly { readonly operation: Operation; readonly reason: string }[];
  readonly doubts: readonly Doubt[];
  /** The resource and the role of an operation. */
  of(operation: Operation): { readonly resource: Resource; readonly part: ResourceOperation } | undefined;
}
