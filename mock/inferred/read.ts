/** Showing one thing. */
import type { ResourceOperation } from "../../contract/resources/model.ts";
import { Declined } from "../declined.ts";
import { answerWith, successOf } from "./answer.ts";
import type { InferredHandler } from "./call.ts";
import type { Inference } from "./inference.ts";
import { findThing } from "./item.ts";
import type { ResourcePlan } from "./resource-plan.ts";

export function readHandler(inference: Inference, plan: ResourcePlan, part: ResourceOperation): InferredHandler {
  const status = successOf(part.operation, [200, 204]);
  return (call) => {
    const thing = findThing(inference, plan, part, call);
    return thing instanceof Declined ? thing : answerWith(inference, plan, part, status, thing, call);
  };
}
