/** What is wrong with a document, where, and what to do: the interface of every refusal to load. */

export type FaultCode =
  | "no-such-file"
  | "is-a-folder"
  | "unreadable-file"
  | "too-large"
  | "empty-document"
  | "not-yaml"
  | "not-openapi"
  | "unsupported-version"
  | "dangling-reference"
  | "remote-reference"
  | "structure"
  | "duplicate-operation"
  | "bad-expression"
  | "bad-overlay"
  | "bad-resource"
  | "unsupported-part"
  | "bad-start-state"
  | "bad-behaviour";

export interface Fault {
  readonly code: FaultCode;
  /** One sentence: what was expected and found, and what to do. */
  readonly message: string;
  readonly file: string;
  /** JSON Pointer in the document; undefined where the file itself is at fault. */
  readonly pointer?: string;
  /** 1-based. */
  readonly line?: number;
  readonly column?: number;
}

/** A document that cannot be served; carries every fault at once. */
export class DocumentError extends Error {
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super(faults.map(describeFault).join("\n"));
    this.name = "DocumentError";
    this.faults = faults;
  }
}

/** `openapi.yaml:12:3 structure at /paths/~1a: message` */
export function describeFault(fault: Fault): string {
  const line = fault.line === undefined ? "" : `:${fault.line}${fault.column === undefined ? "" : `:${fault.column}`}`;
  const pointer = fault.pointer === undefined ? "" : ` at ${fault.pointer || "/"}`;
  return `${fault.file}${line} ${fault.code}${pointer}: ${fault.message}`;
}
