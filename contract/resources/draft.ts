/** A resource while it is being inferred. */
import type { Operation } from "../model.ts";
import type { Doubt, Evidence, Role } from "./model.ts";
import type { PathNode } from "./path-tree.ts";
import type { Shape } from "./shape.ts";
import type { Stated } from "./stated.ts";

export interface DraftOperation {
  readonly operation: Operation;
  readonly node: PathNode;
  role: Role;
  readonly evidence: Evidence[];
  readonly stated: Stated | undefined;
}

export interface Draft {
  name: string;
  readonly kind: "collection" | "singleton";
  /** Of the collection, or of the single thing. */
  readonly node: PathNode;
  /** Templates that name one thing, the last one its item's; several where one does not suffice. */
  readonly own: readonly PathNode[];
  /** Singular, in plain letters. */
  readonly word: string;
  parent: Draft | undefined;
  readonly operations: DraftOperation[];
  /** What things look like, as far as seen; the fullest first. */
  readonly like: Shape[];
  readonly evidence: Evidence[];
  /** JSON Pointer of the key, where a Link or the author says it. */
  key: { readonly member: string; readonly evidence: Evidence } | undefined;
  unique: readonly string[];
  owned: boolean;
}

/** What is collected on the way. */
export interface Findings {
  readonly drafts: Draft[];
  readonly loose: Map<Operation, string>;
  readonly doubts: Doubt[];
}

export const itemNode = ({ own }: Draft): PathNode | undefined => own.at(-1);
