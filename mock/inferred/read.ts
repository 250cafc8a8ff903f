/** Showing one thing. */
import type { ResourceOperation } from "../../contract/resources/model.ts";
import { Declined } from "../declined.ts";
import { answerWith, successOf } from "./answer.ts";
import type { InferredHandler } from "./call.ts";
import type { Inference } from "./inference.ts";
import { findThing } from "./item.ts";
import { isKnown } from "./precondition.ts";
import type { ResourcePlan } from "./resource-plan.ts";

export function readHandler(inference: Inference, plan: ResourcePlan, part: ResourceOperation): InferredHandler {
  const status = successOf(part.operation, [200, 204]);
  return (call) => {
    const thing = findThing(inference, plan, part, call);
    if (thing instanceof Declined) return thing;
    return answerWith(inference, plan, part, isKnown(part.operation, thing, call) ? 304 : status, thing, call);
  };
}
