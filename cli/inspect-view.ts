/** What `specimen inspect` tells, as plain data: the document's own order, every statement with its place. */
import type { Fault, FaultCode } from "../contract/fault.ts";
import type { Contract, Operation } from "../contract/model.ts";
import { inferResources } from "../contract/resources/infer.ts";
import type { Evidence, ListShape, Resource, ResourceOperation } from "../contract/resources/model.ts";

/** Line of a pointer in the document; null where the text is unknown. */
export type LineOf = (pointer: string) => number | null;

export interface SaidEvidence {
  readonly kind: Evidence["kind"];
  readonly says: string;
  readonly line: number | null;
  readonly pointer: string;
}

export interface OperationView {
  readonly method: string;
  readonly path: string;
  readonly operationId: string;
  readonly line: number | null;
}

export interface PartView extends OperationView {
  readonly role: ResourceOperation["role"];
  readonly requestItem: string | null;
  readonly responseItem: Readonly<Record<string, string>>;
  readonly binds: Readonly<Record<string, unknown>>;
  readonly list: ListView | null;
  readonly evidence: readonly SaidEvidence[];
}

export interface ListView {
  readonly items: string;
  readonly paging: ListShape["paging"] | null;
  readonly sizeMaximum: number | null;
  readonly sizeDefault: number | null;
  readonly filters: Readonly<Record<string, string>>;
  readonly sort: { readonly parameter: string; readonly by: Readonly<Record<string, string>>; readonly direction: string | null } | null;
  readonly envelope: ListShape["envelope"];
  /** Query parameters whose meaning is not known. */
  readonly ignored: readonly string[];
  readonly evidence: readonly SaidEvidence[];
}

export interface ResourceView {
  readonly name: string;
  readonly parent: string | null;
  readonly kind: Resource["kind"];
  readonly sharing: Resource["sharing"];
  readonly certainty: Evidence["kind"];
  readonly key: { readonly parameter: string; readonly member: string; readonly assignedBy: string; readonly evidence: readonly SaidEvidence[] } | null;
  readonly unique: readonly string[];
  readonly evidence: readonly SaidEvidence[];
  readonly operations: readonly PartView[];
}

export interface NoticeView {
  readonly code: FaultCode;
  readonly message: string;
  /** The document's own, one that it refers to, or its overlay. */
  readonly file: string;
  readonly line: number | null;
  readonly pointer: string | null;
}

export interface InspectView {
  readonly version: 1;
  readonly file: string;
  readonly title: string;
  readonly operations: number;
  /** Whether any operation asks for credentials. */
  readonly secured: boolean;
  readonly resources: readonly ResourceView[];
  readonly loose: readonly (OperationView & { readonly reason: string })[];
  readonly doubts: readonly { readonly says: string; readonly remedy: string; readonly line: number | null; readonly pointer: string }[];
  /** What is not served as it is written: mistakes in `x-resource`, and all else that is odd about the document. */
  readonly notices: readonly NoticeView[];
}

/** Every pointer that a view will ask a line for. */
export function pointersOf(contract: Contract): string[] {
  const { resources, loose, doubts } = inferResources(contract);
  const evidence = resources.flatMap((resource) => [
    ...resource.evidence,
    ...(resource.key?.evidence ?? []),
    ...resource.operations.flatMap((part) => [...part.evidence, ...(part.list?.evidence ?? [])]),
  ]);
  return [...evidence, ...doubts, ...contract.operations, ...loose.map(({ operation }) => operation)].map(({ pointer }) => pointer);
}

export function inspectView(contract: Contract, file: string, lineOf: LineOf, notices: readonly Fault[]): InspectView {
  const { resources, loose, doubts } = inferResources(contract);
  const place = (operation: Operation): OperationView => ({
    method: operation.method,
    path: operation.path,
    operationId: operation.id,
    line: lineOf(operation.pointer),
  });
  const said = (evidence: readonly Evidence[]): SaidEvidence[] => evidence.map(({ kind, says, pointer }) => ({ kind, says, line: lineOf(pointer), pointer }));
  const listView = ({ operation }: ResourceOperation, list: ListShape): ListView => ({
    items: list.items,
    paging: list.paging ?? null,
    sizeMaximum: list.sizeMaximum ?? null,
    sizeDefault: list.sizeDefault ?? null,
    filters: Object.fromEntries(list.filters),
    sort: list.sort ? { parameter: list.sort.parameter, by: Object.fromEntries(list.sort.by), direction: list.sort.direction ?? null } : null,
    envelope: list.envelope,
    ignored: ignoredIn(operation, list),
    evidence: said(list.evidence),
  });
  return {
    version: 1,
    file,
    title: contract.title,
    operations: contract.operations.length,
    secured: contract.operations.some(({ security }) => security.length > 0),
    resources: resources.map((resource) => ({
      name: resource.name,
      parent: resource.parent ?? null,
      kind: resource.kind,
      sharing: resource.sharing,
      certainty: resource.certainty,
      key: resource.key ? { ...resource.key, evidence: said(resource.key.evidence) } : null,
      unique: resource.unique,
      evidence: said(resource.evidence),
      operations: resource.operations.map((part) => ({
        ...place(part.operation),
        role: part.role,
        requestItem: part.requestItem ?? null,
        responseItem: Object.fromEntries(part.responseItem),
        binds: Object.fromEntries(part.binds),
        list: part.list ? listView(part, part.list) : null,
        evidence: said(part.evidence),
      })),
    })),
    loose: loose.map(({ operation, reason }) => ({ ...place(operation), reason })),
    doubts: doubts.map(({ says, remedy, pointer }) => ({ says, remedy, line: lineOf(pointer), pointer })),
    notices: notices.map(({ code, message, file, line = null, pointer = null }) => ({ code, message, file, line, pointer })),
  };
}

function ignoredIn({ parameters }: Operation, { filters, paging, sort }: ListShape): string[] {
  const used = new Set<unknown>([
    ...Object.values(paging ?? {}),
    sort?.parameter,
    sort?.direction,
    ...[...filters.keys()].map((name) => name.replace(/\[.*$/, "")),
  ]);
  return parameters.filter(({ in: place, name }) => place === "query" && !used.has(name) && !filters.has(name)).map(({ name }) => name);
}
