/** Plans of one sandbox, in order. Each draws from its own stream, so that a plan replays exactly. */
import { numbers } from "../state/identifiers.ts";
import type { Plan } from "./plan.ts";

export interface Forced {
  readonly id: number;
  readonly plan: Plan;
  remaining: number;
  /** Calls that matched. */
  seen: number;
}

/** Each sandbox has at most so many plans. */
export const mostPlans = 100;

export class ForcedAnswers {
  readonly #plans: { readonly forced: Forced; readonly draw: () => number }[] = [];
  #lastId = 0;

  get size(): number {
    return this.#plans.length;
  }

  list(): Forced[] {
    return this.#plans.map(({ forced }) => forced);
  }

  add(plan: Plan): Forced {
    this.#lastId += 1;
    const forced = { id: this.#lastId, plan, remaining: plan.times ?? 1, seen: 0 };
    this.#plans.push({ forced, draw: drawn(plan, 0) });
    return forced;
  }

  /** What makes them again as they are now. */
  hold(): () => void {
    const lastId = this.#lastId;
    const held = this.#plans.map(({ forced }) => ({ forced, remaining: forced.remaining, seen: forced.seen }));
    return () => {
      this.#lastId = lastId;
      this.#plans.length = 0;
      for (const { forced, remaining, seen } of held) this.#plans.push({ forced: Object.assign(forced, { remaining, seen }), draw: drawn(forced.plan, seen) });
    };
  }

  /** What the next call of an operation is told; a plan that is over goes. */
  next(api: string, operation: string): Plan | undefined {
    for (const [index, { forced, draw }] of this.#plans.entries()) {
      const { plan } = forced;
      if (plan.operation !== operation || (plan.api !== undefined && plan.api !== api)) continue;
      forced.seen += 1;
      if (draw() / 2 ** 32 >= (plan.probability ?? 1)) continue;
      forced.remaining -= 1;
      if (forced.remaining === 0) this.#plans.splice(index, 1);
      return plan;
    }
    return undefined;
  }
}

/** The plan's stream after so many calls. */
function drawn({ seed = 1 }: Plan, calls: number): () => number {
  const draw = numbers(seed, 0xf0);
  for (let call = 0; call < calls; call += 1) draw();
  return draw;
}
