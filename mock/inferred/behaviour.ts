/** Behaviour of a document that nobody wrote a module for: its things are kept, and each operation does what it does to them. */
import type { Contract, Operation } from "../../contract/model.ts";
import type { Resources } from "../../contract/resources/model.ts";
import type { Behaviour } from "../handler.ts";
import { misfit, thingsIn } from "../override/inferred-things.ts";
import { actionHandler } from "./action.ts";
import { headersFor, illustrateOnce, speakerOf } from "./answer.ts";
import type { InferredCall, InferredHandler } from "./call.ts";
import { changeHandler } from "./change.ts";
import { createHandler } from "./create.ts";
import { NoValidValue } from "./fitted.ts";
import { Inference } from "./inference.ts";
import { listHandler } from "./list.ts";
import { looseHandler } from "./loose.ts";
import { readHandler } from "./read.ts";
import { deleteHandler } from "./remove.ts";
import { replaceHandler } from "./replace.ts";
import type { ResourcePlan } from "./resource-plan.ts";
import { InferredForm } from "./start-form.ts";
import { refusalBody } from "./wording.ts";

/** The same calls give the same answers for the same seed. */
export function inferredBehaviour(contract: Contract, resources: Resources, { seed }: { readonly seed: number }): Behaviour {
  const inference = new Inference(contract, resources, seed);
  const byId = new Map(contract.operations.map((operation) => [operation.id, operation]));
  return {
    principals: [],
    anonymous: { id: "anyone", credentials: [] },
    state: () => inference.newState(),
    // What these handlers return is checked against the contract like any other reply.
    operations: Object.fromEntries(contract.operations.map((operation) => [operation.id, lazily(inference, operation) as never])),
    authorize: ({ principal }) => (principal?.id === "forbidden" ? "forbidden" : undefined),
    refuse: (refusal) => refusalBody(contract, inference.anatomy, byId.get(refusal.operation ?? ""), refusal, seed),
    startForm: new InferredForm(inference),
    rescue: (id, status) => rescued(inference, byId.get(id), status),
    inferred: {
      resources: resources.resources.map(({ name }) => name),
      loose: resources.loose.length,
      things: (call) => thingsIn(inference, call),
      misfit: (name, thing) => misfit(inference, name, thing),
    },
  };
}

/** A handler is made by the first call, so that a large document starts at once. */
function lazily(inference: Inference, operation: Operation): InferredHandler {
  let handler: InferredHandler | undefined;
  return (call: InferredCall) => {
    handler ??= handlerOf(inference, shownBy(inference, operation));
    try {
      return handler(call);
    } catch (error) {
      if (error instanceof NoValidValue) return looseHandler(inference, operation)(call);
      throw error;
    }
  };
}

/** A declared HEAD does what GET does, where both document the same successes. */
function shownBy(inference: Inference, operation: Operation): Operation {
  const speaker = speakerOf(inference, operation);
  const isAlike = speaker.responses.every(({ status }) => !status.startsWith("2") || operation.responses.some((one) => one.status === status));
  return isAlike ? speaker : operation;
}

function handlerOf(inference: Inference, operation: Operation): InferredHandler {
  const found = inference.of(operation);
  if (!found || operation.responses.length === 0 || isUnseen(found.plan)) return looseHandler(inference, operation);
  const { plan, part } = found;
  switch (part.role) {
    case "list":
      return part.list ? listHandler(inference, plan, part, part.list) : looseHandler(inference, operation);
    case "create":
      return createHandler(inference, plan, part);
    case "read":
      return readHandler(inference, plan, part);
    case "change":
      return changeHandler(inference, plan, part);
    case "replace":
      return replaceHandler(inference, plan, part);
    case "delete":
      return deleteHandler(inference, plan, part);
    case "action":
      return actionHandler(inference, plan, part);
  }
}

/** Nothing shows such a thing; what can be made is still there or not. */
const isUnseen = ({ views, resource }: ResourcePlan): boolean => views.length === 0 && resource.operations.every(({ role }) => role !== "create");

/** What is sent where a handler's answer does not hold: an illustration of the same status. */
function rescued(inference: Inference, operation: Operation | undefined, status: number): { body: unknown; headers: Record<string, string> } | undefined {
  if (!operation) return undefined;
  const nobody = { request: { method: "", path: "", query: "", header: () => undefined, body: new Uint8Array() } } as unknown as InferredCall;
  return { body: illustrateOnce(inference, operation, status), headers: headersFor(inference, operation, status, {}, nobody) };
}
