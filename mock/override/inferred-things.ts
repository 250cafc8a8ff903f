/** Inferred resources by name: stored rows on one side, things as the document shows them on the other. */
import { distance } from "../../contract/nearest.ts";
import { sentence } from "../../contract/violation.ts";
import { Declined } from "../declined.ts";
import type { InferredCall } from "../inferred/call.ts";
import { store } from "../inferred/change.ts";
import { add } from "../inferred/create.ts";
import type { Inference } from "../inferred/inference.ts";
import { remove } from "../inferred/remove.ts";
import type { ResourcePlan } from "../inferred/resource-plan.ts";
import { singletonAt } from "../inferred/singleton.ts";
import { thingsOf } from "../inferred/store.ts";
import { joined, type Thing, type Value } from "../inferred/thing.ts";
import { orThrow } from "./refused.ts";
import type { Place, Things } from "./things.ts";

/** The state of a call: inferred resources and collections of one's own. A name that nothing has throws. */
export function thingsIn(inference: Inference, call: InferredCall): object {
  const made = new Map<string, InferredThings>();
  return new Proxy(call.state, {
    get(state, name) {
      if (typeof name !== "string") return undefined;
      const plan = inference.plans.get(name);
      if (!plan) return Object.hasOwn(state, name) ? state[name] : unknownName(name, Object.keys(state));
      const things = made.get(name) ?? new InferredThings(inference, plan, call);
      made.set(name, things);
      return things;
    },
  });
}

function unknownName(name: string, known: readonly string[]): never {
  const [nearest] = [...known].sort((one, other) => distance(one, name) - distance(other, name));
  throw new Error(`The state holds no "${name}".${nearest === undefined ? "" : ` Did you mean "${nearest}"?`}`);
}

/** Why the document cannot show a stored thing as it is. */
export function misfit(inference: Inference, name: string, stored: object): string | undefined {
  const view = inference.plans.get(name)?.views[0];
  // Rows of this very collection.
  const [first] = view?.check(view.visible((stored as Thing).value)) ?? [];
  return first && sentence(first);
}

class InferredThings implements Things<Value> {
  readonly #inference: Inference;
  readonly #plan: ResourcePlan;
  readonly #call: InferredCall;

  constructor(inference: Inference, plan: ResourcePlan, call: InferredCall) {
    this.#inference = inference;
    this.#plan = plan;
    this.#call = call;
  }

  get all(): readonly Value[] {
    const stored = [...thingsOf(this.#call.state, this.#plan).all];
    return stored.flatMap(({ key }) => {
      const thing = this.#inference.find(this.#plan, key, this.#call);
      return thing ? [this.#shown(thing)] : [];
    });
  }

  get size(): number {
    return this.all.length;
  }

  has(place: Place): boolean {
    return !(this.#find(place) instanceof Declined);
  }

  get(place: Place): Value | undefined {
    const thing = this.#find(place);
    return thing instanceof Declined ? undefined : this.#shown(thing);
  }

  insert(value: Value, under: Place = []): Value {
    const { scopeParameters } = this.#plan;
    const values = [under].flat();
    // Where no place is named, the members that repeat it say what the thing stands under.
    const scope = values.length === 0 ? scopeParameters.map(() => undefined) : values;
    const making = { address: { scope, own: [], beside: [] }, given: value, replaces: false };
    return this.#shown(orThrow(add(this.#inference, this.#plan, making, this.#call)));
  }

  update(place: Place, changes: Value): Value {
    const thing = orThrow(this.#find(place));
    return this.#shown(orThrow(store(this.#inference, this.#plan, thing, { ...thing.value, ...changes }, this.#call)));
  }

  delete(place: Place): boolean {
    const thing = this.#find(place);
    if (thing instanceof Declined) return false;
    remove(this.#plan, thing, this.#call.state);
    return true;
  }

  #find(place: Place): Thing | Declined {
    const values = [place].flat();
    if (this.#plan.resource.kind === "singleton") return singletonAt(this.#inference, this.#plan, joined(values), this.#call);
    const found = this.#inference.find(this.#plan, joined(values), this.#call);
    return found ?? new Declined("unknown-thing", this.#inference.unknown(this.#plan, values, this.#call));
  }

  #shown(thing: Thing): Value {
    return this.#plan.views[0]?.tryToShow(thing.value, this.#inference.seedOf(thing)) ?? thing.value;
  }
}
