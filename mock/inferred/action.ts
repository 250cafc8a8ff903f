/** Verbs on a thing: it must exist; where the verb names a state that the thing can be in, it is in that state afterwards. */
import type { ResourceOperation } from "../../contract/resources/model.ts";
import { Declined } from "../declined.ts";
import type { ReplyParts } from "../pipeline/exchange.ts";
import { addressOf } from "./address.ts";
import { answerWith, illustratedAnswer, successOf } from "./answer.ts";
import type { InferredCall, InferredHandler } from "./call.ts";
import { store } from "./change.ts";
import { type Inference, saysUnknown } from "./inference.ts";
import { findThing } from "./item.ts";
import { mergePatch } from "./merge-patch.ts";
import { clientPart, requestForm } from "./request-form.ts";
import { type ResourcePlan, templatesOf } from "./resource-plan.ts";
import type { Value } from "./thing.ts";

export function actionHandler(inference: Inference, plan: ResourcePlan, part: ResourceOperation): InferredHandler {
  const { operation } = part;
  const status = successOf(operation, [200, 201, 202, 204]);
  const onThing = plan.resource.kind === "singleton" || (plan.ownCount > 0 && templatesOf(operation.path).length >= plan.parameters.length);
  const illustrated = (call: InferredCall): ReplyParts => illustratedAnswer(inference, operation, status, call);
  return (call) => {
    if (!onThing) {
      const missing = inference.missingParent(plan, operation, addressOf(plan, part, call.path), call);
      if (missing !== undefined) return new Declined("unknown-thing", missing);
      return illustrated(call);
    }
    const thing = findThing(inference, plan, part, call);
    if (thing instanceof Declined) return saysUnknown(operation) ? thing : illustrated(call);
    const shows = plan.view(operation, status) !== undefined;
    const form = requestForm(plan.anatomy, part);
    const sent = shows && operation.method !== "GET" ? clientPart(plan, form, part, call.body) : {};
    const moved = operation.method === "GET" ? {} : stateAfter(plan, operation.path);
    const stored = store(inference, plan, thing, { ...mergePatch(thing.value, sent, () => true), ...moved }, call);
    return stored instanceof Declined ? stored : answerWith(inference, plan, part, status, stored, call);
  };
}

/** `/cancel` leads to `canceled`, `/archive` to `archived`: an enumerated state or a flag whose word begins like the verb. */
function stateAfter({ anatomy, views }: ResourcePlan, path: string): Value {
  const verb = /([A-Za-z]+)\/?$/.exec(path)?.[1]?.toLowerCase() ?? "";
  const stem = verb.replace(/e$/, "");
  if (stem.length < 3) return {};
  for (const [name, schema] of anatomy.shape(views[0]?.schema).members) {
    const { enum: states, types } = anatomy.shape(schema);
    const state = /status|state|phase/i.test(name) ? states?.find((entry) => typeof entry === "string" && entry.toLowerCase().startsWith(stem)) : undefined;
    if (state !== undefined) return { [name]: state };
    if (types.has("boolean") && new RegExp(`^(?:is_?)?${stem}(?:e?d|t)?$`, "i").test(name)) return { [name]: true };
  }
  return {};
}
