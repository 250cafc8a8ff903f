/** Changing things: JSON Patch by its media type, else merge patch. What changes nothing leaves no trace. */
import { essence } from "../../contract/media-type.ts";
import type { Json } from "../../contract/model.ts";
import { escapeToken } from "../../contract/pointer.ts";
import type { ResourceOperation } from "../../contract/resources/model.ts";
import { sameJson } from "../../contract/sample-keywords.ts";
import { documents } from "../../contract/status.ts";
import { Declined } from "../declined.ts";
import type { Anatomy } from "./anatomy.ts";
import { answerWith, successOf } from "./answer.ts";
import type { InferredCall, InferredHandler } from "./call.ts";
import { settled } from "./complete.ts";
import type { Inference } from "./inference.ts";
import { findThing } from "./item.ts";
import { jsonPatch } from "./json-patch.ts";
import { mergePatch } from "./merge-patch.ts";
import { readAt, writeAt } from "./pointers.ts";
import { retagged } from "./precondition.ts";
import { clientPart, requestForm } from "./request-form.ts";
import type { ResourcePlan } from "./resource-plan.ts";
import { thingsOf } from "./store.ts";
import { isValue, type Thing, type Value } from "./thing.ts";
import { stampOf, timeFor } from "./timestamps.ts";
import { clash } from "./unique.ts";

export function changeHandler(inference: Inference, plan: ResourcePlan, part: ResourceOperation): InferredHandler {
  const status = successOf(part.operation, [200, 204, 202, 201]);
  return (call) => {
    const thing = findThing(inference, plan, part, call);
    if (thing instanceof Declined) return thing;
    const value = changed(plan, part, thing, call);
    if (value instanceof Declined) return value;
    const stored = store(inference, plan, thing, value, call);
    return stored instanceof Declined ? stored : answerWith(inference, plan, part, status, stored, call);
  };
}

function changed(plan: ResourcePlan, part: ResourceOperation, { value }: Thing, call: InferredCall): Value | Declined {
  const type = essence(call.request.header("content-type") ?? "");
  if (Array.isArray(call.body) || (type === "application/json-patch+json" && refuses(part))) return patched(plan, value, call.body);
  const form = requestForm(plan.anatomy, part);
  const sent = clientPart(plan, form, part, call.body);
  const isMerge = type === "application/merge-patch+json";
  return mergePatch(value, sent, (at) => !isMerge && takesNull(plan.anatomy, form.schema, at));
}

const takesNull = (anatomy: Anatomy, schema: Json | undefined, at: readonly string[]): boolean =>
  anatomy.allowsNull(anatomy.at(schema, at.map((name) => `/${escapeToken(name)}`).join("")));

/** Some documents offer the media type, allow any object in it, and know no refusal. */
const refuses = ({ operation: { responses } }: ResourceOperation): boolean => documents(responses, 400) || documents(responses, 422);

/** The whole result is judged, because a patch says nothing about the thing that it leaves. */
function patched(plan: ResourcePlan, value: Value, patch: unknown): Value | Declined {
  const outcome = jsonPatch(value, patch);
  if ("failure" in outcome) return new Declined(outcome.conflict ? "conflict" : "invalid-request", outcome.failure);
  const view = plan.views[0];
  const violations = view?.check(view.visible(outcome.value));
  return violations ? new Declined("invalid-request", "", violations) : outcome.value;
}

/** Keys and what only the server sets stay; the time of change moves where anything changed. */
export function store(inference: Inference, plan: ResourcePlan, thing: Thing, wanted: Value, call: InferredCall): Thing | Declined {
  const kept = withFixed(plan, thing.value, wanted);
  if (sameValue(kept, thing.value)) return thing;
  const stamped = retagged(withTime(plan, kept, call.now()));
  const value = settled(plan, stamped, { seed: inference.seedOf(thing), now: call.now() });
  const things = thingsOf(call.state, plan);
  const taken = clash(plan, things, thing.scope, thing.key, value);
  if (taken) return taken;
  if (things.get(thing.key)?.gone) things.delete(thing.key);
  // A singleton is stored when it first changes.
  return things.has(thing.key) ? things.update(thing.key, { value }) : things.insert({ ...thing, value });
}

function sameValue(one: Value, other: Value): boolean {
  try {
    return sameJson(one, other);
  } catch {
    // Integers beyond 2^53 have no JSON text here.
    return false;
  }
}

function withFixed({ keyMembers, scopeMembers }: ResourcePlan, before: Value, after: Value): Value {
  let value: unknown = after;
  for (const member of [...keyMembers, ...scopeMembers]) {
    const fixed = member === undefined ? undefined : readAt(before, member);
    if (member !== undefined && fixed !== undefined && readAt(value, member) !== fixed) value = writeAt(value, member, fixed);
  }
  return value as Value;
}

function withTime({ anatomy, views }: ResourcePlan, value: Value, now: Date): Value {
  const stamp = (schema: Json | undefined, at: Value, depth: number): Value => {
    const moved = [...anatomy.shape(schema).members].flatMap(([name, member]): [string, unknown][] => {
      const present = Object.hasOwn(at, name) ? at[name] : undefined;
      if (isValue(present) && depth < 3) return [[name, stamp(member, present, depth + 1)]];
      return present !== undefined && stampOf(anatomy, name, member) === "updated" ? [[name, timeFor(anatomy, name, member, now)]] : [];
    });
    return moved.length === 0 ? at : { ...at, ...Object.fromEntries(moved) };
  };
  return stamp(views[0]?.schema, value, 0);
}
