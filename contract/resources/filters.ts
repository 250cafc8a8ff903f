/** Query parameters that pick things by the value of one member: same name, same type, no word of paging or order. */
import type { Json, Operation, Parameter } from "../model.ts";
import { escapeToken } from "../pointer.ts";
import type { Evidence } from "./model.ts";
import { isPageWord } from "./page-parameters.ts";
import { isList, isThing, type Shape, type ShapeOf } from "./shape.ts";
import { isSortWord } from "./sorting.ts";
import { plain } from "./words.ts";

export interface Filters {
  readonly filters: ReadonlyMap<string, string>;
  readonly evidence: readonly Evidence[];
}

/** They shape the answer, or search it, whatever a thing's members are called. */
const neverFilters =
  /^(?:fields|expand|include|includes|embed|select|view|q|query|search|searchterm|keyword|format|alt|callback|pretty|prettyprint|locale|lang|accesstoken|apikey)$/;

export function filtersOf(operation: Operation, thing: Shape, shapeOf: ShapeOf): Filters {
  const filters = new Map<string, string>();
  const evidence: Evidence[] = [];
  const members = membersOf(thing, shapeOf);
  const consider = (name: string, member: string, schema: Json, pointer: string): void => {
    const found = members.get(plain(member));
    if (!found || !sameType(shapeOf(schema), found.shape, shapeOf)) return;
    filters.set(name, found.pointer);
    evidence.push({ kind: "name", says: `\`${name}\` is called and typed like the member ${found.pointer}`, pointer });
  };
  for (const parameter of operation.parameters) {
    if (parameter.in !== "query" || isReserved(parameter)) continue;
    const { name, schema, pointer } = parameter;
    const bracketed = /^(?:filter|filters|where)\[([^\]]+)\]$/i.exec(name)?.[1];
    if (bracketed !== undefined) consider(name, bracketed, schema, pointer);
    else if (/^(?:filter|filters|where)$/i.test(name) && parameter.style === "deepObject")
      for (const [member, inner] of shapeOf(schema).members) consider(`${name}[${member}]`, member, inner, pointer);
    // `created>` and `created[gte]` compare; they pick no equal value.
    else if (/^[\w.-]+$/.test(name)) consider(name, name, schema, pointer);
  }
  return { filters, evidence };
}

const isReserved = ({ name }: Parameter): boolean => isPageWord(name) || isSortWord(name) || neverFilters.test(plain(name));

/** Scalars of the thing, those of JSON:API `attributes` included. */
function membersOf(thing: Shape, shapeOf: ShapeOf): Map<string, { pointer: string; shape: Shape }> {
  const members = new Map<string, { pointer: string; shape: Shape }>();
  const add = (shape: Shape, at: string): void => {
    for (const [name, schema] of shape.members) {
      const inner = shapeOf(schema);
      if (isThing(inner) || isList(inner)) continue;
      if (!members.has(plain(name))) members.set(plain(name), { pointer: `${at}/${escapeToken(name)}`, shape: inner });
    }
  };
  add(thing, "");
  const attributes = thing.members.get("attributes");
  if (attributes !== undefined) add(shapeOf(attributes), "/attributes");
  return members;
}

function sameType(parameter: Shape, member: Shape, shapeOf: ShapeOf): boolean {
  const asked = isList(parameter) ? shapeOf(parameter.items) : parameter;
  if (asked.members.size > 0) return false;
  if (asked.types.size === 0 || member.types.size === 0) return true;
  return [...asked.types].some((type) => member.types.has(type) || (isNumeric(type) && [...member.types].some(isNumeric)));
}

const isNumeric = (type: string): boolean => type === "integer" || type === "number";
