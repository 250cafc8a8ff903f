/** What a client said of a thing, made into a thing that every place of the document can show. */
import type { Json } from "../../contract/model.ts";
import { isObject } from "../../contract/pointer.ts";
import type { Anatomy } from "./anatomy.ts";
import { serverValues } from "./made-up.ts";
import type { RequestForm } from "./request-form.ts";
import type { ResourcePlan } from "./resource-plan.ts";
import { isValue, type Value } from "./thing.ts";
import { stampOf, timeFor } from "./timestamps.ts";

export interface Making {
  /** Of all that is made up for this thing. */
  readonly seed: number;
  readonly now: Date;
}

const maxDepth = 4;

/** Throws where no value is valid. */
export function completed(plan: ResourcePlan, form: RequestForm | undefined, given: Value, making: Making): Value {
  const { anatomy, views } = plan;
  let value = withDefaults(anatomy, form?.schema, given, 0);
  for (const view of views) value = withServerMembers(anatomy, view.schema, form?.schema, value, making, 0);
  return settled(plan, value, making);
}

/** What a place requires and the value lacks is made up once and kept, so that later answers agree. */
export function settled({ views, anatomy }: ResourcePlan, given: Value, { seed }: Making): Value {
  let value = given;
  for (const view of views) {
    const shown = view.tryToShow(value, seed);
    const missing = Object.entries(shown ?? {}).filter(([name]) => !Object.hasOwn(value, name));
    if (missing.length > 0) value = { ...value, ...Object.fromEntries(missing) };
  }
  const names = views[0] ? [...anatomy.shape(views[0].schema).members.keys()] : [];
  const known = new Set(names.filter((name) => Object.hasOwn(value, name)));
  return Object.fromEntries([...[...known].map((name) => [name, value[name]] as const), ...Object.entries(value).filter(([name]) => !known.has(name))]);
}

/** Defaults of the members that were left out (JSON Schema's `default`, as OpenAPI means it). */
export function withDefaults(anatomy: Anatomy, schema: Json | undefined, given: Value, depth: number): Value {
  if (schema === undefined || depth > maxDepth) return given;
  const certain = anatomy.certain(schema);
  const added: [string, unknown][] = [];
  for (const [name, member] of anatomy.shape(schema).members) {
    const present = Object.hasOwn(given, name) ? given[name] : undefined;
    if (isValue(present)) {
      const inside = withDefaults(anatomy, member, present, depth + 1);
      if (inside !== present) added.push([name, inside]);
    } else if (present === undefined && certain.has(name) && isObject(member) && member["default"] !== undefined && !anatomy.isReadOnly(member)) {
      added.push([name, structuredClone(member["default"])]);
    }
  }
  return added.length === 0 ? given : { ...given, ...Object.fromEntries(added) };
}

/** Members that only answers have, or that are readOnly: times, states, and what else a server would know. */
function withServerMembers(anatomy: Anatomy, shown: Json | undefined, asked: Json | undefined, given: Value, making: Making, depth: number): Value {
  if (depth > maxDepth) return given;
  const settable = anatomy.shape(asked).members;
  const hidden = anatomy.writeOnly(shown);
  const added: [string, unknown][] = [];
  const unknown: string[] = [];
  const certain = anatomy.certain(shown);
  for (const [name, schema] of anatomy.shape(shown).members) {
    const asking = settable.get(name);
    const present = Object.hasOwn(given, name) ? given[name] : undefined;
    if (isValue(present)) {
      const inside = withServerMembers(anatomy, schema, asking, present, making, depth + 1);
      if (inside !== present) added.push([name, inside]);
    }
    if (present !== undefined || hidden.has(name) || !certain.has(name)) continue;
    if (asking !== undefined && !anatomy.isReadOnly(asking) && !anatomy.isReadOnly(schema)) continue;
    const made = knownMember(anatomy, name, schema, making);
    if (made === "unknown") unknown.push(name);
    else if (made !== "absent") added.push([name, made.value]);
  }
  added.push(...serverValues(anatomy, anatomy.shape(shown).members, unknown, making.seed));
  return added.length === 0 ? given : { ...given, ...Object.fromEntries(added) };
}

function knownMember(anatomy: Anatomy, name: string, schema: Json, { now }: Making): { readonly value: unknown } | "absent" | "unknown" {
  const stamp = stampOf(anatomy, name, schema);
  if (stamp === "later") return anatomy.allowsNull(schema) ? { value: null } : "absent";
  if (stamp) return { value: timeFor(anatomy, name, schema, now) };
  if (isObject(schema) && schema["default"] !== undefined) return { value: structuredClone(schema["default"]) };
  const { enum: allowed, types } = anatomy.shape(schema);
  const first = allowed?.find((entry) => entry !== null);
  if (first !== undefined && !types.has("array") && !types.has("object")) return { value: first };
  return types.size === 1 && types.has("boolean") ? { value: false } : "unknown";
}
