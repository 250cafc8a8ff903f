/** What a client may say of a thing: the schema of a request body, its members, who sets them. */

import { essence, isJson } from "../../contract/media-type.ts";
import type { Json, Operation } from "../../contract/model.ts";
import type { ResourceOperation } from "../../contract/resources/model.ts";
import { isThing } from "../../contract/resources/shape.ts";
import type { Anatomy } from "./anatomy.ts";
import { readAt } from "./pointers.ts";
import type { ResourcePlan } from "./resource-plan.ts";
import { isValue, type Value } from "./thing.ts";

export interface RequestForm {
  readonly schema: Json | undefined;
  /** Those that the client sets; readOnly ones are the server's. */
  readonly members: ReadonlyMap<string, Json>;
}

const nothing: RequestForm = { schema: undefined, members: new Map() };

/** Where the thing stands in a request: as inferred, but in an envelope where answers have it in the same one. */
function itemPointer(anatomy: Anatomy, { operation, requestItem, responseItem, role }: ResourceOperation): string | undefined {
  if ((requestItem !== undefined && requestItem !== "") || role === "action" || !operation.body) return requestItem;
  const schema = bodySchema(operation);
  return [...responseItem.values()].find((pointer) => pointer !== "" && isThing(anatomy.shape(anatomy.at(schema, pointer)))) ?? "";
}

/** JSON where the operation takes it, else the first media type. */
export function requestForm(anatomy: Anatomy, part: ResourceOperation): RequestForm {
  const pointer = itemPointer(anatomy, part);
  const schema = pointer === undefined ? undefined : anatomy.at(bodySchema(part.operation), pointer);
  if (schema === undefined) return nothing;
  return { schema, members: new Map([...anatomy.shape(schema).members].filter(([, member]) => !anatomy.isReadOnly(member))) };
}

/** Of every operation that takes a thing. */
export const requestForms = ({ anatomy, resource }: ResourcePlan): readonly RequestForm[] =>
  resource.operations.filter(({ role }) => role === "create" || role === "replace" || role === "change").map((part) => requestForm(anatomy, part));

function bodySchema({ body }: Operation): Json | undefined {
  const content = body?.content.find(({ range }) => isJson(essence(range)) && !range.includes("json-patch")) ?? body?.content[0];
  return content?.schema;
}

/** The thing in a request body, without what the server sets: readOnly members, and those that only answers declare. */
export function clientPart({ anatomy, views }: ResourcePlan, { schema, members }: RequestForm, part: ResourceOperation, body: unknown): Value {
  const pointer = itemPointer(anatomy, part);
  const item = pointer === undefined ? undefined : readAt(body, pointer);
  if (!isValue(item)) return {};
  const shown = views[0]?.schema;
  const known = anatomy.shape(shown).members;
  const own = members.size === 0 ? item : Object.fromEntries(Object.entries(item).filter(([name]) => members.has(name) || !known.has(name)));
  return settable(anatomy, [schema, shown], own, 0);
}

/** Files stay with the request; what is stored is JSON. */
function settable(anatomy: Anatomy, schemas: readonly (Json | undefined)[], value: Value, depth: number): Value {
  const shapes = schemas.map((schema) => anatomy.shape(schema).members);
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]): [string, unknown][] => {
      const inside = shapes.map((members) => members.get(name));
      if (member === undefined || member instanceof Uint8Array || member instanceof Blob || inside.some((schema) => anatomy.isReadOnly(schema))) return [];
      return [[name, isValue(member) && depth < 8 ? settable(anatomy, inside, member, depth + 1) : member]];
    }),
  );
}
