/** Sequences over producers and consumers: what several requests together show of one thing. */
import type { Contract, Operation } from "../../contract/model.ts";
import { type Provenance, provenanceAt, weaker } from "../../contract/provenance.ts";
import { responseFor } from "../../contract/status.ts";
import type { Case } from "../case.ts";
import { oneMember } from "../provoke/sequences/change.ts";
import { longInteger } from "../provoke/sequences/integers-as-sent.ts";
import { left } from "../provoke/sequences/put-replaces.ts";
import { freeText } from "../provoke/sequences/texts-as-sent.ts";
import { documented, refusals, successes } from "./new-case.ts";
import { pagingOf } from "./paging.ts";
import { readings } from "./readings.ts";
import { type Thing, thingsOf } from "./things.ts";
import { validBody } from "./valid-body.ts";

export const patterns = [
  "read-after-create",
  "list-after-create",
  "distinct-ids",
  "read-after-update",
  "update-changes-only",
  "delete-deletes",
  "delete-twice",
  "sibling-survives",
  "error-leaves-no-trace",
  "pages",
  "order-stable",
  "texts-as-sent",
  "integers-as-sent",
  "head-equals-get",
  "filters-honoured",
  "includes-honoured",
  "put-replaces",
  "preconditions",
] as const;

export type Pattern = (typeof patterns)[number];

/** A pattern, the operation that it is about, the statuses that it waits for, and the operations that lead there, the anchor first. */
export interface Sequence {
  readonly pattern: Pattern;
  readonly about: Operation | undefined;
  readonly statuses: readonly number[];
  readonly through: readonly (Operation | undefined)[];
  readonly statement: string;
  /** A Link of the document leads from one request to the next. */
  readonly stated?: boolean;
}

export function deriveSequences(contract: Contract): readonly Case[] {
  const things = thingsOf(contract).flatMap((thing) => [...lives(contract, thing), ...changes(contract, thing), ...ends(thing), ...refused(contract, thing)]);
  const sequences = [
    ...things,
    ...contract.operations.flatMap(lists),
    ...contract.operations.flatMap((operation) => [...heads(contract, operation), ...readings(contract, operation)]),
  ];
  return sequences.flatMap((sequence) => sequenceCase(contract, sequence) ?? []);
}

function lives(contract: Contract, { by, issued, lister, producer, reader, remover }: Thing): Sequence[] {
  if (!producer) return [];
  const through = [producer];
  const read: Sequence = {
    pattern: "read-after-create",
    about: reader,
    statuses: reader ? successes(reader) : [],
    through,
    statement: "What was created is there, as it was sent.",
    stated: by === "link",
  };
  const list: Sequence = {
    pattern: "list-after-create",
    about: lister,
    statuses: lister ? successes(lister) : [],
    through,
    statement: "What was created stands in the list, once.",
  };
  const distinct: Sequence = {
    pattern: "distinct-ids",
    about: issued && (reader || remover) ? producer : undefined,
    statuses: successes(producer),
    through,
    statement: "Two things that were created have two names.",
  };
  const texts: Sequence = {
    pattern: "texts-as-sent",
    about: freeText(contract, producer) === undefined ? undefined : (reader ?? lister),
    statuses: successesOf(reader ?? lister),
    through,
    statement: "Texts in any script come back as they were sent.",
  };
  const integers: Sequence = {
    pattern: "integers-as-sent",
    about: longInteger(contract, producer) === undefined ? undefined : (reader ?? lister),
    statuses: successesOf(reader ?? lister),
    through,
    statement: "Integers of 64 bits come back as they were sent.",
  };
  return [read, list, distinct, texts, integers];
}

function changes(contract: Contract, { lister, producer, reader, updater }: Thing): Sequence[] {
  const seenBy = reader ?? lister;
  if (!updater || !seenBy || !isChangeable(contract, updater)) return [];
  const through = [producer ?? updater, updater];
  const read: Sequence = {
    pattern: "read-after-update",
    about: seenBy,
    statuses: successes(seenBy),
    through,
    statement: "What was changed reads as it was changed.",
  };
  const only: Sequence = {
    pattern: "update-changes-only",
    about: updater.method === "PATCH" ? updater : undefined,
    statuses: successes(updater),
    through,
    statement: "A change leaves alone what it does not name.",
  };
  const replaced: Sequence = {
    pattern: "put-replaces",
    about: updater.method === "PUT" && left(validBody(contract, updater, "maximal"), validBody(contract, updater, "minimal")).length > 0 ? updater : undefined,
    statuses: successes(updater),
    through,
    statement: "PUT replaces the whole.",
  };
  return [read, only, replaced];
}

const successesOf = (operation: Operation | undefined): number[] => (operation ? successes(operation) : []);

/** Whether it takes some simple member that can be recognised afterwards. */
const isChangeable = (contract: Contract, updater: Operation): boolean =>
  oneMember(
    contract,
    updater,
    () => false,
    () => "specimen",
  ) !== undefined;

function ends({ by, lister, producer, reader, remover }: Thing): Sequence[] {
  if (!producer || !remover) return [];
  const through = [producer, remover];
  const gone: Sequence = {
    pattern: "delete-deletes",
    about: reader ?? lister,
    statuses: reader ? documented(reader, [404, 410]) : lister ? successes(lister) : [],
    through,
    statement: "What was deleted is gone.",
    stated: by === "link",
  };
  const twice: Sequence = {
    pattern: "delete-twice",
    about: remover,
    statuses: documented(remover, [404, 410]),
    through,
    statement: "What was deleted cannot be deleted again.",
    stated: by === "link",
  };
  const sibling: Sequence = {
    pattern: "sibling-survives",
    about: reader ?? lister,
    statuses: successesOf(reader ?? lister),
    through,
    statement: "Deleting one thing leaves the others.",
  };
  return [gone, twice, sibling];
}

function refused(contract: Contract, { lister, producer, reader, updater }: Thing): Sequence[] {
  const trace = (about: Operation | undefined, statement: string): Sequence => ({
    pattern: "error-leaves-no-trace",
    about: about?.body ? about : undefined,
    statuses: about ? refusals(about) : [],
    through: [producer ?? updater],
    statement,
  });
  return [
    trace(lister ? producer : undefined, "A refused creation creates nothing."),
    trace(updater && (reader || lister) && isChangeable(contract, updater) ? updater : undefined, "A refused change changes nothing."),
  ];
}

function lists(operation: Operation): Sequence[] {
  const { limit, pager } = pagingOf(operation);
  if (operation.method !== "GET" || !pager) return [];
  const about = { about: operation, statuses: successes(operation), through: [operation] };
  return [
    ...(limit ? [{ ...about, pattern: "pages" as const, statement: "Pages hold no more than asked for, nothing twice, and everything." }] : []),
    { ...about, pattern: "order-stable", statement: "Two equal reads give the same order." },
  ];
}

/** A method that the document declares beside its GET. */
function heads({ operations }: Contract, head: Operation): Sequence[] {
  const get = operations.find(({ method, path }) => method === "GET" && path === head.path);
  if (head.method !== "HEAD" || !get) return [];
  return [{ pattern: "head-equals-get", about: head, statuses: successes(head), through: [get], statement: "HEAD finds what GET finds.", stated: true }];
}

function sequenceCase(contract: Contract, { about, pattern, stated = false, statement, statuses, through }: Sequence): Case | undefined {
  const [status] = statuses;
  if (!about || status === undefined) return undefined;
  const operations = [...new Set([...through.flatMap((operation) => operation ?? []), about])];
  const waited = responseFor(about.responses, status);
  if (waited?.unreachable !== undefined) return undefined;
  const others = operations.filter((operation) => operation !== about).map((operation) => responseFor(operation.responses, successes(operation)[0] ?? 200));
  const responses = [waited, ...others].flatMap((response) => response ?? []);
  const marks = responses.map(({ pointer }) => provenanceAt(contract.document, pointer));
  return {
    id: `${contract.id}/${about.id.replaceAll(" ", "")}/${status}/sequence/${pattern}`,
    api: contract.id,
    operation: about.id,
    statement,
    statuses,
    rejectable: false,
    provocation: { kind: "sequence", pattern, operations: operations.map(({ id }) => id) },
    sources: responses.map(({ pointer }) => `#${pointer}`),
    // What only shapes suggest binds nobody: stories cite the rules that do.
    strength: !stated ? "assumed" : marks.reduce<Provenance>(weaker, "documented"),
  };
}
