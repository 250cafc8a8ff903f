/** What a client may say of a thing: the schema of a request body, its members, who sets them. */

import { essence, isJson } from "../../contract/media-type.ts";
import type { Json, Operation } from "../../contract/model.ts";
import type { ResourceOperation } from "../../contract/resources/model.ts";
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

/** JSON where the operation takes it, else the first media type. */
export function requestForm(anatomy: Anatomy, { operation, requestItem }: ResourceOperation): RequestForm {
  const schema = requestItem === undefined ? undefined : anatomy.at(bodySchema(operation), requestItem);
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

/** The thing in a request body, without what the server sets. */
export function clientPart(anatomy: Anatomy, { schema }: RequestForm, { requestItem }: ResourceOperation, body: unknown): Value {
  const item = requestItem === undefined ? undefined : readAt(body, requestItem);
  return isValue(item) ? settable(anatomy, schema, item, 0) : {};
}

/** Files stay with the request; what is stored is JSON. */
function settable(anatomy: Anatomy, schema: Json | undefined, value: Value, depth: number): Value {
  const { members } = anatomy.shape(schema);
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]): [string, unknown][] => {
      const inside = members.get(name);
      if (member === undefined || member instanceof Uint8Array || member instanceof Blob || anatomy.isReadOnly(inside)) return [];
      return [[name, isValue(member) && depth < 8 ? settable(anatomy, inside, member, depth + 1) : member]];
    }),
  );
}
