/** Making things: what the client said, the path, the key, the defaults, and what only a server knows. */
import type { ResourceOperation } from "../../contract/resources/model.ts";
import { documents } from "../../contract/status.ts";
import { Declined } from "../declined.ts";
import { type Address, addressOf, scopeKey } from "./address.ts";
import { answerWith, successOf } from "./answer.ts";
import type { InferredCall, InferredHandler } from "./call.ts";
import { store } from "./change.ts";
import { completed } from "./complete.ts";
import type { Inference } from "./inference.ts";
import { newKey } from "./keys.ts";
import { placed } from "./placed.ts";
import { readAt } from "./pointers.ts";
import { remove, sinkSeeds } from "./remove.ts";
import { clientPart, type RequestForm, requestForm } from "./request-form.ts";
import type { ResourcePlan } from "./resource-plan.ts";
import { thingsOf } from "./store.ts";
import { joined, type Thing, type Value } from "./thing.ts";
import { clash } from "./unique.ts";

export function createHandler(inference: Inference, plan: ResourcePlan, part: ResourceOperation): InferredHandler {
  const status = successOf(part.operation, [201, 200, 202, 204]);
  return (call) => {
    const address = addressOf(plan, part, call.path);
    const missing = inference.missingParent(plan, part.operation, address, call);
    if (missing !== undefined) return new Declined("unknown-thing", missing);
    const made = make(inference, plan, part, address, call);
    return made instanceof Declined ? made : answerWith(inference, plan, part, status, made, call);
  };
}

/** Stores a new thing. `own` stands in the address where the client chose the key by the path. */
export function make(inference: Inference, plan: ResourcePlan, part: ResourceOperation, address: Address, call: InferredCall): Thing | Declined {
  const form = requestForm(plan.anatomy, part);
  const making = { form, address, given: clientPart(plan, form, part, call.body), replaces: !documents(part.operation.responses, 409) };
  return add(inference, plan, making, call);
}

interface Making {
  readonly form?: RequestForm;
  readonly address: Address;
  readonly given: Value;
  /** Whether the thing may take the place of one that has its key. */
  readonly replaces: boolean;
}

/** Stores what is given, completed by all that the document asks for. */
export function add(inference: Inference, plan: ResourcePlan, { form, address, given: sent, replaces }: Making, call: InferredCall): Thing | Declined {
  const scope = scopeKey(address) ?? scopeFromMembers(plan, address, sent) ?? inference.seeds.scopesOf(plan).map(joined)[0] ?? "";
  const mayTake = (before: Thing): boolean => replaces || inference.seeds.isInvented(before);
  const own = ownKey(plan, scope, address, sent, call, mayTake);
  if (own instanceof Declined) return own;
  const key = [scope, joined(own)].filter((text) => text !== "").join("/");
  const given = placed(plan, scope, own, address, sent);
  const value = completed(plan, form, given, { seed: inference.seedOf({ key }), now: call.now() });
  const things = thingsOf(call.state, plan);
  const before = inference.find(plan, key, call);
  // What belongs to somebody else is not shown, and still has its key.
  if (!before && things.has(key)) return takenKey(plan, own);
  if (before && inference.seeds.isInvented(before)) remove(plan, before, call.state);
  else if (before) return replaces ? store(inference, plan, before, given, call) : takenKey(plan, own);
  const taken = clash(plan, things, scope, key, value);
  if (taken) return taken;
  sinkSeeds(inference, plan, key, call.state);
  const owner = plan.resource.sharing === "owner" && call.principal ? { owner: call.principal.id } : {};
  return things.insert({ key, scope, ...owner, value });
}

function scopeFromMembers(plan: ResourcePlan, { scope }: Address, sent: Value): string | undefined {
  const values = scope.map((value, index) => value ?? readAt(sent, plan.scopeMembers[index] ?? "/ "));
  return values.every((value) => value !== undefined && typeof value !== "object") ? joined(values) : undefined;
}

/** From the path, from the body, else new. */
function ownKey(
  plan: ResourcePlan,
  scope: string,
  { own, beside }: Address,
  sent: Value,
  call: InferredCall,
  mayTake: (before: Thing) => boolean,
): readonly unknown[] | Declined {
  if (own.length > 0) return own;
  const things = thingsOf(call.state, plan);
  const keyOf = (text: string): string => [scope, text].filter((part) => part !== "").join("/");
  const isTaken = (text: string): boolean => things.has(keyOf(text));
  const { keyMembers, resource } = plan;
  const chosen = keyMembers.map((member) =>
    member === undefined ? undefined : (readAt(sent, member) ?? beside.find((entry) => entry.member === member)?.value),
  );
  const last = chosen.length - 1;
  if (chosen.length > 0 && chosen.every((value) => value !== undefined && typeof value !== "object" && value !== "")) {
    const before = things.get(keyOf(joined(chosen)));
    if (!before) return chosen;
    if (resource.key?.assignedBy === "client") return mayTake(before) ? chosen : takenKey(plan, chosen);
  }
  const before = chosen.slice(0, last).map((value) => value ?? "example");
  const made = newKey(plan, {
    newId: call.newId,
    count: things.count,
    isTaken: (text) => isTaken([joined(before), text].filter((part) => part !== "").join("/")),
  });
  return made === undefined ? new Declined("conflict", `Every key of ${plan.name} is taken.`) : [...before, made];
}

const takenKey = ({ name }: ResourcePlan, own: readonly unknown[]): Declined =>
  new Declined("conflict", `There is already a thing of ${name} with the key ${JSON.stringify(own.map(String).join("/")).slice(0, 200)}.`);
