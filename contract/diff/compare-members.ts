/** Members of objects: named, by pattern, and all others. */
import { escapeToken } from "../pointer.ts";
import type { Direction } from "./change.ts";
import type { Facets } from "./facets.ts";
import type { SchemaAt } from "./leaves.ts";
import type { Pair } from "./schema-diff.ts";
import { memberSchemas, otherMembers, patternSchemas, type SchemaSide } from "./schema-side.ts";

export function compareMembers(pair: Pair): void {
  const before = membersOf(pair.diff.old, pair.old, pair.direction);
  const after = membersOf(pair.diff.new, pair.new, pair.direction);
  for (const name of new Set([...before.names.keys(), ...after.names.keys()])) compareMember(pair, name, before, after);
  for (const name of new Set([...pair.old.required.keys(), ...pair.new.required.keys()])) {
    const unnamed = !before.names.has(name) && !after.names.has(name) && !before.hidden.has(name) && !after.hidden.has(name);
    if (unnamed) compareRequired(pair, name, pair.old.required.has(name), pair.new.required.has(name));
  }
  compareOthers(pair, before, after);
  comparePatterns(pair, before, after);
}

interface Members {
  readonly side: SchemaSide;
  readonly facets: Facets;
  /** Name → where it is declared. */
  readonly names: ReadonlyMap<string, string>;
  /** Never part of a message in this direction: readOnly of requests, writeOnly of responses. */
  readonly hidden: ReadonlySet<string>;
  readonly others: readonly SchemaAt[];
  readonly closed: boolean;
}

function membersOf(side: SchemaSide, facets: Facets, direction: Direction): Members {
  const names = new Map<string, string>();
  const hidden = new Set<string>();
  for (const { additionalKeyword, at, properties } of facets.objects) {
    if (additionalKeyword === "unevaluatedProperties") continue;
    for (const name of Object.keys(properties)) {
      const { readOnly, writeOnly } = side.facetsOf(memberSchemas(facets, name));
      if (direction === "request" ? readOnly : writeOnly) hidden.add(name);
      else names.set(name, `${at}/properties/${escapeToken(name)}`);
    }
  }
  const others = otherMembers(facets);
  return { side, facets, names, hidden, others, closed: side.facetsOf(others).never };
}

function compareMember(pair: Pair, name: string, before: Members, after: Members): void {
  const oldAt = before.names.get(name);
  const newAt = after.names.get(name);
  const required = pair.new.required.has(name);
  if (oldAt !== undefined && newAt !== undefined) {
    compareRequired(pair, name, pair.old.required.has(name), required, { old: oldAt, new: newAt });
    pair.enter(memberSchemas(pair.old, name), memberSchemas(pair.new, name));
  } else if (newAt !== undefined) added(pair, name, before, newAt, required);
  else if (oldAt !== undefined) removed(pair, name, after, oldAt);
}

function compareRequired(pair: Pair, name: string, was: boolean, is: boolean, places: { old?: string; new?: string } = {}): void {
  if (was === is) return;
  const why = is
    ? { request: "A client that omits it is now refused.", response: "Clients only gain certainty." }
    : { request: "Clients that send it go on doing so.", response: "A client that counts on it can find it missing." };
  pair.shift("property-required", is ? "narrowed" : "widened", `"${name}" is ${is ? "required now" : "not required any more"}`, places, why[pair.direction]);
}

function added(pair: Pair, name: string, before: Members, at: string, required: boolean): void {
  const change = (rule: string, severity: "breaking" | "safe", says: string, why: string): void =>
    pair.add({ rule: `${pair.direction}-${rule}`, severity, direction: pair.direction, says, why, old: pair.places.old, new: at });
  const shown = before.hidden.has(name);
  if (pair.direction === "request") {
    if (required) change("property-added-required", "breaking", `"${name}" is new and required`, "A client that does not know it is now refused.");
    else if (shown) change("property-added", "safe", `"${name}" is not readOnly any more`, "Clients may send it now, and need not.");
    else change("property-added", "safe", `"${name}" is new and optional`, "Clients may send it, and need not.");
    return;
  }
  if (before.closed && !shown)
    change(
      "property-added-closed",
      "breaking",
      `"${name}" is new where no further members were allowed`,
      "A client that checks what it receives refuses the answer.",
    );
  else change("property-added", "safe", `"${name}" is new`, "The old version allowed further members, which clients ignore.");
  // A map's members had to fit its schema, whatever their name.
  if (!before.closed && before.others.length > 0) pair.enter(before.others, memberSchemas(pair.new, name));
}

function removed(pair: Pair, name: string, after: Members, at: string): void {
  const change = (rule: string, severity: "breaking" | "risky", says: string, why: string): void =>
    pair.add({ rule: `${pair.direction}-${rule}`, severity, direction: pair.direction, says, why, old: at, new: pair.places.new });
  if (after.hidden.has(name)) {
    if (pair.direction === "request") change("property-removed", "breaking", `"${name}" is readOnly now`, "A client that sends it is refused or not heard.");
    else change("property-removed", "breaking", `"${name}" is writeOnly now`, "A client that reads it finds it no longer.");
  } else if (pair.direction === "response") change("property-removed", "breaking", `"${name}" is gone`, "A client that reads it finds it no longer.");
  else if (after.closed)
    change("property-removed", "breaking", `"${name}" is gone, and further members are not allowed`, "A client that sends it is now refused.");
  else change("property-ignored", "risky", `"${name}" is gone`, "A client may go on sending it, but nobody says what it means.");
}

function compareOthers(pair: Pair, before: Members, after: Members): void {
  const places = { ...(before.others[0] && { old: before.others[0].at }), ...(after.others[0] && { new: after.others[0].at }) };
  if (before.closed !== after.closed) {
    if (after.closed) pair.shift("additional-properties", "narrowed", "further members are not allowed any more", places);
    else pair.shift("additional-properties", "widened", "further members are allowed now", places);
  } else if (before.others.length > 0 || after.others.length > 0) pair.enter(orHere(before.others, pair.places.old), orHere(after.others, pair.places.new));
}

const orHere = (schemas: readonly SchemaAt[], at: string): readonly SchemaAt[] => (schemas.length === 0 ? [{ schema: true, at }] : schemas);

function comparePatterns(pair: Pair, before: Members, after: Members): void {
  const old = patternSchemas(pair.old);
  const other = patternSchemas(pair.new);
  for (const name of new Set([...old.keys(), ...other.keys()])) {
    const [was, is] = [old.get(name), other.get(name)];
    if (was && is) pair.enter([was], [is]);
    else if (is)
      pair.shift("pattern-properties", before.closed ? "widened" : "narrowed", `members like "${name}" have a schema of their own now`, { new: is.at });
    else if (was)
      pair.shift("pattern-properties", after.closed ? "narrowed" : "widened", `members like "${name}" have no schema of their own any more`, { old: was.at });
  }
}
