/** Replacing things: what is left out goes back to its default. Where the client chooses keys, what is not there is made. */
import type { ResourceOperation } from "../../contract/resources/model.ts";
import { documents } from "../../contract/status.ts";
import { Declined } from "../declined.ts";
import { addressOf } from "./address.ts";
import { answerWith, successOf } from "./answer.ts";
import type { InferredHandler } from "./call.ts";
import { store } from "./change.ts";
import { withDefaults } from "./complete.ts";
import { make } from "./create.ts";
import type { Inference } from "./inference.ts";
import { findThing } from "./item.ts";
import { clientPart, type RequestForm, requestForm } from "./request-form.ts";
import type { ResourcePlan } from "./resource-plan.ts";
import { thingsOf } from "./store.ts";
import type { Value } from "./thing.ts";

export function replaceHandler(inference: Inference, plan: ResourcePlan, part: ResourceOperation): InferredHandler {
  const { operation } = part;
  const replaced = successOf(operation, [200, 204, 202, 201]);
  const created = successOf(operation, [201, 200, 204, 202]);
  const creates = makes(plan, part);
  return (call) => {
    const thing = findThing(inference, plan, part, call);
    if (thing instanceof Declined) {
      const address = addressOf(plan, part, call.path);
      if (!creates || inference.missingParent(plan, operation, address, call) !== undefined) return thing;
      if (plan.resource.kind === "singleton" || address.own.length === 0) return revived(inference, plan, part, created, call) ?? thing;
      const made = make(inference, plan, part, address, call);
      return made instanceof Declined ? made : answerWith(inference, plan, part, created, made, call);
    }
    const form = requestForm(plan.anatomy, part);
    const wanted = replacement(plan, form, thing.value, clientPart(plan, form, part, call.body));
    const stored = store(inference, plan, thing, wanted, call);
    return stored instanceof Declined ? stored : answerWith(inference, plan, part, replaced, stored, call);
  };
}

/** Where POST makes things, PUT makes none of which it can say that they are unknown. */
function makes({ resource }: ResourcePlan, { operation, requestItem }: ResourceOperation): boolean {
  const isNamedByClient = resource.key?.assignedBy === "client";
  const hasOther = resource.operations.some((other) => other.role === "create" && other.operation.path !== operation.path);
  const saysMade = operation.responses.some(({ status }) => status === "201");
  return saysMade || requestItem === undefined || (isNamedByClient && !(hasOther && documents(operation.responses, 404)));
}

function revived(
  inference: Inference,
  plan: ResourcePlan,
  part: ResourceOperation,
  status: number,
  call: Parameters<InferredHandler>[0],
): ReturnType<InferredHandler> | undefined {
  const things = thingsOf(call.state, plan);
  const path = addressOf(plan, part, call.path)
    .scope.map((value) => encodeURIComponent(String(value)).replaceAll(".", "%2E"))
    .join("/");
  const gone = things.get(path === "" ? "." : `${path}/.`);
  if (!gone?.gone) return undefined;
  things.delete(gone.key);
  const thing = findThing(inference, plan, part, call);
  if (thing instanceof Declined) return thing;
  const form = requestForm(plan.anatomy, part);
  const stored = store(inference, plan, thing, replacement(plan, form, thing.value, clientPart(plan, form, part, call.body)), call);
  return stored instanceof Declined ? stored : answerWith(inference, plan, part, status, stored, call);
}

/** What the client may set comes from the request alone; the rest stays. */
function replacement({ anatomy }: ResourcePlan, form: RequestForm, before: Value, sent: Value): Value {
  const stays = Object.entries(before).filter(([name]) => !form.members.has(name));
  return withDefaults(anatomy, form.schema, { ...Object.fromEntries(stays), ...sent }, 0);
}
